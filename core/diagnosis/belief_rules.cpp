// Small steps that changed rules are made of.
#include "core/diagnosis/belief_rules.hpp"

#include <algorithm>

#include "core/model/layout.hpp"

namespace cnn::rules {

Weight* find(std::vector<Weight>& weights, std::string_view name) {
  for (Weight& weight : weights) {
    if (weight.name == name) return &weight;
  }
  return nullptr;
}

bool drop(std::vector<Weight>& weights, std::string_view name) {
  const auto before = weights.size();
  std::erase_if(weights, [&](const Weight& weight) { return weight.name == name; });
  return weights.size() != before;
}

bool drop_factor(std::vector<Weight>& weights, std::string_view weight, std::string_view label) {
  return set_factor(weights, weight, label, 1);
}

bool set_factor(std::vector<Weight>& weights, std::string_view weight, std::string_view label, Count size) {
  Weight* found = find(weights, weight);
  if (found == nullptr) return false;
  for (Factor& factor : found->factors) {
    if (factor.label != label || factor.size == size) continue;
    factor.size = size;
    return true;
  }
  return false;
}

bool replace(std::vector<Weight>& weights, std::string_view weight, std::vector<Factor> factors) {
  Weight* found = find(weights, weight);
  if (found == nullptr) return false;
  found->factors = std::move(factors);
  return true;
}

bool multiply_by(std::vector<Weight>& weights, std::string_view weight, const std::vector<Factor>& factors) {
  Weight* found = find(weights, weight);
  if (found == nullptr) return false;
  found->factors.insert(found->factors.end(), factors.begin(), factors.end());
  return true;
}

bool make_single(std::vector<Weight>& weights, std::string_view weight) {
  Weight* found = find(weights, weight);
  if (found == nullptr) return false;
  bool changed = false;
  for (Factor& factor : found->factors) {
    changed = changed || factor.size != 1;
    factor.size = 1;
  }
  return changed;
}

Factor* kernel_factor(std::vector<Weight>& weights, std::string_view label) {
  if (weights.empty()) return nullptr;
  for (Factor& factor : weights.front().factors) {
    if (factor.label == label) return &factor;
  }
  return nullptr;
}

std::vector<Factor> window_factors(const std::vector<Weight>& weights) {
  std::vector<Factor> result;
  for (const Factor& factor : weights.front().factors) {
    if (factor.label.substr(0, 7) == "kernel_") result.push_back(factor);
  }
  return result;
}

bool resize(const BeliefSite& site, Shape& shape, Count (*size_of)(const Window&)) {
  bool changed = false;
  for (const Window& window : site.here.windows) {
    if (window.size == kUnknown) continue;
    Count& size = shape[static_cast<std::size_t>(window.axis)];
    const Count believed = size_of(window);
    changed = changed || believed != size;
    size = believed;
  }
  if (std::any_of(shape.begin() + 1, shape.end(), [](Count size) { return size <= 0 && size != kUnknown; })) {
    shape.clear();
  }
  return changed;
}

std::size_t channel_axis_of(const BeliefSite& site) {
  return static_cast<std::size_t>(channel_axis(site.config(), site.input().size()));
}

Count channels_in(const BeliefSite& site, const Shape& shape) {
  const auto axis = static_cast<std::size_t>(channel_axis(site.config(), shape.size()));
  return axis < shape.size() ? shape[axis] : kUnknown;
}

Count input_channels(const BeliefSite& site) { return site.input()[channel_axis_of(site)]; }

Shape model_input(const BeliefSite& site) { return site.call == 0 ? site.here.output() : site.before(0).output(); }

std::vector<Factor> output_positions(const BeliefSite& site) {
  std::vector<Factor> result;
  for (const Window& window : site.here.windows) {
    result.push_back({"output_positions", site.here.output()[static_cast<std::size_t>(window.axis)], 0});
  }
  return result;
}

std::vector<Factor> input_positions(const BeliefSite& site) {
  std::vector<Factor> result;
  for (const Window& window : site.here.windows) result.push_back({"input_positions", window.size, 0});
  return result;
}

std::size_t previous_convolution(const BeliefSite& site, std::size_t call) {
  while (!site.model.calls[call].inputs.empty()) {
    call = site.model.calls[call].inputs.front().call;
    const Facts& facts = site.before(call);
    if (!facts.windows.empty() && !facts.weights.empty()) return call;
  }
  return kNone;
}

}  // namespace cnn::rules
