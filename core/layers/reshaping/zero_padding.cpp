// ZeroPadding1D, 2D and 3D: zeros around steps, images or volumes. Source: keras.layers.ZeroPadding2D.
#include "core/layers/list.hpp"
#include "core/layers/reshaping/gathering.hpp"
#include "core/layers/shared/arguments.hpp"

namespace cnn {
namespace {

Result<Shape> output_shape(const Site& site) {
  Shape output = site.input();
  std::size_t axis = first_spatial_axis(site) + 1;
  for (const auto& [before, after] : site.config.sides("padding")) {
    Count& size = output[axis++];
    if (size == kUnknown) continue;
    const auto added = add(before, after);
    const auto padded = added ? add(size, *added) : std::nullopt;
    if (!padded) return axis_too_large(site, "padding");
    size = *padded;
  }
  return output;
}

GatherAxes picks(const Site& site) {
  GatherAxes axes = all_places(site);
  std::size_t axis = first_spatial_axis(site);
  for (const auto& [before, after] : site.config.sides("padding")) {
    kernels::GatherAxis& one = axes[axis++];
    one.length += before + after;
    one.first = -before;
  }
  return axes;
}

LayerKind zero_padding(int axes, std::string_view class_name) {
  std::vector<Argument> arguments = {{.name = "padding", .kind = ArgumentKind::kSides, .fallback = 1, .length = axes}};
  // Keras's layers on steps have no data_format, except that newer ones write it into the config of this one.
  arguments.push_back(data_format_argument());
  return {
      .class_name = class_name,
      .arguments = std::move(arguments),
      .min_rank = axes + 2,
      .max_rank = axes + 2,
      .output_shape = output_shape,
      .readings = gather_readings<picks>,
      .forward = gather_forward<picks>,
      .backward = gather_backward<picks>,
      .connections = gather_connections<picks>,
      .combination = Combination::kCopy,
  };
}

}  // namespace

LayerKind zero_padding1d() { return zero_padding(1, "ZeroPadding1D"); }
LayerKind zero_padding2d() { return zero_padding(2, "ZeroPadding2D"); }
LayerKind zero_padding3d() { return zero_padding(3, "ZeroPadding3D"); }

}  // namespace cnn
