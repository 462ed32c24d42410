// Cropping1D, 2D and 3D: cuts cells off the borders of steps, images or volumes. Source: keras.layers.Cropping2D.
#include "core/layers/list.hpp"
#include "core/layers/reshaping/gathering.hpp"
#include "core/layers/shared/arguments.hpp"

namespace cnn {
namespace {

Result<Shape> output_shape(const Site& site) {
  Shape output = site.input();
  std::size_t axis = first_spatial_axis(site) + 1;
  for (const auto& [before, after] : site.config.sides("cropping")) {
    Count& size = output[axis++];
    if (size == kUnknown) continue;
    if (before + after >= size) {
      return Error{"invalid_argument", "", "cropping", "less_than_the_input", site.config.value("cropping")};
    }
    size -= before + after;
  }
  return output;
}

GatherAxes picks(const Site& site) {
  GatherAxes axes = all_places(site);
  std::size_t axis = first_spatial_axis(site);
  for (const auto& [before, after] : site.config.sides("cropping")) {
    kernels::GatherAxis& one = axes[axis++];
    one.length -= before + after;
    one.first = before;
  }
  return axes;
}

LayerKind cropping(int axes, std::string_view class_name, Count fallback) {
  std::vector<Argument> arguments = {
      {.name = "cropping", .kind = ArgumentKind::kSides, .fallback = fallback, .length = axes}};
  if (axes > 1) arguments.push_back(data_format_argument());
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

LayerKind cropping1d() { return cropping(1, "Cropping1D", 1); }
// Keras's defaults differ: an image is not cropped unless told so.
LayerKind cropping2d() { return cropping(2, "Cropping2D", 0); }
LayerKind cropping3d() { return cropping(3, "Cropping3D", 1); }

}  // namespace cnn
