// What people believe about a convolution's count: rows C1-C23, C26 and S3, S12, Z3. More stand in about_channels.cpp;
// those on its relatives, which use some of these, in about_convolution_kinds.cpp.
// Notation in the comments: A kernel area, C input channels, F filters; right: A*C*F + F.
#include <algorithm>

#include "core/diagnosis/belief_rules.hpp"
#include "core/diagnosis/beliefs/all.hpp"

namespace cnn {
namespace {

using Weights = std::vector<Weight>;
using rules::drop;
using rules::drop_factor;
using rules::multiply_by;
using rules::set_factor;

Factor channels(const BeliefSite& site) { return {"input_channels", rules::input_channels(site), 0}; }
Factor outputs(const BeliefSite& site) { return {"filters", rules::channels_in(site, site.here.output()), 0}; }

bool has_bias(Weights& weights) { return rules::find(weights, "bias") != nullptr; }

/// Sets every factor of the kernel's window to size_of(window).
bool widen_window(const BeliefSite& site, Weights& weights, Count (*size_of)(const Window&)) {
  bool changed = false;
  std::size_t i = 0;
  for (Factor& factor : weights.front().factors) {
    if (factor.label.substr(0, 7) != "kernel_" || i >= site.here.windows.size()) continue;
    const Count size = size_of(site.here.windows[i++]);
    changed = changed || size != factor.size;
    factor.size = size;
  }
  return changed;
}

/// The product of the channels of the image and of every convolution before this one.
Count earlier_channels(const BeliefSite& site) {
  Count depth = rules::channels_in(site, rules::model_input(site));
  for (std::size_t call = site.call;
       depth < kMaxCount && (call = rules::previous_convolution(site, call)) != rules::kNone;) {
    depth = saturating_multiply(depth, rules::channels_in(site, site.before(call).output()));
  }
  return depth;
}

// Of two beliefs at once, the second works on what the first has left: a kernel may have lost its window.
bool adds_factors(const BeliefSite&, Weights& weights) {
  // A + C + F: three counts of one factor each.
  const std::vector<Factor> window = rules::window_factors(weights);
  if (window.empty()) return false;
  Weights sum = {{"window", window}};
  for (const Factor& factor : weights.front().factors) {
    if (factor.label.substr(0, 7) != "kernel_") sum.push_back({factor.label, {factor}});
  }
  weights = std::move(sum);
  return true;
}

bool filters_kernel_swapped(const BeliefSite&, Weights& weights) {
  // (F*F*C + 1) * k: the sides of the kernel are read from `filters` and the other way round.
  const std::vector<Factor> window = rules::window_factors(weights);
  if (window.empty()) return false;
  const Count filters = weights.front().factors.back().size;
  bool changed = false;
  for (Factor& factor : weights.front().factors) {
    if (factor.label.substr(0, 7) != "kernel_") continue;
    changed = changed || factor.size != filters;
    factor.size = filters;
  }
  weights.front().factors.back().size = window.front().size;
  if (Weight* bias = rules::find(weights, "bias")) bias->factors = {{"filters", window.front().size, 0}};
  return changed;
}

bool divided_by_stride(const BeliefSite& site, bool shape_asked, std::vector<double>& answer, bool area) {
  if (shape_asked || site.here.windows.empty()) return false;
  double divisor = static_cast<double>(site.here.windows.front().stride);
  if (area) {
    divisor = 1;
    for (const Window& window : site.here.windows) divisor *= static_cast<double>(window.stride);
  }
  answer[0] /= divisor;
  return divisor > 1;
}

constexpr Belief kBeliefs[] = {
    {.id = "conv_no_bias",
     .rows = {"C1"},
     .prior = kOften,
     .weights = [](const BeliefSite&, Weights& w) { return drop(w, "bias"); }},
    {.id = "conv_flat_kernel",
     .rows = {"C2"},
     .prior = kOften,
     .weights =
         [](const BeliefSite& s, Weights& w) {
           // Of one axis this is `conv1d_forgets_features`.
           return s.here.windows.size() > 1 && drop_factor(w, "kernel", "input_channels");
         }},
    {.id = "conv_flat_kernel_no_bias",
     .rows = {"C3"},
     .prior = kSeen,
     .weights =
         [](const BeliefSite&, Weights& w) {
           return has_bias(w) && drop_factor(w, "kernel", "input_channels") && drop(w, "bias");
         }},
    {.id = "conv_one_bias",
     .rows = {"C4"},
     .prior = kQuiz,
     .weights = [](const BeliefSite&, Weights& w) { return rules::make_single(w, "bias"); }},
    {.id = "conv_bias_per_slice",
     .rows = {"C5"},
     .prior = kSeen,
     .weights =
         [](const BeliefSite&, Weights& w) {
           const Factor* depth = rules::kernel_factor(w, "input_channels");
           return depth != nullptr && depth->size > 1 && multiply_by(w, "bias", {Factor(*depth)});
         }},
    {.id = "conv_bias_per_input_channel",
     .rows = {"C6"},
     .weights = [](const BeliefSite& s,
                   Weights& w) { return has_bias(w) && rules::replace(w, "bias", {channels(s)}); }},
    {.id = "conv_bias_per_position",
     .rows = {"C7"},
     .prior = kSeen,
     .weights = [](const BeliefSite& s, Weights& w) { return multiply_by(w, "bias", rules::output_positions(s)); }},
    {.id = "conv_bias_per_weight",
     .rows = {"C8"},
     .prior = kSeen,
     .weights = [](const BeliefSite&,
                   Weights& w) { return has_bias(w) && rules::replace(w, "bias", w.front().factors); }},
    {.id = "conv_bias_per_kernel_cell",
     .rows = {"C8"},
     .prior = kSeen,
     .weights = [](const BeliefSite&, Weights& w) { return multiply_by(w, "bias", rules::window_factors(w)); }},
    {.id = "conv_no_weight_sharing",
     .rows = {"C9"},
     .prior = kQuiz,
     .weights = [](const BeliefSite& s, Weights& w) { return multiply_by(w, "kernel", rules::output_positions(s)); }},
    {.id = "conv_as_dense",
     .rows = {"C10"},
     .weights =
         [](const BeliefSite& s, Weights& w) {
           std::vector<Factor> factors = rules::input_positions(s);
           factors.push_back(channels(s));
           factors.push_back(outputs(s));
           return rules::replace(w, "kernel", factors);
         }},
    {.id = "conv_counts_outputs",
     .rows = {"C11"},
     .prior = kSeen,
     .weights =
         [](const BeliefSite& s, Weights& w) {
           std::vector<Factor> factors = rules::output_positions(s);
           factors.push_back(outputs(s));
           w = {{"outputs", factors}};
           return true;
         }},
    {.id = "conv_sees_image_channels",
     .rows = {"C12"},
     .prior = kSeen,
     .weights =
         [](const BeliefSite& s, Weights& w) {
           const Count depth = rules::channels_in(s, rules::model_input(s));
           return depth != kUnknown && set_factor(w, "kernel", "input_channels", depth);
         }},
    {.id = "conv_channels_multiply",
     .rows = {"C13"},
     .prior = kSeen,
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           const auto depth = multiply(shape[rules::channel_axis_of(s)], channels(s).size);
           shape[rules::channel_axis_of(s)] = depth.value_or(kMaxCount);
           return channels(s).size > 1;
         }},
    {.id = "conv_depth_product",
     .rows = {"C14"},
     .weights = [](const BeliefSite& s,
                   Weights& w) { return set_factor(w, "kernel", "input_channels", earlier_channels(s)); }},
    {.id = "conv_one_filter",
     .rows = {"C15"},
     .weights =
         [](const BeliefSite&, Weights& w) {
           rules::make_single(w, "bias");
           return drop_factor(w, "kernel", "filters");
         }},
    // A*C + F: the biases of all filters, but the weights of one.
    {.id = "conv_kernel_of_one_filter",
     .rows = {"C26"},
     .weights = [](const BeliefSite&, Weights& w) { return has_bias(w) && drop_factor(w, "kernel", "filters"); }},
    {.id = "conv_kernel_side",
     .rows = {"C16"},
     .weights =
         [](const BeliefSite&, Weights& w) {
           // Of the window's sides only the first is counted.
           bool changed = false;
           for (const Factor& side : rules::window_factors(w)) {
             if (side.axis > 0) changed = drop_factor(w, w.front().name, side.label) || changed;
           }
           return changed;
         }},
    {.id = "conv_filters_kernel_swapped", .rows = {"C17"}, .prior = kSeen, .weights = filters_kernel_swapped},
    {.id = "conv_adds_factors", .rows = {"C18"}, .weights = adds_factors},
    {.id = "conv_1x1_scalar",
     .rows = {"C19"},
     .prior = kSeen,
     .weights =
         [](const BeliefSite&, Weights& w) {
           for (const Factor& side : rules::window_factors(w)) {
             if (side.size != 1) return false;
           }
           return drop_factor(w, "kernel", "input_channels");
         }},
    {.id = "conv_1x1_scalar_no_bias",
     .rows = {"C19"},
     .prior = kSeen,
     .weights =
         [](const BeliefSite&, Weights& w) {
           for (const Factor& side : rules::window_factors(w)) {
             if (side.size != 1) return false;
           }
           return has_bias(w) && drop_factor(w, "kernel", "input_channels") && drop(w, "bias");
         }},
    {.id = "conv_dilation_adds_weights",
     .rows = {"C20"},
     .weights = [](const BeliefSite& s,
                   Weights& w) { return widen_window(s, w, [](const Window& window) { return window.span(); }); }},
    {.id = "conv_padding_adds_weights",
     .rows = {"C21"},
     .weights =
         [](const BeliefSite& s, Weights& w) {
           return widen_window(
               s, w, [](const Window& window) { return window.kernel + window.pads().first + window.pads().second; });
         }},
    {.id = "conv_stride_divides",
     .rows = {"C22"},
     .answer = [](const BeliefSite& s, bool shape_asked,
                  std::vector<double>& a) { return divided_by_stride(s, shape_asked, a, false); }},
    {.id = "conv_stride_area_divides",
     .rows = {"C22"},
     .answer = [](const BeliefSite& s, bool shape_asked,
                  std::vector<double>& a) { return divided_by_stride(s, shape_asked, a, true); }},
    {.id = "conv_counts_image_pixels",
     .rows = {"C23", "G7"},
     .prior = kQuiz,
     .weights = [](const BeliefSite& s, Weights& w) { return multiply_by(w, "kernel", rules::input_positions(s)); }},
    {.id = "conv_keeps_depth",
     .rows = {"S12"},
     .prior = kQuiz,
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           Count& depth = shape[rules::channel_axis_of(s)];
           const bool changed = depth != channels(s).size;
           depth = channels(s).size;
           return changed;
         }},
    {.id = "padding_pads_channels",
     .rows = {"S3"},
     .prior = kQuiz,
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           const auto [before, after] = s.here.windows.front().pads();
           shape[rules::channel_axis_of(s)] += before + after;
           return before + after > 0;
         }},
};

}  // namespace

std::vector<const Belief*> convolution_beliefs() {
  auto all = joined(rules::pointers(kBeliefs), joined(channel_beliefs(), convolution_kind_beliefs()));
  all = joined(joined(all, window_beliefs()), neighbours_beliefs());
  return joined(all, {channel_order(), activation_adds_params(), params_are_products(), dropout_thins_next(),
                      bias_though_switched_off(), counted_as_in_pytorch()});
}

std::vector<const Belief*> convolution_beliefs(std::initializer_list<std::string_view> ids) {
  std::vector<const Belief*> chosen;
  for (const Belief* belief : joined(rules::pointers(kBeliefs), channel_beliefs())) {
    if (std::find(ids.begin(), ids.end(), belief->id) != ids.end()) chosen.push_back(belief);
  }
  return chosen;
}

}  // namespace cnn
