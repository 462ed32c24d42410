// Dropouts and noise: nothing after training, and no parameters. Source: the Keras layers of these names.
#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/list.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/running/fast/all.hpp"

namespace cnn {
namespace {

std::optional<Error> check_fraction(const Site& site, std::string_view argument) {
  const double rate = site.config.number(argument);
  if (rate < 0 || rate > 1) return Error{"invalid_argument", "", argument, "number_from_0_to_1", rate};
  return std::nullopt;
}

std::optional<Error> check_rate(const Site& site) { return check_fraction(site, "rate"); }
std::optional<Error> check_stddev(const Site& site) { return check_fraction(site, "stddev"); }

LayerKind silent(std::string_view class_name, std::vector<Argument> more) {
  LayerKind kind = {
      .class_name = class_name,
      .arguments = {{.name = "rate", .kind = ArgumentKind::kNumber, .required = true}},
      .check = check_rate,
      .output_shape = same_shape,
      .forward = copy_forward,
      .fast_path = &kFastCopy,
      .combination = Combination::kCopy,
      .beliefs = dropout_beliefs,
  };
  for (Argument& argument : more) kind.arguments.push_back(std::move(argument));
  return kind;
}

}  // namespace

LayerKind dropout() { return silent("Dropout", {{.name = "noise_shape"}, {.name = "seed"}}); }
LayerKind alpha_dropout() { return silent("AlphaDropout", {{.name = "noise_shape"}, {.name = "seed"}}); }
LayerKind gaussian_dropout() { return silent("GaussianDropout", {{.name = "seed"}}); }

LayerKind gaussian_noise() {
  return {
      .class_name = "GaussianNoise",
      .arguments = {{.name = "stddev", .kind = ArgumentKind::kNumber, .required = true}, {.name = "seed"}},
      .check = check_stddev,
      .output_shape = same_shape,
      .forward = copy_forward,
      .fast_path = &kFastCopy,
      .combination = Combination::kCopy,
  };
}

}  // namespace cnn
