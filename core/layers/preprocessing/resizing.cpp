// Layers that put out images of a given size: Resizing, CenterCrop, RandomCrop, RandomResizedCrop; and Keras 2's
// RandomHeight and RandomWidth, whose size is open. Source: keras.layers of these names.
#include "core/layers/list.hpp"
#include "core/layers/shared/arguments.hpp"

namespace cnn {
namespace {

/// The axis of the height, which the width follows. Keras takes a shape of three sizes as an image without a batch.
std::size_t height_axis(const Site& site) {
  const std::size_t first = site.input().size() == 4 ? 1 : 0;
  return site.config.text("data_format") == "channels_first" ? first + 1 : first;
}

Result<Shape> resized(const Site& site) {
  Shape shape = site.input();
  shape[height_axis(site)] = site.config.count("height");
  shape[height_axis(site) + 1] = site.config.count("width");
  return shape;
}

Result<Shape> open_height(const Site& site) {
  Shape shape = site.input();
  shape[shape.size() - 3] = kUnknown;
  return shape;
}

Result<Shape> open_width(const Site& site) {
  Shape shape = site.input();
  shape[shape.size() - 2] = kUnknown;
  return shape;
}

LayerKind sized(std::string_view class_name, std::vector<Argument> more) {
  LayerKind kind = {
      .class_name = class_name,
      .arguments = {{.name = "height", .kind = ArgumentKind::kPositiveInteger, .required = true},
                    {.name = "width", .kind = ArgumentKind::kPositiveInteger, .required = true}},
      .min_rank = 3,
      .max_rank = 4,
      .output_shape = resized,
  };
  for (Argument& argument : more) kind.arguments.push_back(std::move(argument));
  kind.arguments.push_back(data_format_argument());
  return kind;
}

LayerKind open(std::string_view class_name, Result<Shape> (*output_shape)(const Site&)) {
  return {
      .class_name = class_name,
      .arguments = {{.name = "factor"}, {.name = "interpolation"}, {.name = "seed"}},
      .min_rank = 3,
      .max_rank = 4,
      .output_shape = output_shape,
  };
}

}  // namespace

LayerKind resizing() {
  return sized("Resizing", {{.name = "interpolation", .fallback = "bilinear"},
                            {.name = "crop_to_aspect_ratio", .kind = ArgumentKind::kFlag, .fallback = false},
                            {.name = "pad_to_aspect_ratio", .kind = ArgumentKind::kFlag, .fallback = false},
                            {.name = "fill_mode", .fallback = "constant"},
                            {.name = "fill_value", .kind = ArgumentKind::kNumber, .fallback = 0.0},
                            {.name = "antialias", .kind = ArgumentKind::kFlag, .fallback = false}});
}

LayerKind center_crop() { return sized("CenterCrop", {}); }
LayerKind random_crop() { return sized("RandomCrop", {{.name = "seed"}}); }
LayerKind random_resized_crop() { return sized("RandomResizedCrop", {{.name = "scale"}, {.name = "ratio"}}); }
LayerKind random_height() { return open("RandomHeight", open_height); }
LayerKind random_width() { return open("RandomWidth", open_width); }

}  // namespace cnn
