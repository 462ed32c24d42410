// Lays a model out flat: models within the model become calls among its own, and every tensor and weight its place.
#pragma once

#include <map>

#include "core/running/flat_graph.hpp"

namespace cnn {

/// What a network is laid out for.
struct LayoutWishes {
  /// Weights will be drawn; otherwise all are written by somebody, and how they would start is not asked.
  bool drawn = true;
  /// Only calls that change a value's place keep their input's memory; those that do nothing but when they learn
  /// (Dropout) have their own.
  bool learns = false;
};

struct LaidOut {
  FlatGraph flat = {};
  std::vector<std::size_t> call_outputs = {};  ///< the tensor that each call of the model puts out, in order of calls
  /// A mask comes with one of the model's outputs: it would have a say in a loss.
  bool output_masked = false;
  Count weight_floats = 0;
  Count activation_floats = 0;
};

/// `model` and `facts` must outlive what is answered. Errors: `not_run` for a layer that is counted but not run,
/// `not_drawn`; `unknown_size` where an input size is None; `too_much_memory`.
Result<LaidOut> lay_out(const Model& model, const std::vector<Facts>& facts, LayoutWishes wishes);

/// More floats than kMaxFloats. `layer`: the one that was laid out when they were too many; may be empty.
Error too_much_memory(const std::string& layer, Count floats);

}  // namespace cnn
