// What people believe about transposed convolutions: rows S15, S16, T1-T5.
// Notation in the comments: n cells, window k, stride s; right: same n*s, valid n*s + max(k - s, 0).
#include "core/diagnosis/belief_rules.hpp"
#include "core/diagnosis/beliefs/all.hpp"

namespace cnn {
namespace {

using Weights = std::vector<Weight>;
using rules::resize;
using rules::set_factor;

/// Of given output padding the formulas are others.
bool is_plain(const Window& window) { return window.output_padding == kUnknown; }

Count times_stride(const Window& window) { return saturating_multiply(window.size, window.stride); }

constexpr Belief kTransposed[] = {
    {.id = "transpose_bias_per_input_channel",
     .rows = {"T1"},
     .weights = [](const BeliefSite& s,
                   Weights& w) { return set_factor(w, "bias", "filters", rules::input_channels(s)); }},
    {.id = "transpose_valid_formula",
     .rows = {"S15"},
     .prior = kSeen,
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           return resize(s, shape, [](const Window& w) {
             // (n-1)s + k even where the stride is larger than the window.
             return w.padding == "valid" && w.output_padding == kUnknown && w.span() < w.stride
                        ? w.output() - w.stride + w.span()
                        : w.output();
           });
         }},
    {.id = "transpose_same_keeps_size",
     .rows = {"S16"},
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           return resize(s, shape, [](const Window& w) { return w.padding == "same" ? w.size : w.output(); });
         }},
    {.id = "transpose_valid_as_same",
     .rows = {"T2"},
     .prior = kSeen,
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           return resize(s, shape, [](const Window& w) {
             return is_plain(w) && w.padding == "valid" ? times_stride(w) : w.output();
           });
         }},
    {.id = "transpose_same_as_valid",
     .rows = {"T3"},
     .prior = kSeen,
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           return resize(s, shape, [](const Window& w) {
             return is_plain(w) && w.padding == "same" ? times_stride(w) - w.stride + w.span() : w.output();
           });
         }},
    {.id = "transpose_adds_whole_window",
     .rows = {"T4"},
     .prior = kSeen,
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           return resize(s, shape,
                         [](const Window& w) { return is_plain(w) ? times_stride(w) + w.span() : w.output(); });
         }},
    {.id = "transpose_as_convolution",
     .rows = {"T5"},
     .prior = kSeen,
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           return resize(s, shape, [](const Window& w) {
             Window reading = w;
             reading.transposed = false;
             return reading.output();
           });
         }},
};

}  // namespace

std::vector<const Belief*> transposed_convolution_beliefs() {
  auto own = joined(
      rules::pointers(kTransposed),
      convolution_beliefs({"conv_no_bias", "conv_flat_kernel", "conv_flat_kernel_no_bias", "conv_one_bias",
                           "conv_bias_per_slice", "conv_bias_per_position", "conv_no_weight_sharing",
                           "conv_counts_outputs", "conv_one_filter", "conv_one_filter_no_bias", "conv_kernel_side",
                           "conv_stride_divides", "conv_stride_area_divides", "conv_counts_image_pixels",
                           "conv_keeps_depth", "conv_counts_one_map", "conv_adds_channels"}));
  own = joined(own, neighbours_beliefs());
  return joined(own, {channel_order(), activation_adds_params(), bias_though_switched_off(), counted_as_in_pytorch()});
}

}  // namespace cnn
