// Conv1D, Conv2D and Conv3D: filters that slide over steps, images or volumes. Source: keras.layers.Conv2D, BaseConv.
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

std::optional<Error> check(const Site& site) {
  const Count groups = site.config.count("groups");
  const Count filters = site.config.count("filters");
  if (filters % groups != 0) return Error{"invalid_argument", "", "filters", "multiple_of_groups", filters};
  if (auto error = check_strides(site)) return error;
  if (auto error = check_channels(site, "filters")) return error;
  if (channels_of(site) % groups != 0) {
    return Error{"invalid_argument", "", "groups", "divisor_of_input_channels", groups};
  }
  return std::nullopt;
}

Result<Shape> output_shape(const Site& site) {
  return slide(site, kernel_windows(site), site.config.count("filters"), "kernel_size");
}

std::vector<Weight> weights(const Site& site) {
  const Factor filters{"filters", site.config.count("filters"), 0};
  const Count depth = channels_of(site) / site.config.count("groups");
  std::vector<Weight> result = {{"kernel", kernel_factors(site.config, {{"input_channels", depth}, filters})}};
  add_bias(result, site.config, {filters});
  return result;
}

void run(const Forward& call, const std::vector<Window>& windows) {
  const Count filters = call.config.count("filters");
  kernels::convolution2d(plane(windows, call.inputs[0].shape.back(), filters, call.config.count("groups")),
                         call.inputs[0].data, call.weights[0].data, bias_of(call, 1), call.output);
}

void forward(const Forward& call) { run_convolution(call, run); }

void run_back(const Backward& call, const std::vector<Window>& windows) {
  const Config& config = call.forward.config;
  kernels::convolution2d_gradient(
      plane(windows, call.forward.inputs[0].shape.back(), config.count("filters"), config.count("groups")),
      linear_gradient(call));
}

void backward(const Backward& call) { back_in_channels_last(call, kernel_windows(call.forward), run_back); }

std::vector<Connection> connections(const Site& site, const Shape& output, Count index) {
  const Layout in = layout_of(site.config, site.input());
  const Layout out = layout_of(site.config, output);
  const Count depth = in.channels / site.config.count("groups");
  const Count filter = out.channel(index);
  const Count first = filter / (out.channels / site.config.count("groups")) * depth;
  std::vector<Connection> result;
  for (const WindowCell& cell : window_cells(kernel_windows(site), out.position(index))) {
    for (Count c = 0; c < depth; ++c) {
      result.push_back({cell.position < 0 ? -1 : in.index(cell.position, first + c),
                        (cell.kernel * depth + c) * out.channels + filter,
                        {cell.row, cell.column, c}});
    }
  }
  return result;
}

LayerKind conv(int axes, std::string_view class_name, std::string_view alias) {
  const bool steps = axes == 1;
  return {
      .class_name = class_name,
      .aliases = {alias},
      .arguments = with_weights({filters_argument(),
                                 kernel_size_argument(axes),
                                 tuple_argument("strides", axes, 1),
                                 steps ? padding_argument({"valid", "same", "causal"}) : padding_argument(),
                                 data_format_argument(),
                                 tuple_argument("dilation_rate", axes, 1),
                                 {.name = "groups", .kind = ArgumentKind::kPositiveInteger, .fallback = 1},
                                 activation_argument(),
                                 use_bias_argument()},
                                {Of::kKernel, Of::kBias}),
      .min_rank = axes + 2,
      .max_rank = axes + 2,
      .check = check,
      .output_shape = output_shape,
      .weights = weights,
      .windows = kernel_windows,
      .connections = connections,
      .combination = Combination::kWeighted,
      .beliefs = convolution_beliefs,
  };
}

}  // namespace

LayerKind conv1d() {
  LayerKind kind = conv(1, "Conv1D", "Convolution1D");
  kind.forward = forward;
  kind.backward = backward;
  kind.activation_last = true;
  kind.fast_path = &kFastConvolution;
  kind.lanes_path = &kLanesConvolution;
  return kind;
}

LayerKind conv2d() {
  LayerKind kind = conv(2, "Conv2D", "Convolution2D");
  kind.forward = forward;
  kind.backward = backward;
  kind.activation_last = true;
  kind.fast_path = &kFastConvolution;
  kind.lanes_path = &kLanesConvolution;
  return kind;
}

LayerKind conv3d() { return conv(3, "Conv3D", "Convolution3D"); }

}  // namespace cnn
