// Dropout: does nothing after training, and has no parameters. Source: keras.layers.Dropout.
#include "core/layers/all.hpp"
#include "core/layers/elementwise.hpp"
#include "core/plans/all.hpp"

namespace cnn {
namespace {

std::optional<Error> check(const Site& site) {
  const double rate = site.config.number("rate");
  if (rate < 0 || rate > 1) return Error{"invalid_argument", "", "rate", "number_from_0_to_1", rate};
  return std::nullopt;
}

}  // namespace

LayerKind dropout() {
  return {
      .class_name = "Dropout",
      .arguments = {{.name = "rate", .kind = ArgumentKind::kNumber, .required = true}, {.name = "noise_shape"}},
      .check = check,
      .output_shape = same_shape,
      .forward = copy_forward,
      .plan = &kCopyPlan,
      .combination = Combination::kCopy,
  };
}

}  // namespace cnn
