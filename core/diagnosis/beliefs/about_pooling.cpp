// What people believe about pooling: rows Z1, Z8-Z13, D14-D17, S9-S11.
#include "core/diagnosis/belief_rules.hpp"
#include "core/diagnosis/beliefs/all.hpp"

namespace cnn {
namespace {

using Weights = std::vector<Weight>;
using rules::resize;

std::vector<Factor> pool_cells(const BeliefSite& site) {
  std::vector<Factor> cells;
  for (const Window& window : site.here.windows) cells.push_back({"pool_cells", window.kernel, 0});
  return cells;
}

/// Pretends that pooling has one weight for each cell, for each channel too, and one bias for each of these.
bool with_weights(const BeliefSite& site, Weights& weights, bool per_channel, bool bias) {
  const Factor channels{"channels", rules::input_channels(site), 0};
  std::vector<Factor> factors = pool_cells(site);
  if (per_channel) factors.push_back(channels);
  weights.push_back({"kernel", factors});
  if (bias)
    weights.push_back({"bias", per_channel ? std::vector<Factor>{channels} : std::vector<Factor>{{"one", 1, 0}}});
  return true;
}

/// Every side but one keeps its size.
bool pools_one_side(const BeliefSite& site, Shape& shape, std::size_t pooled) {
  bool changed = false;
  for (std::size_t i = 0; i < site.here.windows.size(); ++i) {
    const Window& window = site.here.windows[i];
    Count& size = shape[static_cast<std::size_t>(window.axis)];
    if (i == pooled) continue;
    changed = changed || size != window.size;
    size = window.size;
  }
  return changed;
}

bool pools_first_side(const BeliefSite& site, Shape& shape) { return pools_one_side(site, shape, 0); }
bool pools_last_side(const BeliefSite& site, Shape& shape) {
  return pools_one_side(site, shape, site.here.windows.size() - 1);
}

/// The channels divided by the stride, where that leaves several: one is `pool_merges_channels`.
bool divides_channels(const BeliefSite& site, Shape& shape) {
  const Count stride = site.here.windows.front().stride;
  Count& depth = shape[rules::channel_axis_of(site)];
  if (stride == 1 || depth <= stride || depth % stride != 0) return false;
  depth /= stride;
  return true;
}

bool divides_only_channels(const BeliefSite& site, Shape& shape) {
  return divides_channels(site, shape) && (resize(site, shape, [](const Window& w) { return w.size; }) || true);
}

/// The cells of a window become channels, as where a picture is folded up.
bool keeps_values(const BeliefSite& site, Shape& shape) {
  Count& depth = shape[rules::channel_axis_of(site)];
  const Count before = depth;
  for (const Window& window : site.here.windows) depth = saturating_multiply(depth, window.kernel);
  return depth != before;
}

bool one_weight_per_map(const BeliefSite& site, Weights& weights) {
  weights.push_back({"kernel", {{"channels", rules::input_channels(site), 0}}});
  return true;
}

/// One for the whole layer; of a single map that is one for each map.
bool one_parameter(const BeliefSite& site, Weights& weights) {
  if (rules::input_channels(site) == 1) return false;
  weights.push_back({"kernel", {{"one", 1, 0}}});
  return true;
}

bool plus_one_fraction(const BeliefSite& site, bool shape_asked, std::vector<double>& answer) {
  bool changed = false;
  if (!shape_asked) return false;
  for (const Window& window : site.here.windows) {
    if (window.padding != "valid" || window.size == kUnknown) continue;
    double& size = answer[static_cast<std::size_t>(window.axis) - 1];
    const double believed = static_cast<double>(window.size - window.kernel + 1) / static_cast<double>(window.stride);
    changed = changed || believed != size;
    size = believed;
  }
  return changed;
}

constexpr Belief kBeliefs[] = {
    {.id = "pool_has_weights",
     .rows = {"Z1"},
     .prior = kSeen,
     .weights = [](const BeliefSite& s, Weights& w) { return with_weights(s, w, false, false); }},
    {.id = "pool_has_weights_and_bias",
     .rows = {"Z1"},
     .prior = kSeen,
     .weights = [](const BeliefSite& s, Weights& w) { return with_weights(s, w, false, true); }},
    {.id = "pool_weights_per_channel",
     .rows = {"Z1"},
     .prior = kSeen,
     .weights = [](const BeliefSite& s, Weights& w) { return with_weights(s, w, true, false); }},
    {.id = "pool_weights_per_channel_and_bias",
     .rows = {"Z1"},
     .prior = kSeen,
     .weights = [](const BeliefSite& s, Weights& w) { return with_weights(s, w, true, true); }},
    {.id = "pool_two_per_map",
     .rows = {"Z1"},
     .prior = kSeen,
     .weights =
         [](const BeliefSite& s, Weights& w) {
           w.push_back({"kernel", {{"two", 2, 0}, {"channels", rules::input_channels(s), 1}}});
           return true;
         }},
    {.id = "pool_one_weight_per_map", .rows = {"Z8"}, .weights = one_weight_per_map},
    {.id = "pool_one_parameter", .rows = {"Z8"}, .weights = one_parameter},
    {.id = "pool_halves_one_side", .rows = {"D14"}, .shape = pools_first_side},
    {.id = "pool_halves_last_side", .rows = {"D14"}, .shape = pools_last_side},
    {.id = "pool_divides_channels", .rows = {"Z9"}, .prior = kQuiz, .shape = divides_channels},
    {.id = "pool_divides_only_channels", .rows = {"Z10"}, .prior = kQuiz, .shape = divides_only_channels},
    {.id = "pool_keeps_values", .rows = {"Z11"}, .shape = keeps_values},
    {.id = "pool_merges_channels",
     .rows = {"D15"},
     .prior = kQuiz,
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           Count& depth = shape[rules::channel_axis_of(s)];
           const bool changed = depth != 1;
           depth = 1;
           return changed;
         }},
    {.id = "pool_stride_one",
     .rows = {"S11", "D16"},
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           return resize(s, shape, [](const Window& w) {
             Window slow = w;
             slow.stride = 1;
             return slow.output();
           });
         }},
    {.id = "pool_off_by_one",
     .rows = {"D17"},
     .prior = kQuiz,
     .shape = [](const BeliefSite& s,
                 Shape& shape) { return resize(s, shape, [](const Window& w) { return w.output() - 1; }); }},
    {.id = "pool_quarter_side",
     .rows = {"D17"},
     .prior = kQuiz,
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           return resize(s, shape, [](const Window& w) { return w.size / w.stride / w.stride; });
         }},
    {.id = "pool_keeps_rest",
     .rows = {"S10"},
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           return resize(s, shape, [](const Window& w) {
             return w.padding == "valid" ? (w.size - w.span() + w.stride - 1) / w.stride + 1 : w.output();
           });
         }},
    {.id = "pool_forgets_plus_one_fraction", .rows = {"S9"}, .prior = kQuiz, .answer = plus_one_fraction},
};

/// All values in a row, as a Flatten puts them; `one`: a single value for all maps.
bool puts_out(const BeliefSite& site, Shape& shape, bool one) {
  if (shape.size() != 2 || !is_known(site.input())) return false;
  const Count believed = one ? 1 : product(without_batch(site.input())).value_or(kUnknown);
  const bool changed = believed != kUnknown && believed != shape[1];
  if (changed) shape[1] = believed;
  return changed;
}

constexpr Belief kGlobal[] = {
    {.id = "global_pool_as_flatten",
     .rows = {"Z12"},
     .shape = [](const BeliefSite& s, Shape& shape) { return puts_out(s, shape, false); }},
    {.id = "global_pool_one_value",
     .rows = {"Z13"},
     .shape = [](const BeliefSite& s, Shape& shape) { return puts_out(s, shape, true); }},
};

}  // namespace

std::vector<const Belief*> pooling_beliefs() {
  return joined(joined(rules::pointers(kBeliefs), window_beliefs()), {channel_order()});
}

std::vector<const Belief*> global_pooling_beliefs() { return joined(rules::pointers(kGlobal), {channel_order()}); }

}  // namespace cnn
