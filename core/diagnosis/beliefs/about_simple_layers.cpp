// What people believe about inputs, activations, dropout and effort: rows Z2-Z5, G10.
#include <cmath>

#include "core/diagnosis/belief_rules.hpp"
#include "core/diagnosis/beliefs/all.hpp"

namespace cnn {
namespace {

using Weights = std::vector<Weight>;

bool adds_params(const BeliefSite& site, Weights& weights) {
  const std::string* activation = site.config().value("activation").text();
  if (activation != nullptr && *activation == "linear") return false;
  weights.push_back({"activation", {{"units", rules::channels_in(site, site.here.output()), 0}}});
  return true;
}

bool input_counts(const BeliefSite& site, Weights& weights) {
  const Shape& shape = site.here.output();
  if (!is_known(shape)) return false;
  std::vector<Factor> factors;
  for (const Count size : without_batch(shape)) factors.push_back({"size", size, 0});
  weights.push_back({"input", factors});
  return true;
}

bool has_none(const BeliefSite&, Weights& weights) {
  const bool changed = !weights.empty();
  weights.clear();
  return changed;
}

/// Dropout is thought to hand on only the values that it keeps.
bool keeps_part(const BeliefSite& site, Shape& shape) {
  const Count before = shape.back();
  if (before == kUnknown || site.config().value("rate").number() == nullptr) return false;
  shape.back() = std::llround(static_cast<double>(before) * (1 - site.config().number("rate")));
  if (shape.back() <= 0) shape.clear();
  return shape.empty() || shape.back() != before;
}

/// The count of the layer after a Dropout, less the part that is dropped.
bool thinned(const BeliefSite& site, bool shape_asked, std::vector<double>& answer) {
  const auto& inputs = site.model.calls[site.call].inputs;
  if (shape_asked || inputs.empty()) return false;
  const Layer& before = site.model.layer_of(inputs.front().call);
  if (before.class_name != "Dropout") return false;
  answer[0] *= 1 - before.config.number("rate");
  return before.config.number("rate") > 0;
}

/// Kernel times output places, and no bias: what a processor multiplies.
bool products(const BeliefSite& site, Weights& weights) {
  std::vector<Factor> places = rules::output_positions(site);
  const Shape& input = site.input();
  for (std::size_t axis = 1; places.empty() && axis + 1 < input.size(); ++axis) {
    places.push_back({"output_positions", input[axis], 0});
  }
  const bool multiplied = !places.empty() && rules::multiply_by(weights, "kernel", places);
  return rules::drop(weights, "bias") || multiplied;
}

constexpr Belief kActivation = {.id = "activation_adds_params", .rows = {"Z3"}, .weights = adds_params};
constexpr Belief kInput = {.id = "input_has_params", .rows = {"Z4"}, .weights = input_counts};
constexpr Belief kPReLU = {.id = "activation_never_has_params", .rows = {"Z5"}, .prior = kSeen, .weights = has_none};
constexpr Belief kDropout = {.id = "dropout_removes_values", .rows = {"Z2"}, .prior = kSeen, .shape = keeps_part};
constexpr Belief kThinned = {.id = "dropout_thins_next", .rows = {"Z2"}, .prior = kSeen, .answer = thinned};
constexpr Belief kProducts = {.id = "params_are_products", .rows = {"G10"}, .weights = products};

}  // namespace

const Belief* activation_adds_params() { return &kActivation; }
const Belief* params_are_products() { return &kProducts; }
const Belief* dropout_thins_next() { return &kThinned; }
std::vector<const Belief*> activation_beliefs() { return {&kActivation}; }
std::vector<const Belief*> input_beliefs() { return joined({&kInput}, picture_beliefs()); }
std::vector<const Belief*> p_re_lu_beliefs() { return {&kPReLU}; }
std::vector<const Belief*> dropout_beliefs() { return {&kDropout}; }

}  // namespace cnn
