// Conv1D and Conv2D: planes for few filters, Winograd for wide 3×3 kernels, a kernel that passes over zeros for other
// wide ones, an implicit matrix product for the rest.
#include "core/running/fast/all.hpp"
#include "core/running/fast/fused_activation.hpp"
#include "core/running/kernels/convolution/few_filters.hpp"
#include "core/running/kernels/convolution/skip_zeros.hpp"
#include "core/running/kernels/convolution/winograd.hpp"

namespace cnn {
namespace {

enum class Way { kPlanes, kPixels, kNonzeros, kWinograd };

/// Up to this many channels, splitting an image into planes costs less than it gains.
constexpr Size kPlanesMostChannels = 16;
/// Below this, Winograd's transforms cost more than they save.
constexpr Size kWinogradLeastChannels = 8;
constexpr Size kWinogradLeastCells = 16;
/// Below this, listing the inputs costs more than it saves; and an image, which has few channels, has few zeros.
constexpr Size kNonzerosLeastInputs = 32;

struct Sizes {
  Size channels, filters, groups;
  Size kernel_rows, kernel_columns;
  Windows windows;
  Size output_rows, output_columns;
};

Sizes sizes_of(const FastSite& site) {
  const auto size = [](Count count) { return static_cast<Size>(count); };
  const Windows windows = windows_of(site);
  return {.channels = size(site.input.back()),
          .filters = size(site.output.back()),
          .groups = size(site.config.count("groups")),
          .kernel_rows = size(windows.down.kernel),
          .kernel_columns = size(windows.across.kernel),
          .windows = windows,
          .output_rows = site.output.size() > 2 ? size(site.output[0]) : 1,
          .output_columns = size(site.output[site.output.size() - 2])};
}

Way way_of(const Sizes& size, std::string_view activation) {
  const auto& [down, across] = size.windows;
  const bool unit_stride = down.stride == 1 && across.stride == 1;
  if (size.groups > 1) return Way::kPixels;
  if (size.filters <= kernels::kFewFiltersMost && size.channels <= kPlanesMostChannels && unit_stride &&
      across.dilation == 1 && size.output_columns >= kernels::kFewFiltersMinColumns &&
      !kernels::reads_rows(activation)) {
    return Way::kPlanes;
  }
  const bool three = size.kernel_rows == 3 && size.kernel_columns == 3;
  const bool dense = down.dilation == 1 && across.dilation == 1;
  const bool fits = size.channels % 4 == 0 && size.filters % kernels::kPanel == 0;
  const bool wide =
      size.channels >= kWinogradLeastChannels && size.output_rows * size.output_columns >= kWinogradLeastCells;
  if (three && dense && unit_stride && fits && wide) return Way::kWinograd;
  const Count inputs = Count{size.kernel_rows} * size.kernel_columns * size.channels;
  const bool listed = inputs >= kNonzerosLeastInputs && inputs <= kernels::kMostInputs;
  return listed && size.filters % kernels::kWidePanel == 0 ? Way::kNonzeros : Way::kPixels;
}

Count kernel_floats(const Sizes& size, Way way) {
  if (way == Way::kWinograd) return kernels::winograd_weights(size.channels, size.filters);
  const Count inputs = Count{size.kernel_rows} * size.kernel_columns * (size.channels / size.groups);
  return inputs * (way == Way::kPlanes ? size.filters : kernels::whole_panels(size.filters));
}

std::optional<Wish> wish(const FastSite& site) {
  if (site.windows.size() > 2 || site.config.text("data_format") == "channels_first") return std::nullopt;
  const Sizes size = sizes_of(site);
  if (size.groups > 1 && size.filters / size.groups % kernels::kPanel != 0) return std::nullopt;
  const Way way = way_of(size, site.config.text("activation"));
  const bool even = way == Way::kWinograd;  // tiles cover two rows and two columns
  const Count scratch = way == Way::kNonzeros ? kernels::kZeroSkippingScratch : 0;
  const auto outputs = [&](Size count) { return even ? (count + 1) / 2 * 2 : count; };
  const Order order = way == Way::kPlanes ? Order::kPlanes : Order::kPixels;
  return Wish{.input = order,
              .border = border_of(size.windows, outputs(size.output_rows), outputs(size.output_columns)),
              .output = order,
              .packed = kernel_floats(size, way) + kernels::whole_panels(size.filters) + 1,
              .scratch = even ? kernels::winograd_scratch(size.channels) : scratch};
}

struct Pack {
  Way way;
  Size kernel_rows, kernel_columns, channels, filters, bias_at;
  std::span<const ConstTensor> weights;
  float* packed;
};

void pack(const Pack& data) {
  const float* kernel = data.weights[0].data;
  const Size inputs = data.kernel_rows * data.kernel_columns * data.channels;
  if (data.way == Way::kPlanes) {
    kernels::pack_few_filters(kernel, data.kernel_rows, data.kernel_columns, data.channels, data.filters, data.packed);
  } else if (data.way == Way::kWinograd) {
    kernels::pack_winograd(kernel, data.channels, data.filters, data.packed);
  } else if (data.way == Way::kNonzeros) {
    // What may be passed over stands behind the bias, which fills whole panels.
    data.packed[data.bias_at + data.filters] = kernels::pack_wide_panels(kernel, inputs, data.filters, data.packed);
  } else {
    kernels::pack_panels(kernel, inputs, data.filters, data.packed);
  }
  pack_bias(data.weights, 1, data.filters, kernels::whole_panels(data.filters), data.packed + data.bias_at);
}

Action convolve_few_filters(const Sizes& size, const ImageView& input, const Parts& parts, const float* bias,
                            kernels::Clamp limits) {
  const auto& [down, across] = size.windows;
  return Action::of<kernels::convolve_few_filters>(
      kernels::FewFilterConvolution{.input = input,
                                    .output = parts.output,
                                    .kernel_rows = size.kernel_rows,
                                    .kernel_columns = size.kernel_columns,
                                    .dilation_rows = static_cast<Size>(down.dilation),
                                    .weights = parts.packed,
                                    .bias = bias,
                                    .limits = limits});
}

Action convolve_many_filters(const Sizes& size, Way way, const ImageView& input, const Parts& parts, const float* bias,
                             kernels::Clamp limits) {
  const auto& [down, across] = size.windows;
  kernels::ManyFilterConvolution conv{.input = input,
                                      .output = parts.output,
                                      .kernel_rows = size.kernel_rows,
                                      .kernel_columns = size.kernel_columns,
                                      .stride_rows = static_cast<Size>(down.stride),
                                      .stride_columns = static_cast<Size>(across.stride),
                                      .dilation_rows = static_cast<Size>(down.dilation),
                                      .dilation_columns = static_cast<Size>(across.dilation),
                                      .groups = size.groups,
                                      .weights = parts.packed,
                                      .bias = bias,
                                      .limits = limits};
  if (way == Way::kPixels) return Action::of<kernels::convolve_many_filters>(conv);
  if (way == Way::kNonzeros) {
    conv.weight_step = kernels::kWidePanel;
    return Action::of<kernels::convolve_skipping_zeros>(
        kernels::ZeroSkippingConvolution{conv, bias + size.filters, parts.scratch});
  }
  conv.weights = parts.weights[0].data;
  conv.weight_step = size.filters;
  return Action::of<kernels::convolve_winograd>(kernels::WinogradConvolution{conv, parts.packed, parts.scratch});
}

Actions make(const FastSite& site, const Parts& parts) {
  const Sizes size = sizes_of(site);
  const std::string_view activation = site.config.text("activation");
  const Way way = way_of(size, activation);
  const auto bias_at = static_cast<Size>(kernel_floats(size, way));
  const float* bias = parts.packed + bias_at;
  const auto limits = limits_of(activation);
  const kernels::Clamp fused = limits.value_or(kernels::Clamp{});
  const ImageView input = with_border(parts.input, size.windows);
  Actions actions;
  actions.pack.push_back(Action::of<pack>(Pack{way, size.kernel_rows, size.kernel_columns, size.channels / size.groups,
                                               size.filters, bias_at, parts.weights, parts.packed}));
  actions.run.push_back(way == Way::kPlanes ? convolve_few_filters(size, input, parts, bias, fused)
                                            : convolve_many_filters(size, way, input, parts, bias, fused));
  if (!limits) actions.run.push_back(activate(activation, parts.output));
  return actions;
}

}  // namespace

const FastPath kFastConvolution = {.wish = wish, .make = make};

}  // namespace cnn
