// Conv1DTranspose, 2D and 3D: each input value is spread over a window of the output.
// Source: keras.layers.Conv2DTranspose, BaseConvTranspose.
#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/convolutional/convolution_parts.hpp"
#include "core/layers/list.hpp"
#include "core/layers/shared/arguments.hpp"
#include "core/layers/shared/channels_last.hpp"
#include "core/layers/shared/gradients.hpp"
#include "core/model/layout.hpp"
#include "core/model/spatial_windows.hpp"
#include "core/running/kernels/convolution/transposed.hpp"

namespace cnn {
namespace {

std::optional<Error> check(const Site& site) {
  if (site.config.has("output_padding")) {
    const auto padding = site.config.tuple("output_padding");
    const auto strides = site.config.tuple("strides");
    for (std::size_t i = 0; i < strides.size(); ++i) {
      if (padding[i] < strides[i]) continue;
      return Error{"invalid_argument", "", "output_padding", "less_than_strides", site.config.value("output_padding")};
    }
  }
  if (auto error = check_strides(site)) return error;
  return check_channels(site, "filters");
}

/// The windows of a convolution the other way round.
std::vector<Window> transposed(std::vector<Window> windows, const Config& config) {
  const bool padded = config.has("output_padding");
  const auto padding = padded ? config.tuple("output_padding") : std::vector<Count>(windows.size(), kUnknown);
  for (std::size_t i = 0; i < windows.size(); ++i) {
    windows[i].transposed = true;
    windows[i].output_padding = padding[i];
  }
  return windows;
}

std::vector<Window> windows(const Site& site) { return transposed(kernel_windows(site), site.config); }

Result<Shape> output_shape(const Site& site) {
  return slide(site, windows(site), site.config.count("filters"), "output_padding");
}

std::vector<Weight> weights(const Site& site) {
  // Keras stores filters before channels here: the kernel of the convolution that this one turns round.
  const Factor filters{"filters", site.config.count("filters"), 0};
  std::vector<Weight> result = {
      {"kernel", kernel_factors(site.config, {filters, {"input_channels", channels_of(site)}})}};
  add_bias(result, site.config, {filters});
  return result;
}

kernels::TransposedConvolution2d sizes(const Forward& call, const std::vector<Window>& given) {
  const auto size = plane(transposed(given, call.config), call.inputs[0].shape.back(), call.output_shape.back(), 1);
  return {.rows = size.rows,
          .columns = size.columns,
          .channels = size.channels,
          .filters = size.filters,
          .kernel_rows = size.kernel_rows,
          .kernel_columns = size.kernel_columns,
          .stride_rows = size.stride_rows,
          .stride_columns = size.stride_columns,
          .dilation_rows = size.dilation_rows,
          .dilation_columns = size.dilation_columns,
          .cut_top = size.pad_top,
          .cut_left = size.pad_left,
          .output_rows = size.output_rows,
          .output_columns = size.output_columns};
}

void run(const Forward& call, const std::vector<Window>& given) {
  kernels::transposed_convolution2d(sizes(call, given), call.inputs[0].data, call.weights[0].data, bias_of(call, 1),
                                    call.output);
}

void forward(const Forward& call) { run_convolution(call, run); }

void run_back(const Backward& call, const std::vector<Window>& given) {
  kernels::transposed_convolution2d_gradient(sizes(call.forward, given), linear_gradient(call));
}

void backward(const Backward& call) { back_in_channels_last(call, kernel_windows(call.forward), run_back); }

std::vector<Connection> connections(const Site& site, const Shape& output, Count index) {
  const Layout in = layout_of(site.config, site.input());
  const Layout out = layout_of(site.config, output);
  std::vector<Connection> result;
  for (const WindowCell& cell : window_cells(windows(site), out.position(index))) {
    for (Count c = 0; c < in.channels; ++c) {
      result.push_back({in.index(cell.position, c),
                        (cell.kernel * out.channels + out.channel(index)) * in.channels + c,
                        {cell.row, cell.column, c}});
    }
  }
  return result;
}

LayerKind conv_transpose(int axes, std::string_view class_name, std::string_view alias) {
  return {
      .class_name = class_name,
      .aliases = {alias},
      .arguments = with_weights(
          {filters_argument(),
           kernel_size_argument(axes),
           tuple_argument("strides", axes, 1),
           padding_argument(),
           {.name = "output_padding", .kind = ArgumentKind::kTuple, .length = axes, .zero = true, .optional = true},
           data_format_argument(),
           tuple_argument("dilation_rate", axes, 1),
           activation_argument(),
           use_bias_argument()},
          {Of::kKernel, Of::kBias}),
      .min_rank = axes + 2,
      .max_rank = axes + 2,
      .check = check,
      .output_shape = output_shape,
      .weights = weights,
      .windows = windows,
      .connections = connections,
      .combination = Combination::kWeighted,
      .beliefs = transposed_convolution_beliefs,
  };
}

}  // namespace

// The kernel of two axes runs one axis as well, but only Conv2DTranspose has a judge for its numbers.
LayerKind conv1d_transpose() { return conv_transpose(1, "Conv1DTranspose", "Convolution1DTranspose"); }

LayerKind conv2d_transpose() {
  LayerKind kind = conv_transpose(2, "Conv2DTranspose", "Convolution2DTranspose");
  kind.forward = forward;
  kind.backward = backward;
  kind.activation_last = true;
  return kind;
}

LayerKind conv3d_transpose() {
  LayerKind kind = conv_transpose(3, "Conv3DTranspose", "Convolution3DTranspose");
  // By their places these two are the other way round in this one.
  std::swap(kind.arguments[4], kind.arguments[5]);
  return kind;
}

}  // namespace cnn
