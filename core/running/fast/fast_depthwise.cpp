// DepthwiseConv and SeparableConv with one filter a channel; other multipliers run plainly.
#include "core/model/spatial_windows.hpp"
#include "core/running/fast/all.hpp"
#include "core/running/fast/fused_activation.hpp"
#include "core/running/kernels/convolution/depthwise.hpp"
#include "core/running/kernels/convolution/many_filters.hpp"

namespace cnn {
namespace {

bool fits(const FastSite& site) {
  return site.windows.size() <= 2 && site.config.text("data_format") != "channels_first" &&
         site.config.count("depth_multiplier") == 1;
}

Size channels_of(const FastSite& site) { return static_cast<Size>(site.input.back()); }
Size filters_of(const FastSite& site) { return static_cast<Size>(site.output.back()); }
Size positions_of(const FastSite& site) {
  return static_cast<Size>(product(site.output).value_or(0)) / filters_of(site);
}

Border border_of(const FastSite& site) {
  const Size columns = static_cast<Size>(site.output[site.output.size() - 2]);
  return cnn::border_of(windows_of(site), positions_of(site) / columns, columns);
}

struct PackBias {
  std::span<const ConstTensor> weights;
  std::size_t index;
  Size count, filled;
  float* to;
};

void pack_bias(const PackBias& data) { cnn::pack_bias(data.weights, data.index, data.count, data.filled, data.to); }

Action convolve(const FastSite& site, const Parts& parts, const ImageView& output, const float* bias,
                kernels::Clamp limits) {
  const auto [down, across] = windows_of(site);
  return Action::of<kernels::convolve_depthwise>(
      kernels::DepthwiseConvolution{.input = with_border(parts.input, {down, across}),
                                    .output = output,
                                    .kernel_rows = static_cast<Size>(down.kernel),
                                    .kernel_columns = static_cast<Size>(across.kernel),
                                    .stride_rows = static_cast<Size>(down.stride),
                                    .stride_columns = static_cast<Size>(across.stride),
                                    .dilation_rows = static_cast<Size>(down.dilation),
                                    .dilation_columns = static_cast<Size>(across.dilation),
                                    .weights = parts.weights[0].data,
                                    .bias = bias,
                                    .limits = limits});
}

std::optional<Wish> wish_depthwise(const FastSite& site) {
  if (!fits(site)) return std::nullopt;
  return Wish{.border = border_of(site), .packed = channels_of(site)};
}

Actions make_depthwise(const FastSite& site, const Parts& parts) {
  const std::string_view activation = site.config.text("activation");
  const auto limits = limits_of(activation);
  const Size channels = channels_of(site);
  Actions actions{{Action::of<pack_bias>(PackBias{parts.weights, 1, channels, channels, parts.packed})},
                  {convolve(site, parts, parts.output, parts.packed, limits.value_or(kernels::Clamp{}))}};
  if (!limits) actions.run.push_back(activate(activation, parts.output));
  return actions;
}

// Separable: each channel by itself into scratch memory, then a 1×1 convolution.

std::optional<Wish> wish_separable(const FastSite& site) {
  if (!fits(site)) return std::nullopt;
  const Count channels = channels_of(site);
  const Count filters = kernels::whole_panels(filters_of(site));
  return Wish{.border = border_of(site),
              .packed = channels + channels * filters + filters,
              .scratch = positions_of(site) * channels};
}

/// Packed: zeros for the first half's bias, panels, bias.
struct PackSeparable {
  Size channels, filters;
  std::span<const ConstTensor> weights;
  float* packed;
};

void pack_separable(const PackSeparable& data) {
  const Size filled = kernels::whole_panels(data.filters);
  cnn::pack_bias({}, 0, 0, data.channels, data.packed);
  float* panels = data.packed + data.channels;
  kernels::pack_panels(data.weights[1].data, data.channels, data.filters, panels);
  cnn::pack_bias(data.weights, 2, data.filters, filled, panels + data.channels * filled);
}

Actions make_separable(const FastSite& site, const Parts& parts) {
  const std::string_view activation = site.config.text("activation");
  const auto limits = limits_of(activation);
  const Size channels = channels_of(site);
  const ImageView middle = kernels::plain_view(parts.scratch, parts.output.rows, parts.output.columns, channels);
  const float* panels = parts.packed + channels;
  Actions actions{{Action::of<pack_separable>(PackSeparable{channels, filters_of(site), parts.weights, parts.packed})},
                  {convolve(site, parts, middle, parts.packed, {}),
                   Action::of<kernels::convolve_many_filters>(kernels::ManyFilterConvolution{
                       .input = middle,
                       .output = parts.output,
                       .weights = panels,
                       .bias = panels + channels * kernels::whole_panels(filters_of(site)),
                       .limits = limits.value_or(kernels::Clamp{})})}};
  if (!limits) actions.run.push_back(activate(activation, parts.output));
  return actions;
}

}  // namespace

const FastPath kFastDepthwise = {.wish = wish_depthwise, .make = make_depthwise};
const FastPath kFastSeparable = {.wish = wish_separable, .make = make_separable};

}  // namespace cnn
