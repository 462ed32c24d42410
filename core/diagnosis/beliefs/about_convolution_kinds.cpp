// What people believe about groups, dilation, Conv1D and the relatives of Conv2D: rows C24, C25, K1, S13, S14, S17,
// S19, W1-W5, Z7. Transposed convolutions have a file of their own. Notation in the comments: A kernel area, C input
// channels, F filters, g groups, m depth_multiplier.
#include "core/diagnosis/belief_rules.hpp"
#include "core/diagnosis/beliefs/all.hpp"

namespace cnn {
namespace {

using Weights = std::vector<Weight>;
using rules::multiply_by;
using rules::resize;
using rules::set_factor;

bool has_one_axis(const BeliefSite& site) { return site.here.windows.size() == 1; }

/// A·(C/g)·(F/g) + F/g.
bool one_group_only(const BeliefSite& site, Weights& weights) {
  const Count filters = site.config().count("filters") / site.config().count("groups");
  const bool changed = set_factor(weights, "kernel", "filters", filters);
  set_factor(weights, "bias", "filters", filters);
  return changed;
}

/// Windows of one length for all axes: that of `filters`, say.
bool slide_with(const BeliefSite& site, Shape& shape, Window (*change)(const BeliefSite&, Window)) {
  bool changed = false;
  for (const Window& window : site.here.windows) {
    if (window.size == kUnknown) continue;
    Count& size = shape[static_cast<std::size_t>(window.axis)];
    const Count believed = change(site, window).output();
    changed = changed || believed != size;
    size = believed;
    if (believed > 0) continue;
    shape.clear();
    return true;
  }
  return changed;
}

constexpr Belief kKinds[] = {
    {.id = "conv_groups_ignored",
     .rows = {"C24"},
     .prior = kSeen,
     .weights =
         [](const BeliefSite& s, Weights& w) {
           return s.config().count("groups") > 1 && set_factor(w, "kernel", "input_channels", rules::input_channels(s));
         }},
    {.id = "conv_one_group_only", .rows = {"C25"}, .weights = one_group_only},
    {.id = "conv1d_forgets_features",
     .rows = {"K1"},
     .weights = [](const BeliefSite& s,
                   Weights& w) { return has_one_axis(s) && rules::drop_factor(w, "kernel", "input_channels"); }},
    {.id = "conv1d_counts_steps",
     .rows = {"K1"},
     .weights =
         [](const BeliefSite& s, Weights& w) {
           const Count steps = s.here.windows.front().size;
           return has_one_axis(s) && steps != kUnknown && set_factor(w, "kernel", "input_channels", steps);
         }},
    // Seen in a write-up about steps only: of images, one side of the border is the plainer mistake.
    {.id = "conv_filters_as_window",
     .rows = {"S13"},
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           return slide_with(s, shape, [](const BeliefSite& site, Window window) {
             window.kernel = site.config().count("filters");
             return window;
           });
         }},
    {.id = "conv1d_slides_along_features",
     .rows = {"S19"},
     .prior = kSeen,
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           return has_one_axis(s) && slide_with(s, shape, [](const BeliefSite& site, Window window) {
                    window.size = rules::input_channels(site);
                    return window;
                  });
         }},
};

constexpr Belief kDilation[] = {
    {.id = "dilation_ignored",
     .rows = {"S14"},
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           return resize(s, shape, [](const Window& w) {
             Window dense = w;
             dense.dilation = 1;
             return dense.output();
           });
         }},
    {.id = "dilation_multiplies_window",
     .rows = {"S14"},
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           return resize(s, shape, [](const Window& w) {
             Window wide = w;
             wide.kernel = saturating_multiply(w.kernel, w.dilation);
             wide.dilation = 1;
             return wide.output();
           });
         }},
};

constexpr Belief kDepthwise[] = {
    {.id = "depthwise_as_conv",
     .rows = {"W1"},
     .prior = kSeen,
     .weights =
         [](const BeliefSite& s, Weights& w) {
           // A·C·C·m + C·m: every filter is thought to read all channels.
           const Count channels = rules::input_channels(s);
           return channels > 1 && multiply_by(w, "kernel", {{"input_channels", channels, 0}});
         }},
};

constexpr Belief kMultiplier = {
    .id = "depth_multiplier_ignored", .rows = {"W2"}, .weights = [](const BeliefSite&, Weights& w) {
      bool changed = false;
      for (Weight& weight : w) changed = rules::drop_factor(w, weight.name, "depth_multiplier") || changed;
      return changed;
    }};

/// Of the shape: one map for each channel.
constexpr Belief kMultiplierInShape = {.id = "depth_multiplier_ignored_in_shape",
                                       .rows = {"W5"},
                                       .prior = kSeen,
                                       .shape = [](const BeliefSite& s, Shape& shape) {
                                         Count& depth = shape[rules::channel_axis_of(s)];
                                         const bool changed = depth != rules::input_channels(s);
                                         depth = rules::input_channels(s);
                                         return changed;
                                       }};

