// Random changes of images, made while training only: the shape stays, and so does every value afterwards. Source:
// keras.layers.RandomFlip and its relatives.
#include "core/layers/list.hpp"
#include "core/layers/shared/arguments.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/running/fast/all.hpp"

namespace cnn {
namespace {

struct Augmentation {
  std::string_view class_name;
  std::vector<Argument> arguments;
};

LayerKind kind_of(const Augmentation& augmentation) {
  return {
      .class_name = augmentation.class_name,
      .arguments = augmentation.arguments,
      .output_shape = same_shape,
      .forward = copy_forward,
      .fast_path = &kFastCopy,
      .combination = Combination::kCopy,
  };
}

Argument with(std::string_view name, Value fallback) { return {.name = name, .fallback = std::move(fallback)}; }

}  // namespace

std::vector<LayerKind> augmentations() {
  const Argument seed = {.name = "seed"};
  const Argument format = data_format_argument();
  const Argument factor = {.name = "factor"};
  const Argument whole_factor = with("factor", 1.0);
  const Argument scale = with("scale", 1.0);
  const Argument height_factor = {.name = "height_factor"};
  const Argument width_factor = {.name = "width_factor"};
  const Argument mode = with("fill_mode", "reflect");
  const Argument value = with("fill_value", 0.0);
  const Argument interpolation = with("interpolation", "bilinear");
  const Argument range = with("value_range", Array{0, 255});
  std::vector<LayerKind> kinds;
  for (const Augmentation& augmentation : {
           Augmentation{"RandomFlip", {with("mode", "horizontal_and_vertical"), seed, format}},
           Augmentation{"RandomRotation", {factor, mode, interpolation, seed, value, format}},
           Augmentation{"RandomZoom", {height_factor, width_factor, mode, interpolation, seed, value, format}},
           Augmentation{"RandomTranslation", {height_factor, width_factor, mode, interpolation, seed, value, format}},
           Augmentation{"RandomContrast", {factor, range, seed}},
           Augmentation{"RandomBrightness", {factor, range, seed}},
           Augmentation{"RandomShear",
                        {with("x_factor", 0.0), with("y_factor", 0.0), interpolation, mode, value, format, seed}},
           Augmentation{"RandomHue", {factor, range, format, seed}},
           Augmentation{"RandomSaturation", {factor, range, format, seed}},
           Augmentation{"RandomSharpness", {factor, range, format, seed}},
           Augmentation{"RandomColorDegeneration", {factor, range, format, seed}},
           Augmentation{"RandomColorJitter",
                        {range, with("brightness_factor", {}), with("contrast_factor", {}),
                         with("saturation_factor", {}), with("hue_factor", {}), seed, format}},
           Augmentation{"RandomPosterization", {factor, range, format, seed}},
           Augmentation{"RandomInvert", {whole_factor, range, seed, format}},
           Augmentation{"RandomGrayscale", {with("factor", 0.5), format, seed}},
           Augmentation{"RandomErasing",
                        {whole_factor, with("scale", Array{0.02, 0.33}), with("fill_value", {}), range, seed, format}},
           Augmentation{"RandomGaussianBlur",
                        {whole_factor, with("kernel_size", 3), with("sigma", 1.0), range, format, seed}},
           Augmentation{"RandomElasticTransform",
                        {whole_factor, scale, interpolation, mode, value, range, seed, format}},
           Augmentation{"RandomPerspective", {whole_factor, scale, interpolation, value, seed, format}},
           Augmentation{"RandAugment", {range, with("num_ops", 2), with("factor", 0.5), interpolation, seed, format}},
           Augmentation{"AugMix",
                        {range, with("num_chains", 3), with("chain_depth", 3), with("factor", 0.3), with("alpha", 1.0),
                         with("all_ops", true), interpolation, seed, format}},
           Augmentation{"MixUp", {with("alpha", 0.2), format, seed}},
           Augmentation{"CutMix", {whole_factor, seed, format}},
       }) {
    kinds.push_back(kind_of(augmentation));
  }
  return kinds;
}

}  // namespace cnn
