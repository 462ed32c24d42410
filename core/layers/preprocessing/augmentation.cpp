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

/// Keras changes pictures while a model learns, by random numbers of its own; here nobody does.
bool has_gradient(const Site&) { return false; }

LayerKind kind_of(const Augmentation& augmentation) {
  return {
      .class_name = augmentation.class_name,
      .arguments = augmentation.arguments,
      .output_shape = same_shape,
      .forward = copy_forward,
      .has_gradient = has_gradient,
      .fast_path = &kFastCopy,
      .combination = Combination::kCopy,
  };
}

Argument with(std::string_view name, Value fallback) { return {.name = name, .fallback = std::move(fallback)}; }

// What stands in many signatures.
Argument seed() { return {.name = "seed"}; }
Argument factor(Value fallback = {}) { return with("factor", std::move(fallback)); }
Argument fill_mode() { return with("fill_mode", "reflect"); }
Argument fill_value() { return with("fill_value", 0.0); }
Argument interpolation() { return with("interpolation", "bilinear"); }
Argument value_range() { return with("value_range", Array{0, 255}); }

/// Those that move pixels.
std::vector<Augmentation> moving() {
  const Argument format = data_format_argument();
  const std::vector<Argument> sides = {
      with("height_factor", {}), with("width_factor", {}), fill_mode(), interpolation(), seed(), fill_value(), format};
  return {
      {"RandomFlip", {with("mode", "horizontal_and_vertical"), seed(), format}},
      {"RandomRotation", {factor(), fill_mode(), interpolation(), seed(), fill_value(), format}},
      {"RandomZoom", sides},
      {"RandomTranslation", sides},
      {"RandomShear",
       {with("x_factor", 0.0), with("y_factor", 0.0), interpolation(), fill_mode(), fill_value(), format, seed()}},
      {"RandomElasticTransform",
       {factor(1.0), with("scale", 1.0), interpolation(), fill_mode(), fill_value(), value_range(), seed(), format}},
      {"RandomPerspective", {factor(1.0), with("scale", 1.0), interpolation(), fill_value(), seed(), format}},
      {"RandAugment", {value_range(), with("num_ops", 2), factor(0.5), interpolation(), seed(), format}},
      {"AugMix",
       {value_range(), with("num_chains", 3), with("chain_depth", 3), factor(0.3), with("alpha", 1.0),
        with("all_ops", true), interpolation(), seed(), format}},
  };
}

/// Those that change pixels where they are.
std::vector<Augmentation> colouring() {
  const Argument format = data_format_argument();
  const std::vector<Argument> colour = {factor(), value_range(), format, seed()};
  return {
      {"RandomContrast", {factor(), value_range(), seed()}},
      {"RandomBrightness", {factor(), value_range(), seed()}},
      {"RandomHue", colour},
      {"RandomSaturation", colour},
      {"RandomSharpness", colour},
      {"RandomColorDegeneration", colour},
      {"RandomColorJitter",
       {value_range(), with("brightness_factor", {}), with("contrast_factor", {}), with("saturation_factor", {}),
        with("hue_factor", {}), seed(), format}},
      {"RandomPosterization", colour},
      {"RandomInvert", {factor(1.0), value_range(), seed(), format}},
      {"RandomGrayscale", {factor(0.5), format, seed()}},
      {"RandomErasing",
       {factor(1.0), with("scale", Array{0.02, 0.33}), with("fill_value", {}), value_range(), seed(), format}},
      {"RandomGaussianBlur", {factor(1.0), with("kernel_size", 3), with("sigma", 1.0), value_range(), format, seed()}},
      {"MixUp", {with("alpha", 0.2), format, seed()}},
      {"CutMix", {factor(1.0), seed(), format}},
  };
}

}  // namespace

std::vector<LayerKind> augmentations() {
  std::vector<LayerKind> kinds;
  for (const auto& some : {moving(), colouring()}) {
    for (const Augmentation& augmentation : some) kinds.push_back(kind_of(augmentation));
  }
  return kinds;
}

}  // namespace cnn
