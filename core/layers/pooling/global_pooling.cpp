// GlobalMaxPooling and GlobalAveragePooling of 1, 2 and 3 axes: one value for each channel, no parameters.
// Source: keras.layers.BaseGlobalPooling.
#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/list.hpp"
#include "core/layers/shared/arguments.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/model/layout.hpp"
#include "core/model/spatial_windows.hpp"
#include "core/running/fast/all.hpp"
#include "core/running/kernels/pooling/global.hpp"

namespace cnn {
namespace {

Result<Shape> output_shape(const Site& site) {
  const Shape& input = site.input();
  if (!site.config.flag("keepdims")) return Shape{input[0], channels_of(site)};
  Shape output(input.size(), 1);
  output[0] = input[0];
  output[static_cast<std::size_t>(channel_axis(site.config, input.size()))] = channels_of(site);
  return output;
}

kernels::GlobalPooling sizes(const Forward& call) {
  const Layout in = layout_of(call.config, batched(call.inputs[0].shape));
  return {.positions = in.positions,
          .channels = in.channels,
          .position_step = in.channels_first ? 1 : in.channels,
          .channel_step = in.channels_first ? in.positions : 1};
}

using Pool = void (*)(const kernels::GlobalPooling&, const Real*, Real*);

template <Pool pool>
void forward(const Forward& call) {
  pool(sizes(call), call.inputs[0].data, call.output);
}

using PoolGradient = void (*)(const kernels::GlobalPooling&, const Real*, const Real*, Real*);

template <PoolGradient gradient>
void backward(const Backward& call) {
  if (call.input_gradients[0] == nullptr) return;
  gradient(sizes(call.forward), call.forward.inputs[0].data, call.output_gradient, call.input_gradients[0]);
}

std::vector<Connection> connections(const Site& site, const Shape&, Count index) {
  // In the output, only the channels have more than one place.
  const Layout in = layout_of(site.config, site.input());
  const Count columns = site.input()[site.input().size() - (in.channels_first ? 1 : 2)];
  std::vector<Connection> result;
  for (Count position = 0; position < in.positions; ++position) {
    result.push_back({in.index(position, index), -1, {position / columns, position % columns, index}});
  }
  return result;
}

LayerKind global_pooling(int axes, std::string_view class_name, std::string_view alias) {
  return {
      .class_name = class_name,
      .aliases = {alias},
      .arguments = {data_format_argument(), {.name = "keepdims", .kind = ArgumentKind::kFlag, .fallback = false}},
      .min_rank = axes + 2,
      .max_rank = axes + 2,
      .output_shape = output_shape,
      .readings = reads_all,
      .connections = connections,
      .beliefs = global_pooling_beliefs,
  };
}

LayerKind maximum(int axes, std::string_view class_name, std::string_view alias) {
  LayerKind kind = global_pooling(axes, class_name, alias);
  kind.forward = forward<kernels::global_max_pooling>;
  kind.backward = backward<kernels::global_max_pooling_gradient>;
  kind.fast_path = &kFastGlobalMaxPooling;
  kind.lanes_path = &kLanesGlobalMaxPooling;
  kind.combination = Combination::kMaximum;
  return kind;
}

LayerKind average(int axes, std::string_view class_name, std::string_view alias) {
  LayerKind kind = global_pooling(axes, class_name, alias);
  kind.forward = forward<kernels::global_average_pooling>;
  kind.backward = backward<kernels::global_average_pooling_gradient>;
  kind.fast_path = &kFastGlobalAveragePooling;
  kind.lanes_path = &kLanesGlobalAveragePooling;
  kind.combination = Combination::kAverage;
  return kind;
}

}  // namespace

LayerKind global_max_pooling1d() { return maximum(1, "GlobalMaxPooling1D", "GlobalMaxPool1D"); }
LayerKind global_max_pooling2d() { return maximum(2, "GlobalMaxPooling2D", "GlobalMaxPool2D"); }
LayerKind global_max_pooling3d() { return maximum(3, "GlobalMaxPooling3D", "GlobalMaxPool3D"); }
LayerKind global_average_pooling1d() {
  LayerKind kind = average(1, "GlobalAveragePooling1D", "GlobalAvgPool1D");
  kind.heeds_mask = true;
  return kind;
}
LayerKind global_average_pooling2d() { return average(2, "GlobalAveragePooling2D", "GlobalAvgPool2D"); }
LayerKind global_average_pooling3d() { return average(3, "GlobalAveragePooling3D", "GlobalAvgPool3D"); }

}  // namespace cnn
