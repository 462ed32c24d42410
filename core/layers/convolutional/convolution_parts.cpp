// The shared parts of convolutions. Source: BaseConv, BaseDepthwiseConv, BaseSeparableConv and BaseConvTranspose.
#include "core/layers/convolutional/convolution_parts.hpp"

#include <algorithm>

#include "core/layers/shared/channels_last.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/model/layout.hpp"
#include "core/model/spatial_windows.hpp"
#include "core/running/kernels/activation.hpp"

namespace cnn {

Argument padding_argument(std::vector<std::string_view> choices) {
  return {.name = "padding",
          .kind = ArgumentKind::kChoice,
          .fallback = "valid",
          .choices = std::move(choices),
          .any_case = true};
}

Argument filters_argument() { return {.name = "filters", .kind = ArgumentKind::kPositiveInteger, .required = true}; }

Argument kernel_size_argument(int axes) {
  return {.name = "kernel_size", .kind = ArgumentKind::kTuple, .required = true, .length = axes};
}

Argument depth_multiplier_argument() {
  return {.name = "depth_multiplier", .kind = ArgumentKind::kPositiveInteger, .fallback = 1};
}

Argument use_bias_argument() { return {.name = "use_bias", .kind = ArgumentKind::kFlag, .fallback = true}; }

std::optional<Error> check_strides(const Site& site) {
  const auto above_one = [&](std::string_view name) {
    const auto sizes = site.config.tuple(name);
    return std::any_of(sizes.begin(), sizes.end(), [](Count size) { return size > 1; });
  };
  if (!above_one("strides") || !above_one("dilation_rate")) return std::nullopt;
  return Error{"invalid_argument", "", "dilation_rate", "1_when_strides_exceed_1", site.config.value("dilation_rate")};
}

std::vector<Window> kernel_windows(const Site& site) { return spatial_windows(site, "kernel_size"); }

std::vector<Factor> kernel_window(const Config& config) {
  constexpr std::string_view kLabels[] = {"kernel_depth", "kernel_height", "kernel_width"};
  const auto sizes = config.tuple("kernel_size");
  std::vector<Factor> factors;
  for (std::size_t axis = 0; axis < sizes.size(); ++axis) {
    const std::string_view label = sizes.size() == 1 ? "kernel_size" : kLabels[3 - sizes.size() + axis];
    factors.push_back({label, sizes[axis], static_cast<int>(axis)});
  }
  return factors;
}

std::vector<Factor> kernel_factors(const Config& config, std::vector<Factor> channels) {
  std::vector<Factor> factors = kernel_window(config);
  for (Factor& factor : channels) {
    factor.axis = static_cast<int>(factors.size());
    factors.push_back(factor);
  }
  return factors;
}

void add_bias(std::vector<Weight>& weights, const Config& config, std::vector<Factor> factors) {
  if (config.flag("use_bias")) weights.push_back({"bias", std::move(factors)});
}

std::vector<Window> kernel_windows(const Forward& call) {
  const Shape input = batched(call.inputs[0].shape);
  return kernel_windows(Site{call.config, {&input, 1}});
}

kernels::Convolution2d plane(const std::vector<Window>& windows, Count channels, Count filters, Count groups) {
  static const Window one_row{.size = 1, .padding = "valid"};
  const Window& rows = windows.size() > 1 ? windows.front() : one_row;
  const Window& columns = windows.back();
  return {.rows = rows.size,
          .columns = columns.size,
          .channels = channels,
          .filters = filters,
          .groups = groups,
          .kernel_rows = rows.kernel,
          .kernel_columns = columns.kernel,
          .stride_rows = rows.stride,
          .stride_columns = columns.stride,
          .dilation_rows = rows.dilation,
          .dilation_columns = columns.dilation,
          .pad_top = rows.pads().first,
          .pad_left = columns.pads().first,
          .output_rows = rows.output(),
          .output_columns = columns.output()};
}

const Real* bias_of(const Forward& call, std::size_t kernels) {
  return call.weights.size() > kernels ? call.weights[kernels].data : nullptr;
}

void run_convolution(const Forward& call, void (*run)(const Forward&, const std::vector<Window>&)) {
  in_channels_last(call, kernel_windows(call), run);
  const auto row = static_cast<std::size_t>(call.output_shape.back());
  kernels::find_activation(call.config.text("activation"))(call.output, value_count(call.output_shape) / row, row);
}

}  // namespace cnn
