// A belief is a changed rule: the engine counts the whole model again under it to find the wrong number, so no wrong
// number is ever listed. Layers name the beliefs that people hold about them; see beliefs/. Each stands for a row of
// the published table of misconceptions.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "core/counting/receptive_field.hpp"
#include "core/model/catalogue.hpp"
#include "core/model/facts.hpp"

namespace cnn {

/// What a changed rule may look at: the model, and the facts as the believer sees them up to and including this call.
struct BeliefSite {
  const Model& model;
  std::span<const Facts* const> facts;  ///< of the calls before this one
  std::size_t call;
  const Facts& here;  ///< `output()` is what Keras's rule gives for the believer's inputs

  const Facts& before(std::size_t earlier) const { return *facts[earlier]; }

  const Config& config() const { return model.layer_of(call).config; }
  const Shape& input() const { return here.inputs.front(); }
};

/// How often people show a belief, as a weight by which causes are ranked: derived and never seen, a distractor of a
/// published quiz, seen in a public thread, or in several.
inline constexpr double kDerived = 1;
inline constexpr double kQuiz = 3;
inline constexpr double kSeen = 4;
inline constexpr double kOften = 8;

/// One row or two; the second is empty where there is one. An array, so that all beliefs are constants.
using Rows = std::array<std::string_view, 2>;

struct Belief {
  std::string_view id;
  /// The rows of the table of misconceptions it stands for; one rule can show itself in several cells.
  Rows rows = {};
  double prior = kDerived;
  /// Changes a layer's weights. False: makes no difference here.
  bool (*weights)(const BeliefSite&, std::vector<Weight>&) = nullptr;
  /// Changes a layer's output shape, and with it everything after. False: makes no difference here.
  bool (*shape)(const BeliefSite&, Shape&) = nullptr;
  /// Changes only what is answered for the layer in question, where no later layer could use it (54.25 cells).
  /// `shape_asked`: sizes without the batch, else one count.
  bool (*answer)(const BeliefSite&, bool shape_asked, std::vector<double>&) = nullptr;
  /// Changes how the receptive field grows at a layer along one axis: what the layer is thought to read there, and what
  /// was reckoned before it. False: makes no difference here.
  bool (*field)(const BeliefSite&, Reading&, Sight& before) = nullptr;
};

/// One layer's share of the total: what beliefs about totals see.
struct CountedLayer {
  std::string_view name;
  std::string_view class_name;
  double params = 0;
  double trainable = 0;
  double learnable = 0;  ///< what would be trained, were nothing frozen
  double biases = 0;
  double uses = 1;  ///< calls of the layer: two and more where it is shared
};

/// A wrong total, and the shares that the mistake concerns as the believer adds them up.
struct WrongTotal {
  struct Share {
    std::string_view layer;
    double value = 0;
  };

  double value = 0;
  std::vector<Share> shares = {};
};

/// What is added up.
enum class Sum { kAll, kTrainable, kNonTrainable };

/// A mistake in adding up, or in comparing two totals.
struct TotalBelief {
  std::string_view id;
  Rows rows = {};
  double prior = kDerived;
  /// Of a model's layers, or of one alone where its cell is asked.
  std::vector<WrongTotal> (*totals)(const std::vector<CountedLayer>&, Sum) = nullptr;
  /// What the layers' counts do not say.
  std::vector<WrongTotal> (*model_totals)(const CountedModel&) = nullptr;
  /// The percentage that is answered for a model of `before` parameters becoming one of `after`.
  double (*percent)(double before, double after) = nullptr;
  /// The size that is answered in a unit (0: bytes, 1: KB, 2: MB, …).
  double (*size)(double params, double bytes, int unit) = nullptr;
  /// The believer has other numbers in the rows too, so that right rows speak against it.
  bool in_rows = false;
};

/// The beliefs about one kind of layer; the list lives as long as the program.
const std::vector<const Belief*>& beliefs_of(const LayerKind& kind);
/// Every belief once, in the order of the catalogue.
std::vector<const Belief*> all_beliefs(const Catalogue& catalogue);
std::span<const TotalBelief> total_beliefs();

}  // namespace cnn
