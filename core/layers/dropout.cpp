// Dropouts and noise: nothing after training, and no parameters. Source: the Keras layers of these names.
#include "core/layers/all.hpp"
#include "core/layers/elementwise.hpp"
#include "core/layers/spatial.hpp"
#include "core/misconceptions/all.hpp"

namespace cnn {
namespace {

std::optional<Error> check_fraction(const Site& site, std::string_view argument) {
  const double rate = site.config.number(argument);
  if (rate < 0 || rate > 1) return Error{"invalid_argument", "", argument, "number_from_0_to_1", rate};
  return std::nullopt;
}

std::optional<Error> check_rate(const Site& site) { return check_fraction(site, "rate"); }
std::optional<Error> check_stddev(const Site& site) { return check_fraction(site, "stddev"); }

LayerKind silent(std::string_view class_name, std::vector<Argument> more, int rank = 0) {
  LayerKind kind = {
      .class_name = class_name,
      .arguments = {{.name = "rate", .kind = ArgumentKind::kNumber, .required = true}},
      .min_rank = rank,
      .max_rank = rank,
      .check = check_rate,
      .output_shape = same_shape,
      .forward = copy_forward,
      .combination = Combination::kCopy,
      .beliefs = dropout_beliefs(),
  };
  for (Argument& argument : more) kind.arguments.push_back(std::move(argument));
  return kind;
}

}  // namespace

LayerKind dropout() { return silent("Dropout", {{.name = "noise_shape"}, {.name = "seed"}}); }
LayerKind alpha_dropout() { return silent("AlphaDropout", {{.name = "noise_shape"}, {.name = "seed"}}); }
LayerKind gaussian_dropout() { return silent("GaussianDropout", {{.name = "seed"}}); }
LayerKind spatial_dropout1d() { return silent("SpatialDropout1D", {{.name = "seed"}}, 3); }
LayerKind spatial_dropout2d() { return silent("SpatialDropout2D", {data_format_argument(), {.name = "seed"}}, 4); }
LayerKind spatial_dropout3d() { return silent("SpatialDropout3D", {data_format_argument(), {.name = "seed"}}, 5); }

LayerKind gaussian_noise() {
  return {
      .class_name = "GaussianNoise",
      .arguments = {{.name = "stddev", .kind = ArgumentKind::kNumber, .required = true}, {.name = "seed"}},
      .check = check_stddev,
      .output_shape = same_shape,
      .forward = copy_forward,
      .combination = Combination::kCopy,
  };
}

}  // namespace cnn