/// A·C·F: the two kernels are taken for the one of Conv2D.
bool as_convolution(const BeliefSite& site, Weights& weights) {
  std::vector<Factor> factors = rules::window_factors(weights);
  factors.push_back({"input_channels", rules::input_channels(site), 0});
  factors.push_back({"filters", site.config().count("filters"), 0});
  return rules::replace(weights, "depthwise_kernel", factors) && rules::drop(weights, "pointwise_kernel");
}

constexpr Belief kSeparable[] = {
    {.id = "separable_as_conv", .rows = {"W3"}, .prior = kSeen, .weights = as_convolution},
    {.id = "separable_two_biases",
     .rows = {"W4"},
     .prior = kSeen,
     .weights =
         [](const BeliefSite& s, Weights& w) {
           if (rules::find(w, "bias") == nullptr) return false;
           w.push_back({"depthwise_bias",
                        {{"input_channels", rules::input_channels(s), 0},
                         {"depth_multiplier", s.config().count("depth_multiplier"), 0}}});
           return true;
         }},
};

constexpr Belief kUpSampling = {
    .id = "up_sampling_learns", .rows = {"Z7"}, .weights = [](const BeliefSite& s, Weights& w) {
      // A·C·C + C: taken for a Conv2DTranspose that keeps the channels.
      const Factor channels{"channels", rules::input_channels(s), 0};
      if (channels.size == kUnknown) return false;
      std::vector<Factor> kernel;
      const bool one = s.config().value("size").array() == nullptr;
      for (const Count size : one ? std::vector<Count>{s.config().count("size")} : s.config().tuple("size")) {
        kernel.push_back({"size", size, 0});
      }
      kernel.insert(kernel.end(), {channels, channels});
      w.push_back({"kernel", kernel});
      w.push_back({"bias", {channels}});
      return true;
    }};

/// The rules of the layer itself on the same shape, read as channels_last. Null where it is that already.
std::optional<Config> read_as_channels_last(const BeliefSite& site) {
  const std::string* format = site.config().value("data_format").text();
  if (format == nullptr || *format != "channels_first") return std::nullopt;
  Value arguments = site.config().all();
  arguments.set("data_format", "channels_last");
  return Config(std::move(arguments));
}

bool shape_as_channels_last(const BeliefSite& site, Shape& shape) {
  const auto config = read_as_channels_last(site);
  if (!config) return false;
  const LayerKind& kind = *site.model.layer_of(site.call).kind;
  const Site read{*config, site.here.inputs};
  auto believed = kind.check != nullptr && kind.check(read) ? Result<Shape>(Shape{}) : kind.output_shape(read);
  const Shape output = believed ? *believed : Shape{};
  const bool changed = output != shape;
  shape = output;
  return changed;
}

bool weights_as_channels_last(const BeliefSite& site, Weights& weights) {
  const auto config = read_as_channels_last(site);
  const LayerKind& kind = *site.model.layer_of(site.call).kind;
  if (!config || kind.weights == nullptr) return false;
  weights = kind.weights({*config, site.here.inputs});
  return true;
}

constexpr Belief kChannelOrder = {.id = "channel_order",
                                  .rows = {"S17"},
                                  .prior = kSeen,
                                  .weights = weights_as_channels_last,
                                  .shape = shape_as_channels_last};

}  // namespace

const Belief* channel_order() { return &kChannelOrder; }

std::vector<const Belief*> convolution_kind_beliefs() {
  return joined(rules::pointers(kKinds), rules::pointers(kDilation));
}

std::vector<const Belief*> depthwise_beliefs() {
  auto own = joined(rules::pointers(kDepthwise), {&kMultiplier, &kMultiplierInShape});
  own = joined(
      own, convolution_beliefs({"conv_no_bias", "conv_one_bias", "conv_bias_per_position", "conv_bias_per_kernel_cell",
                                "conv_no_weight_sharing", "conv_counts_outputs", "conv_kernel_side",
                                "conv_dilation_adds_weights", "conv_padding_adds_weights", "conv_stride_divides",
                                "conv_stride_area_divides", "conv_counts_image_pixels", "conv_counts_one_map"}));
  own = joined(joined(own, rules::pointers(kDilation)), window_beliefs());
  own = joined(own, neighbours_kernel_beliefs());
  return joined(own, {channel_order(), activation_adds_params(), bias_though_switched_off(), counted_as_in_pytorch()});
}

std::vector<const Belief*> separable_beliefs() {
  auto own = joined(rules::pointers(kSeparable), {&kMultiplier});
  own = joined(own, convolution_beliefs({"conv_no_bias", "conv_one_bias", "conv_bias_per_position",
                                         "conv_counts_outputs", "conv_kernel_side", "conv_stride_divides",
                                         "conv_stride_area_divides", "conv_keeps_depth", "conv_counts_one_map"}));
  own = joined(joined(own, rules::pointers(kDilation)), window_beliefs());
  own = joined(own, neighbours_beliefs());
  return joined(own, {channel_order(), activation_adds_params(), bias_though_switched_off(), counted_as_in_pytorch()});
}

std::vector<const Belief*> up_sampling_beliefs() { return {&kUpSampling}; }

}  // namespace cnn
