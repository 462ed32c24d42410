// What people believe about inputs and activations: rows Z3, Z4.
#include "core/misconceptions/all.hpp"
#include "core/misconceptions/rules.hpp"

namespace cnn {
namespace {

bool adds_params(const BeliefSite& site, std::vector<Weight>& weights) {
  const std::string* activation = site.config().value("activation").text();
  if (activation != nullptr && *activation == "linear") return false;
  weights.push_back({"activation", {{"units", rules::channels_in(site, site.here.output()), 0}}});
  return true;
}

bool input_counts(const BeliefSite& site, std::vector<Weight>& weights) {
  const Shape& shape = site.here.output();
  if (!is_known(shape)) return false;
  std::vector<Factor> factors;
  for (const Count size : without_batch(shape)) factors.push_back({"size", size, 0});
  weights.push_back({"input", factors});
  return true;
}

constexpr Belief kActivation = {.id = "activation_adds_params", .rows = {"Z3"}, .weights = adds_params};
constexpr Belief kInput = {.id = "input_has_params", .rows = {"Z4"}, .weights = input_counts};

}  // namespace

const Belief* activation_adds_params() { return &kActivation; }
std::vector<const Belief*> activation_beliefs() { return {&kActivation}; }
std::vector<const Belief*> input_beliefs() { return {&kInput}; }

}  // namespace cnn
