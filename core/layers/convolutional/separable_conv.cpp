// SeparableConv1D and 2D: a depthwise convolution, then a 1x1 convolution that mixes the channels; one bias at the end.
// Source: keras.layers.SeparableConv2D, BaseSeparableConv.
#include <algorithm>

#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/convolutional/convolution_parts.hpp"
#include "core/layers/list.hpp"
#include "core/layers/shared/arguments.hpp"
#include "core/layers/shared/channels_last.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/model/layout.hpp"
#include "core/model/spatial_windows.hpp"
#include "core/running/fast/all.hpp"
#include "core/running/kernels/dense/plain.hpp"

namespace cnn {
namespace {

/// Strides with dilation, which Keras refuses for other convolutions, it builds here.
std::optional<Error> check(const Site& site) { return check_channels(site, "filters"); }

Result<Shape> output_shape(const Site& site) {
  return slide(site, kernel_windows(site), site.config.count("filters"), "kernel_size");
}

std::vector<Weight> weights(const Site& site) {
  const Factor channels{"input_channels", channels_of(site)};
  const Factor multiplier{"depth_multiplier", site.config.count("depth_multiplier")};
  const Factor filters{"filters", site.config.count("filters"), 0};
  const int axes = static_cast<int>(site.config.tuple("kernel_size").size());
  const auto on_axis = [](Factor factor, int axis) {
    factor.axis = axis;
    return factor;
  };
  std::vector<Weight> result = {
      {"depthwise_kernel", kernel_factors(site.config, {channels, multiplier})},
      {"pointwise_kernel", {on_axis(channels, axes), on_axis(multiplier, axes), on_axis(filters, axes + 1)}}};
  add_bias(result, site.config, {filters});
  return result;
}

/// The first of its two steps, and the maps between them.
struct Depthwise {
  kernels::Convolution2d size;
  std::vector<Real> maps;
};

Depthwise run_depthwise(const Forward& call, const std::vector<Window>& windows) {
  const Count channels = call.inputs[0].shape.back();
  const Count middle = channels * call.config.count("depth_multiplier");
  Depthwise first{plane(windows, channels, middle, channels), {}};
  first.maps.resize(static_cast<std::size_t>(first.size.output_rows * first.size.output_columns * middle));
  kernels::convolution2d(first.size, call.inputs[0].data, call.weights[0].data, nullptr, first.maps.data());
  return first;
}

std::size_t positions(const Depthwise& first) {
  return static_cast<std::size_t>(first.size.output_rows * first.size.output_columns);
}

void run(const Forward& call, const std::vector<Window>& windows) {
  const Depthwise first = run_depthwise(call, windows);
  kernels::dense(positions(first), static_cast<std::size_t>(first.size.filters),
                 static_cast<std::size_t>(call.output_shape.back()), first.maps.data(), call.weights[1].data,
                 bias_of(call, 2), call.output);
}

void forward(const Forward& call) { run_convolution(call, run); }

void run_back(const Backward& call, const std::vector<Window>& windows) {
  const Forward& forward = call.forward;
  const Depthwise first = run_depthwise(forward, windows);
  std::vector<Real> gradient(first.maps.size());
  kernels::dense_gradient(positions(first), static_cast<std::size_t>(first.size.filters),
                          static_cast<std::size_t>(forward.output_shape.back()),
                          {.input = first.maps.data(),
                           .kernel = forward.weights[1].data,
                           .output_gradient = call.output_gradient,
                           .input_gradient = gradient.data(),
                           .kernel_gradient = call.weight_gradients[1],
                           .bias_gradient = call.weight_gradients.size() > 2 ? call.weight_gradients[2] : nullptr});
  kernels::convolution2d_gradient(first.size, {.input = forward.inputs[0].data,
                                               .kernel = forward.weights[0].data,
                                               .output_gradient = gradient.data(),
                                               .input_gradient = call.input_gradients[0],
                                               .kernel_gradient = call.weight_gradients[0],
                                               .bias_gradient = nullptr});
}

void backward(const Backward& call) { back_in_channels_last(call, kernel_windows(call.forward), run_back); }

/// The maps between its two steps are nobody's output: they must fit into memory all the same.
bool fits_memory(const Site& site) {
  Count floats = saturating_multiply(channels_of(site), site.config.count("depth_multiplier"));
  for (const Window& window : kernel_windows(site)) {
    floats = saturating_multiply(floats, std::max<Count>(window.output(), 1));
  }
  return floats <= kMaxFloats;
}

std::vector<Connection> connections(const Site& site, const Shape& output, Count index) {
  const Layout in = layout_of(site.config, site.input());
  const Layout out = layout_of(site.config, output);
  const Count multiplier = site.config.count("depth_multiplier");
  const Count middle = in.channels * multiplier;
  std::vector<Connection> result;
  for (const WindowCell& cell : window_cells(kernel_windows(site), out.position(index))) {
    for (Count map = 0; map < middle; ++map) {
      result.push_back({cell.position < 0 ? -1 : in.index(cell.position, map / multiplier),
                        cell.kernel * middle + map,
                        {cell.row, cell.column, map},
                        map * out.channels + out.channel(index)});
    }
  }
  return result;
}

LayerKind separable_conv(int axes, std::string_view class_name, std::string_view alias) {
  return {
      .class_name = class_name,
      .aliases = {alias},
      .arguments = with_weights({filters_argument(), kernel_size_argument(axes), tuple_argument("strides", axes, 1),
                                 padding_argument(), data_format_argument(), tuple_argument("dilation_rate", axes, 1),
                                 depth_multiplier_argument(), activation_argument(), use_bias_argument()},
                                {Of::kDepthwise, Of::kPointwise, Of::kBias}),
      .min_rank = axes + 2,
      .max_rank = axes + 2,
      .check = check,
      .output_shape = output_shape,
      .weights = weights,
      .windows = kernel_windows,
      .forward = forward,
      .backward = backward,
      .activation_last = true,
      .fast_path = &kFastSeparable,
      .runs = fits_memory,
      .connections = connections,
      .combination = Combination::kWeighted,
      .beliefs = separable_beliefs,
  };
}

}  // namespace

LayerKind separable_conv1d() { return separable_conv(1, "SeparableConv1D", "SeparableConvolution1D"); }
LayerKind separable_conv2d() { return separable_conv(2, "SeparableConv2D", "SeparableConvolution2D"); }

}  // namespace cnn
