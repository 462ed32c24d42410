// Flatten: all values of a sample in one row. Source: keras.layers.Flatten.
#include "core/layers/all.hpp"
#include "core/layers/elementwise.hpp"
#include "core/layers/spatial.hpp"
#include "core/misconceptions/all.hpp"

namespace cnn {
namespace {

Result<Shape> output_shape(const Site& site) {
  const Shape& input = site.input();
  if (!is_known(input)) return Shape{input[0], kUnknown};
  const auto size = product(without_batch(input));
  if (!size) return Error{"too_large", "", "", "at_most_9007199254740991", to_value(input)};
  return Shape{input[0], *size};
}

std::vector<Factor> output_factors(const Site& site) {
  const Shape& input = site.input();
  constexpr std::string_view kSpatial[] = {"depth", "height", "width"};
  std::vector<Factor> factors;
  const auto channels = static_cast<std::size_t>(channel_axis(site.config, input.size()));
  const std::size_t axes = input.size() - 2;
  std::size_t seen = 0;
  for (std::size_t axis = 1; axis < input.size(); ++axis) {
    std::string_view label = "size";
    if (input.size() == 2) {
      label = "features";
    } else if (axis == channels) {
      label = "channels";
    } else if (axes == 1) {
      label = "steps";
    } else if (axes <= 3) {
      label = kSpatial[3 - axes + seen];
    }
    if (axis != channels) ++seen;
    factors.push_back({label, input[axis], static_cast<int>(axis)});
  }
  return factors;
}

}  // namespace

LayerKind flatten() {
  return {
      .class_name = "Flatten",
      .arguments = {data_format_argument()},
      .min_rank = 1,
      .output_shape = output_shape,
      .output_factors = output_factors,
      .forward = copy_forward,
      .combination = Combination::kCopy,
      .beliefs = flatten_beliefs(),
  };
}

}  // namespace cnn
