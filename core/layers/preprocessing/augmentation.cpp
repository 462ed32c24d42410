// Random changes of images, made while training only: the shape stays, and so does every value afterwards. Source:
// keras.layers.RandomFlip and its relatives.
#include "core/layers/list.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/running/fast/all.hpp"

namespace cnn {
namespace {

struct Augmentation {
  std::string_view class_name;
  std::vector<Argument> arguments;
};

LayerKind kind_of(Augmentation augmentation) {
  augmentation.arguments.push_back({.name = "seed"});
  return {
      .class_name = augmentation.class_name,
      .arguments = std::move(augmentation.arguments),
      .output_shape = same_shape,
      .forward = copy_forward,
      .fast_path = &kFastCopy,
      .combination = Combination::kCopy,
  };
}

}  // namespace

std::vector<LayerKind> augmentations() {
  const Argument factor = {.name = "factor"};
  const Argument height_factor = {.name = "height_factor"};
  const Argument width_factor = {.name = "width_factor"};
  const Argument fill_mode = {.name = "fill_mode", .fallback = "reflect"};
  const Argument interpolation = {.name = "interpolation", .fallback = "bilinear"};
  const Argument value_range = {.name = "value_range"};
  std::vector<LayerKind> kinds;
  for (const Augmentation& augmentation : {
           Augmentation{"RandomFlip", {{.name = "mode", .fallback = "horizontal_and_vertical"}}},
           Augmentation{"RandomRotation", {factor, fill_mode, interpolation}},
           Augmentation{"RandomZoom", {height_factor, width_factor, fill_mode, interpolation}},
           Augmentation{"RandomTranslation", {height_factor, width_factor, fill_mode, interpolation}},
           Augmentation{"RandomContrast", {factor, value_range}},
           Augmentation{"RandomBrightness", {factor, value_range}},
           Augmentation{"RandomShear", {{.name = "x_factor"}, {.name = "y_factor"}, interpolation, fill_mode}},
           Augmentation{"RandomHue", {factor, value_range}},
           Augmentation{"RandomSaturation", {factor, value_range}},
           Augmentation{"RandomSharpness", {factor, value_range}},
           Augmentation{"RandomColorDegeneration", {factor, value_range}},
           Augmentation{"RandomColorJitter", {value_range}},
           Augmentation{"RandomPosterization", {factor, value_range}},
           Augmentation{"RandomInvert", {factor, value_range}},
           Augmentation{"RandomGrayscale", {factor}},
           Augmentation{"RandomErasing", {factor, {.name = "scale"}, {.name = "fill_value"}, value_range}},
           Augmentation{"RandomGaussianBlur", {factor, {.name = "kernel_size"}, {.name = "sigma"}, value_range}},
           Augmentation{"RandomElasticTransform", {factor, {.name = "scale"}, interpolation, fill_mode}},
           Augmentation{"RandomPerspective", {factor, {.name = "scale"}, interpolation}},
           Augmentation{"RandAugment", {value_range, {.name = "num_ops"}, factor, interpolation}},
           Augmentation{"AugMix", {value_range, {.name = "num_chains"}, {.name = "chain_depth"}, factor}},
           Augmentation{"MixUp", {{.name = "alpha"}}},
           Augmentation{"CutMix", {factor}},
       }) {
    kinds.push_back(kind_of(augmentation));
  }
  return kinds;
}

}  // namespace cnn
