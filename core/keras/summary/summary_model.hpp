// What a printer of summary() is given.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/shape.hpp"

namespace cnn {

/// Which Keras prints. Read in the source of each: 3.0.1 and later; TF 2.13 to 2.15 and tf-keras; TF 2.7 to 2.12;
/// TF 2.0 to 2.6; standalone 2.3; standalone 2.0 to 2.2.
enum class SummaryStyle { kKeras3, kTf213, kTf27, kTf20, kKeras23, kKeras2 };

/// A number of parameters, the bytes they take, and whether an unknown layer may add more.
struct SummaryTotal {
  Count params = 0;
  Count bytes = 0;
  bool at_least = false;
};

struct SummaryRow {
  std::string name = {};
  std::string class_name = {};
  /// What the layer's last call gives, one shape an output; none where the shape is unknown.
  std::vector<Shape> output_shapes = {};
  /// A shared layer whose calls give different shapes: the classic eras print `multiple`.
  bool shapes_differ = false;
  bool built = true;
  /// Nothing where the count is unknown.
  std::optional<Count> params = 0;
  /// Texts such as `conv2d[0][0]`, of all calls in this model; none for an input and inside an expanded nested model.
  std::vector<std::string> connected_to = {};
  bool trainable = true;
  bool has_weights = false;
  /// 0 for the model's own rows, 1 for the layers of a nested model, which follow its row, and so on.
  int depth = 0;
};

struct SummaryModel {
  std::string name = {};
  std::vector<SummaryRow> rows = {};
  /// No branch, merge or shared layer: the column `Connected to` is left out.
  bool sequential_like = true;
  SummaryTotal trainable = {};
  SummaryTotal non_trainable = {};
  /// The variables of a built optimizer; nothing before `fit`. Only Keras 3 prints them.
  std::optional<SummaryTotal> optimizer = {};
};

struct SummaryOptions {
  SummaryStyle style = SummaryStyle::kKeras3;
  /// `line_length`; 0 stands for Keras's own.
  int width = 0;
  /// Of these two, `keras2` and `keras2.3` know neither and print as without.
  bool show_trainable = false;
  /// Whether rows with a depth are printed.
  bool expand_nested = false;
};

}  // namespace cnn
