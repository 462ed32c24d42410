// Weights that an argument takes away, and those that another framework does not count: rows B5, B9, C38.
#include <algorithm>

#include "core/diagnosis/belief_rules.hpp"
#include "core/diagnosis/beliefs/all.hpp"

namespace cnn {
namespace {

using Weights = std::vector<Weight>;
using Flags = std::initializer_list<std::string_view>;

/// The config with these flags on. Nothing where none of them is off.
std::optional<Config> switched_on(const Config& config, Flags flags) {
  Value arguments = config.all();
  bool changed = false;
  for (const std::string_view flag : flags) {
    if (!(config.value(flag) == Value(false))) continue;
    arguments.set(flag, true);
    changed = true;
  }
  return changed ? std::optional(Config(std::move(arguments))) : std::nullopt;
}

/// Adds to `weights` what one layer would have besides its own ones if the flags were on.
bool add_switched_off(const Layer& layer, const Facts& facts, const Value& arguments, Flags flags, Weights& weights) {
  const auto config = switched_on(layer.config, flags);
  if (!config || layer.kind->weights == nullptr) return false;
  bool changed = false;
  for (Weight& weight : layer.kind->weights({*config, facts.inputs, &layer, &arguments, &facts.inner})) {
    const bool there = std::any_of(facts.weights.begin(), facts.weights.end(),
                                   [&](const Weight& one) { return one.name == weight.name; });
    if (there) continue;
    weight.trainable = weight.trainable && learns(layer);
    weights.push_back(std::move(weight));
    changed = true;
  }
  return changed;
}

/// Also of the layers inside a wrapper.
bool ignores_flags(const BeliefSite& site, Weights& weights, Flags flags) {
  const Layer& layer = site.model.layer_of(site.call);
  bool changed = add_switched_off(layer, site.here, site.model.calls[site.call].arguments, flags, weights);
  const std::vector<Facts>& inner = site.here.inner;
  for (std::size_t i = 0; i < layer.wrapped.size() && i < inner.size(); ++i) {
    changed = add_switched_off(layer.wrapped[i], inner[i], {}, flags, weights) || changed;
  }
  return changed;
}

bool is_normalization(const Model& model, std::size_t call) {
  return model.layer_of(call).class_name == "BatchNormalization";
}

/// Whether the output of a call goes straight into a BatchNormalization.
bool is_normalized(const Model& model, std::size_t call) {
  for (std::size_t reader = call + 1; reader < model.calls.size(); ++reader) {
    const auto& inputs = model.calls[reader].inputs;
    const bool reads = std::any_of(inputs.begin(), inputs.end(), [&](const Source& one) { return one.call == call; });
    if (reads && is_normalization(model, reader)) return true;
  }
  return false;
}

/// A convolution or Dense with a bias stands before a BatchNormalization: only there PyTorch's habit shows.
bool any_is_normalized(const Model& model) {
  for (std::size_t call = 0; call < model.calls.size(); ++call) {
    if (model.layer_of(call).config.value("use_bias") == Value(true) && is_normalized(model, call)) return true;
  }
  return false;
}

/// What PyTorch's models have: no bias before a BatchNormalization, and its statistics are no parameters.
bool as_in_pytorch(const BeliefSite& site, Weights& weights) {
  if (!is_normalization(site.model, site.call)) {
    return is_normalized(site.model, site.call) && rules::drop(weights, "bias");
  }
  if (!any_is_normalized(site.model)) return false;  // that is `batch_norm_two_per_channel`
  const bool mean = rules::drop(weights, "moving_mean");
  return rules::drop(weights, "moving_variance") || mean;
}

constexpr Belief kBias = {
    .id = "bias_though_switched_off", .rows = {"C38"}, .prior = kSeen, .weights = [](const BeliefSite& s, Weights& w) {
      return ignores_flags(s, w, {"use_bias"});
    }};

constexpr Belief kSwitches = {
    .id = "batch_norm_switches_ignored", .rows = {"B5"}, .weights = [](const BeliefSite& s, Weights& w) {
      return ignores_flags(s, w, {"scale", "center"});
    }};

constexpr Belief kAsInPyTorch = {
    .id = "counted_as_in_pytorch", .rows = {"B9"}, .prior = kSeen, .weights = as_in_pytorch};

}  // namespace

const Belief* bias_though_switched_off() { return &kBias; }
const Belief* normalization_switches_ignored() { return &kSwitches; }
const Belief* counted_as_in_pytorch() { return &kAsInPyTorch; }

}  // namespace cnn
