// MaxPooling2D and AveragePooling2D: one value for each window, no parameters. Source: keras.layers.BasePooling.
#include "core/kernels/pooling.hpp"
#include "core/layers/all.hpp"
#include "core/layers/spatial.hpp"
#include "core/misconceptions/all.hpp"
#include "core/plans/all.hpp"

namespace cnn {
namespace {

Count channels(const Site& site) {
  return site.input()[static_cast<std::size_t>(channel_axis(site.config, site.input().size()))];
}

std::vector<Window> windows(const Site& site) { return spatial_windows(site, "pool_size"); }

Result<Shape> output_shape(const Site& site) { return slide(site, windows(site), channels(site), "pool_size"); }

kernels::Pooling2d sizes(const Forward& call) {
  const auto& input = call.inputs[0].shape;
  const Shape batched = {kUnknown, input[0], input[1], input[2]};
  const auto sliding = spatial_windows({call.config, {&batched, 1}}, "pool_size");
  return {.rows = input[0],
          .columns = input[1],
          .channels = input[2],
          .pool_rows = sliding[0].kernel,
          .pool_columns = sliding[1].kernel,
          .stride_rows = sliding[0].stride,
          .stride_columns = sliding[1].stride,
          .pad_top = sliding[0].pads().first,
          .pad_left = sliding[1].pads().first,
          .output_rows = call.output_shape[0],
          .output_columns = call.output_shape[1]};
}

void max_forward(const Forward& call) { kernels::max_pooling2d(sizes(call), call.inputs[0].data, call.output); }

void average_forward(const Forward& call) { kernels::average_pooling2d(sizes(call), call.inputs[0].data, call.output); }

std::vector<Connection> connections(const Site& site, const Shape& output, Count index) {
  return window_connections(windows(site), channels(site), false, output, index);
}

LayerKind pooling2d(std::string_view class_name, std::string_view alias, Value pool_size) {
  Argument pool = tuple_argument("pool_size", 2, std::move(pool_size));
  pool.required = pool.fallback.is_null();
  Argument strides = tuple_argument("strides", 2, nullptr);
  strides.optional = true;
  return {
      .class_name = class_name,
      .aliases = {alias},
      // Unlike convolutions, Keras 3's pooling layers refuse "SAME" in upper case.
      .arguments =
          {pool,
           strides,
           {.name = "padding", .kind = ArgumentKind::kChoice, .fallback = "valid", .choices = {"valid", "same"}},
           data_format_argument()},
      .min_rank = 4,
      .max_rank = 4,
      .output_shape = output_shape,
      .windows = windows,
      .connections = connections,
      .beliefs = pooling_beliefs(),
  };
}

}  // namespace

LayerKind max_pooling2d() {
  LayerKind kind = pooling2d("MaxPooling2D", "MaxPool2D", 2);
  kind.forward = max_forward;
  kind.plan = &kMaxPoolingPlan;
  kind.combination = Combination::kMaximum;
  return kind;
}

LayerKind average_pooling2d() {
  // Keras 3 asks for pool_size here, although MaxPooling2D has a default.
  LayerKind kind = pooling2d("AveragePooling2D", "AvgPool2D", nullptr);
  kind.forward = average_forward;
  kind.plan = &kAveragePoolingPlan;
  kind.combination = Combination::kAverage;
  return kind;
}

}  // namespace cnn
