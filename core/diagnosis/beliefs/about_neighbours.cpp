// Numbers of one layer put in the place of another's: rows C34-C37, D27, D28, R9.
#include "core/diagnosis/belief_rules.hpp"
#include "core/diagnosis/beliefs/all.hpp"
#include "core/model/layout.hpp"

namespace cnn {
namespace {

using Weights = std::vector<Weight>;

/// The nearest layer before or after this one whose argument is another: {5, 5} for a layer of {3, 3}. Empty where
/// there is none. Only of as many numbers, so that a Conv1D lends nothing to a Conv2D.
std::vector<Count> of_neighbour(const BeliefSite& site, std::string_view argument, bool later) {
  const auto list = [&](const Config& config) {
    const Value& value = config.value(argument);
    if (value.array() != nullptr) return config.tuple(argument);
    return value.integer() ? std::vector<Count>{*value.integer()} : std::vector<Count>{};
  };
  const std::vector<Count> own = list(site.config());
  for (std::size_t call = site.call; later ? ++call < site.model.calls.size() : call-- > 0;) {
    std::vector<Count> other = list(site.model.layer_of(call).config);
    if (!other.empty() && other.size() == own.size() && other != own) return other;
  }
  return {};
}

bool shape_with_kernel(const BeliefSite& site, Shape& shape, bool later) {
  const std::vector<Count> kernel = of_neighbour(site, "kernel_size", later);
  bool changed = false;
  for (std::size_t i = 0; i < kernel.size() && i < site.here.windows.size(); ++i) {
    Window window = site.here.windows[i];
    if (window.size == kUnknown) continue;
    window.kernel = kernel[i];
    Count& size = shape[static_cast<std::size_t>(window.axis)];
    changed = changed || window.output() != size;
    size = window.output();
    if (size > 0) continue;
    shape.clear();
    return true;
  }
  return changed;
}

bool weights_with_kernel(const BeliefSite& site, Weights& weights, bool later) {
  const std::vector<Count> kernel = of_neighbour(site, "kernel_size", later);
  if (kernel.empty() || weights.empty()) return false;
  bool changed = false;
  std::size_t i = 0;
  for (Factor& factor : weights.front().factors) {
    if (factor.label.substr(0, 7) != "kernel_" || i >= kernel.size()) continue;
    changed = changed || factor.size != kernel[i];
    factor.size = kernel[i++];
  }
  return changed;
}

/// The number of filters or units. Those of the layer before are mostly what this one reads: then the shape says no
/// more than `conv_keeps_depth` and `dense_keeps_size`, and is left to them.
bool shape_with(const BeliefSite& site, Shape& shape, std::string_view argument, bool later) {
  const std::vector<Count> other = of_neighbour(site, argument, later);
  if (other.empty() || (!later && other.front() == rules::input_channels(site))) return false;
  Count& size = shape[static_cast<std::size_t>(channel_axis(site.config(), shape.size()))];
  const bool changed = size != other.front();
  size = other.front();
  return changed;
}

bool weights_with(const BeliefSite& site, Weights& weights, std::string_view argument, bool later) {
  const std::vector<Count> other = of_neighbour(site, argument, later);
  bool changed = false;
  for (Weight& weight : weights) {
    for (Factor& factor : weight.factors) {
      if (other.empty() || factor.label != argument || factor.size == other.front()) continue;
      factor.size = other.front();
      changed = true;
    }
  }
  return changed;
}

constexpr Belief kKernels[] = {
    {.id = "conv_kernel_of_earlier",
     .rows = {"C34"},
     .prior = kSeen,
     .weights = [](const BeliefSite& s, Weights& w) { return weights_with_kernel(s, w, false); },
     .shape = [](const BeliefSite& s, Shape& shape) { return shape_with_kernel(s, shape, false); }},
    {.id = "conv_kernel_of_later",
     .rows = {"C35"},
     .prior = kSeen,
     .weights = [](const BeliefSite& s, Weights& w) { return weights_with_kernel(s, w, true); },
     .shape = [](const BeliefSite& s, Shape& shape) { return shape_with_kernel(s, shape, true); }},
};

constexpr Belief kFilters[] = {
    {.id = "conv_filters_of_earlier",
     .rows = {"C36"},
     .prior = kSeen,
     .weights = [](const BeliefSite& s, Weights& w) { return weights_with(s, w, "filters", false); },
     .shape = [](const BeliefSite& s, Shape& shape) { return shape_with(s, shape, "filters", false); }},
    {.id = "conv_filters_of_later",
     .rows = {"C37"},
     .prior = kSeen,
     .weights = [](const BeliefSite& s, Weights& w) { return weights_with(s, w, "filters", true); },
     .shape = [](const BeliefSite& s, Shape& shape) { return shape_with(s, shape, "filters", true); }},
};

constexpr Belief kUnits[] = {
    {.id = "dense_units_of_earlier",
     .rows = {"D27"},
     .weights = [](const BeliefSite& s, Weights& w) { return weights_with(s, w, "units", false); },
     .shape = [](const BeliefSite& s, Shape& shape) { return shape_with(s, shape, "units", false); }},
    {.id = "dense_units_of_later",
     .rows = {"D28"},
     .weights = [](const BeliefSite& s, Weights& w) { return weights_with(s, w, "units", true); },
     .shape = [](const BeliefSite& s, Shape& shape) { return shape_with(s, shape, "units", true); }},
};

/// What the first recurrent layer of the model reads at each step.
std::optional<Count> first_recurrent_input(const BeliefSite& site) {
  for (std::size_t call = 0; call < site.call; ++call) {
    const std::vector<Weight>& weights = site.before(call).weights;
    if (weights.size() < 2 || weights[1].name != "recurrent_kernel") continue;
    for (const Factor& factor : weights.front().factors) {
      if (factor.label.substr(0, 6) == "input_") return factor.size;
    }
  }
  return std::nullopt;
}

/// "The same layer, so the same count": it is thought to read what the first one reads.
constexpr Belief kSameAsFirst = {
    .id = "rnn_same_as_first", .rows = {"R9"}, .prior = kSeen, .weights = [](const BeliefSite& s, Weights& w) {
      const auto first = first_recurrent_input(s);
      bool changed = false;
      for (Weight& weight : w) {
        for (Factor& factor : weight.factors) {
          if (!first || factor.label.substr(0, 6) != "input_" || factor.size == *first) continue;
          factor.size = *first;
          changed = true;
        }
      }
      return changed;
    }};

}  // namespace

std::vector<const Belief*> neighbours_kernel_beliefs() { return rules::pointers(kKernels); }
std::vector<const Belief*> neighbours_beliefs() { return joined(rules::pointers(kKernels), rules::pointers(kFilters)); }
std::vector<const Belief*> neighbours_units_beliefs() { return rules::pointers(kUnits); }
const Belief* rnn_same_as_first() { return &kSameAsFirst; }

}  // namespace cnn
