// DepthwiseConv1D and 2D: each channel has filters of its own, nothing is added across channels.
// Source: keras.layers.DepthwiseConv2D, BaseDepthwiseConv.
#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/convolutional/convolution_parts.hpp"
#include "core/layers/list.hpp"
#include "core/layers/shared/arguments.hpp"
#include "core/layers/shared/channels_last.hpp"
#include "core/layers/shared/gradients.hpp"
#include "core/model/layout.hpp"
#include "core/model/spatial_windows.hpp"
#include "core/running/fast/all.hpp"

namespace cnn {
namespace {

/// Strides with dilation, which Keras refuses for other convolutions, it builds here.
std::optional<Error> check(const Site& site) { return check_channels(site, "depth_multiplier"); }

Result<Shape> output_shape(const Site& site) {
  const auto filters = multiply(channels_of(site), site.config.count("depth_multiplier"));
  if (!filters) return Error{"too_large", "", "depth_multiplier", "at_most_9007199254740991", to_value(site.input())};
  return slide(site, kernel_windows(site), *filters, "kernel_size");
}

std::vector<Weight> weights(const Site& site) {
  const std::vector<Factor> filters = {{"input_channels", channels_of(site), 0},
                                       {"depth_multiplier", site.config.count("depth_multiplier"), 0}};
  std::vector<Weight> result = {{"kernel", kernel_factors(site.config, filters)}};
  add_bias(result, site.config, filters);
  return result;
}

void run(const Forward& call, const std::vector<Window>& windows) {
  // The kernel (window, channels, multiplier) lies in memory as that of a convolution with a group for each channel.
  const Count channels = call.inputs[0].shape.back();
  kernels::convolution2d(plane(windows, channels, call.output_shape.back(), channels), call.inputs[0].data,
                         call.weights[0].data, bias_of(call, 1), call.output);
}

void forward(const Forward& call) { run_convolution(call, run); }

void run_back(const Backward& call, const std::vector<Window>& windows) {
  const Count channels = call.forward.inputs[0].shape.back();
  kernels::convolution2d_gradient(plane(windows, channels, call.forward.output_shape.back(), channels),
                                  linear_gradient(call));
}

void backward(const Backward& call) { back_in_channels_last(call, kernel_windows(call.forward), run_back); }

std::vector<Connection> connections(const Site& site, const Shape& output, Count index) {
  const Layout in = layout_of(site.config, site.input());
  const Layout out = layout_of(site.config, output);
  const Count filter = out.channel(index);
  const Count channel = filter / site.config.count("depth_multiplier");
  std::vector<Connection> result;
  for (const WindowCell& cell : window_cells(kernel_windows(site), out.position(index))) {
    result.push_back({cell.position < 0 ? -1 : in.index(cell.position, channel),
                      cell.kernel * out.channels + filter,
                      {cell.row, cell.column, channel}});
  }
  return result;
}

LayerKind depthwise_conv(int axes, std::string_view class_name) {
  return {
      .class_name = class_name,
      .arguments = with_weights({kernel_size_argument(axes), tuple_argument("strides", axes, 1), padding_argument(),
                                 depth_multiplier_argument(), data_format_argument(),
                                 tuple_argument("dilation_rate", axes, 1), activation_argument(), use_bias_argument()},
                                {Of::kDepthwise, Of::kBias}),
      .min_rank = axes + 2,
      .max_rank = axes + 2,
      .check = check,
      .output_shape = output_shape,
      .weights = weights,
      .windows = kernel_windows,
      .forward = forward,
      .backward = backward,
      .activation_last = true,
      .fast_path = &kFastDepthwise,
      .connections = connections,
      .combination = Combination::kWeighted,
      .beliefs = depthwise_beliefs,
  };
}

}  // namespace

LayerKind depthwise_conv1d() { return depthwise_conv(1, "DepthwiseConv1D"); }
LayerKind depthwise_conv2d() { return depthwise_conv(2, "DepthwiseConv2D"); }

}  // namespace cnn
