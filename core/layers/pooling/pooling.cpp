// MaxPooling and AveragePooling of 1, 2 and 3 axes: one value for each window, no parameters.
// Source: keras.layers.BasePooling.
#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/convolutional/convolution_parts.hpp"
#include "core/layers/list.hpp"
#include "core/layers/shared/arguments.hpp"
#include "core/layers/shared/channels_last.hpp"
#include "core/model/layout.hpp"
#include "core/model/spatial_windows.hpp"
#include "core/running/fast/all.hpp"
#include "core/running/kernels/pooling/plain.hpp"

namespace cnn {
namespace {

std::vector<Window> windows(const Site& site) { return spatial_windows(site, "pool_size"); }

Result<Shape> output_shape(const Site& site) { return slide(site, windows(site), channels_of(site), "pool_size"); }

kernels::Pooling2d sizes(const std::vector<Window>& sliding, Count channels) {
  const auto size = plane(sliding, channels, channels, 1);
  return {.rows = size.rows,
          .columns = size.columns,
          .channels = channels,
          .pool_rows = size.kernel_rows,
          .pool_columns = size.kernel_columns,
          .stride_rows = size.stride_rows,
          .stride_columns = size.stride_columns,
          .pad_top = size.pad_top,
          .pad_left = size.pad_left,
          .output_rows = size.output_rows,
          .output_columns = size.output_columns};
}

using Pool = void (*)(const kernels::Pooling2d&, const Real*, Real*);

template <Pool pool>
void forward(const Forward& call) {
  const Shape input = batched(call.inputs[0].shape);
  in_channels_last(call, windows({call.config, {&input, 1}}), [](const Forward& inner, const auto& sliding) {
    pool(sizes(sliding, inner.output_shape.back()), inner.inputs[0].data, inner.output);
  });
}

using PoolGradient = void (*)(const kernels::Pooling2d&, const Real*, const Real*, Real*);

template <PoolGradient gradient>
void backward(const Backward& call) {
  if (call.input_gradients[0] == nullptr) return;
  const Shape input = batched(call.forward.inputs[0].shape);
  back_in_channels_last(call, windows({call.forward.config, {&input, 1}}),
                        [](const Backward& inner, const auto& sliding) {
                          gradient(sizes(sliding, inner.forward.output_shape.back()), inner.forward.inputs[0].data,
                                   inner.output_gradient, inner.input_gradients[0]);
                        });
}

std::vector<Connection> connections(const Site& site, const Shape& output, Count index) {
  const Layout in = layout_of(site.config, site.input());
  const Layout out = layout_of(site.config, output);
  const Count channel = out.channel(index);
  std::vector<Connection> result;
  for (const WindowCell& cell : window_cells(windows(site), out.position(index))) {
    result.push_back({cell.position < 0 ? -1 : in.index(cell.position, channel), -1, {cell.row, cell.column, channel}});
  }
  return result;
}

LayerKind pooling(int axes, std::string_view class_name, std::string_view alias, Value pool_size) {
  Argument pool = tuple_argument("pool_size", axes, std::move(pool_size));
  pool.required = pool.fallback.is_null();
  Argument strides = tuple_argument("strides", axes, nullptr);
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
      .min_rank = axes + 2,
      .max_rank = axes + 2,
      .output_shape = output_shape,
      .windows = windows,
      .connections = connections,
      .beliefs = pooling_beliefs,
  };
}

/// Volumes are counted, not run.
LayerKind max_pooling(int axes, std::string_view class_name, std::string_view alias) {
  LayerKind kind = pooling(axes, class_name, alias, 2);
  if (axes < 3) {
    kind.forward = forward<kernels::max_pooling2d>;
    kind.backward = backward<kernels::max_pooling2d_gradient>;
  }
  kind.fast_path = &kFastMaxPooling;
  kind.lanes_path = &kLanesMaxPooling;
  kind.combination = Combination::kMaximum;
  return kind;
}

LayerKind average_pooling(int axes, std::string_view class_name, std::string_view alias) {
  // Keras 3 asks for pool_size here, although MaxPooling2D has a default.
  LayerKind kind = pooling(axes, class_name, alias, nullptr);
  if (axes < 3) {
    kind.forward = forward<kernels::average_pooling2d>;
    kind.backward = backward<kernels::average_pooling2d_gradient>;
  }
  kind.fast_path = &kFastAveragePooling;
  kind.lanes_path = &kLanesAveragePooling;
  kind.combination = Combination::kAverage;
  return kind;
}

}  // namespace

LayerKind max_pooling1d() { return max_pooling(1, "MaxPooling1D", "MaxPool1D"); }
LayerKind max_pooling2d() { return max_pooling(2, "MaxPooling2D", "MaxPool2D"); }
LayerKind max_pooling3d() { return max_pooling(3, "MaxPooling3D", "MaxPool3D"); }
LayerKind average_pooling1d() { return average_pooling(1, "AveragePooling1D", "AvgPool1D"); }
LayerKind average_pooling2d() { return average_pooling(2, "AveragePooling2D", "AvgPool2D"); }
LayerKind average_pooling3d() { return average_pooling(3, "AveragePooling3D", "AvgPool3D"); }

}  // namespace cnn
