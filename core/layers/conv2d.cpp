// Conv2D: filters that slide over an image. Source: keras.layers.Conv2D and BaseConv.
#include "core/kernels/activation.hpp"
#include "core/kernels/convolution.hpp"
#include "core/layers/all.hpp"
#include "core/layers/elementwise.hpp"
#include "core/layers/spatial.hpp"
#include "core/misconceptions/all.hpp"
#include "core/plans/all.hpp"

namespace cnn {
namespace {

Count channels(const Site& site) {
  return site.input()[static_cast<std::size_t>(channel_axis(site.config, site.input().size()))];
}

std::optional<Error> check(const Site& site) {
  const Count groups = site.config.count("groups");
  const Count filters = site.config.count("filters");
  if (filters % groups != 0) return Error{"invalid_argument", "", "filters", "multiple_of_groups", filters};
  if (channels(site) == kUnknown) return Error{"unknown_size", "", "filters", "known_channels", to_value(site.input())};
  if (channels(site) % groups != 0) {
    return Error{"invalid_argument", "", "groups", "divisor_of_input_channels", groups};
  }
  bool strided = false;
  bool dilated = false;
  for (const Count stride : site.config.tuple("strides")) strided = strided || stride > 1;
  for (const Count rate : site.config.tuple("dilation_rate")) dilated = dilated || rate > 1;
  if (strided && dilated) {
    return Error{"invalid_argument", "", "dilation_rate", "1_when_strides_exceed_1",
                 site.config.value("dilation_rate")};
  }
  return std::nullopt;
}

std::vector<Window> windows(const Site& site) { return spatial_windows(site, "kernel_size"); }

Result<Shape> output_shape(const Site& site) {
  return slide(site, windows(site), site.config.count("filters"), "kernel_size");
}

std::vector<Weight> weights(const Site& site) {
  const auto kernel = site.config.tuple("kernel_size");
  const Count filters = site.config.count("filters");
  std::vector<Weight> result = {{"kernel",
                                 {{"kernel_height", kernel[0], 0},
                                  {"kernel_width", kernel[1], 1},
                                  {"input_channels", channels(site) / site.config.count("groups"), 2},
                                  {"filters", filters, 3}}}};
  if (site.config.flag("use_bias")) result.push_back({"bias", {{"filters", filters, 0}}, Initializer::kZeros});
  return result;
}

void forward(const Forward& call) {
  const auto kernel = call.config.tuple("kernel_size");
  const Shape input(call.inputs[0].shape.begin(), call.inputs[0].shape.end());
  const Shape batched = {kUnknown, input[0], input[1], input[2]};
  const auto sliding = spatial_windows({call.config, {&batched, 1}}, "kernel_size");
  kernels::convolution2d({.rows = sliding[0].size,
                          .columns = sliding[1].size,
                          .channels = input[2],
                          .filters = call.output_shape[2],
                          .groups = call.config.count("groups"),
                          .kernel_rows = kernel[0],
                          .kernel_columns = kernel[1],
                          .stride_rows = sliding[0].stride,
                          .stride_columns = sliding[1].stride,
                          .dilation_rows = sliding[0].dilation,
                          .dilation_columns = sliding[1].dilation,
                          .pad_top = sliding[0].pads().first,
                          .pad_left = sliding[1].pads().first,
                          .output_rows = call.output_shape[0],
                          .output_columns = call.output_shape[1]},
                         call.inputs[0].data, call.weights[0].data,
                         call.weights.size() > 1 ? call.weights[1].data : nullptr, call.output);
  const auto filters = static_cast<std::size_t>(call.output_shape[2]);
  kernels::find_activation(call.config.text("activation"))(call.output, value_count(call.output_shape) / filters,
                                                           filters);
}

std::vector<Connection> connections(const Site& site, const Shape& output, Count index) {
  return window_connections(windows(site), channels(site), true, output, index);
}

}  // namespace

LayerKind conv2d() {
  return {
      .class_name = "Conv2D",
      .aliases = {"Convolution2D"},
      .arguments = {{.name = "filters", .kind = ArgumentKind::kPositiveInteger, .required = true},
                    {.name = "kernel_size", .kind = ArgumentKind::kTuple, .required = true, .length = 2},
                    tuple_argument("strides", 2, 1),
                    {.name = "padding",
                     .kind = ArgumentKind::kChoice,
                     .fallback = "valid",
                     .choices = {"valid", "same"},
                     .any_case = true},
                    data_format_argument(),
                    tuple_argument("dilation_rate", 2, 1),
                    {.name = "groups", .kind = ArgumentKind::kPositiveInteger, .fallback = 1},
                    activation_argument(),
                    {.name = "use_bias", .kind = ArgumentKind::kFlag, .fallback = true}},
      .min_rank = 4,
      .max_rank = 4,
      .check = check,
      .output_shape = output_shape,
      .weights = weights,
      .windows = windows,
      .forward = forward,
      .plan = &kConvolutionPlan,
      .connections = connections,
      .combination = Combination::kWeighted,
      .beliefs = convolution_beliefs(),
  };
}

}  // namespace cnn
