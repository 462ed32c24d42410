// Dot: sums of products of two tensors along one axis of each. Source: keras.layers.Dot.
#include "core/layers/list.hpp"

namespace cnn {
namespace {

struct Axes {
  std::size_t first = 0;
  std::size_t second = 0;
};

/// Nothing where an axis does not exist or is the batch, which Keras refuses.
std::optional<Axes> axes_of(const Site& site) {
  const auto given = site.config.tuple("axes");
  if (given.empty() || given.size() > 2) return std::nullopt;
  const auto first = axis_at(given.front(), site.inputs[0].size());
  const auto second = axis_at(given.back(), site.inputs[1].size());
  if (!first || !second || *first == 0 || *second == 0) return std::nullopt;
  return Axes{*first, *second};
}

std::optional<Error> check(const Site& site) {
  const auto axes = axes_of(site);
  if (!axes) return Error{"invalid_argument", "", "axes", "axis_of_the_input", site.config.value("axes")};
  if (site.inputs[0][axes->first] == site.inputs[1][axes->second]) return std::nullopt;
  return Error{"shapes_differ", "", "axes", "shapes_that_fit",
               Array{to_value(site.inputs[0]), to_value(site.inputs[1])}};
}

Result<Shape> output_shape(const Site& site) {
  const Axes axes = *axes_of(site);
  Shape output = site.inputs[0];
  Shape second = site.inputs[1];
  output.erase(output.begin() + static_cast<std::ptrdiff_t>(axes.first));
  second.erase(second.begin() + static_cast<std::ptrdiff_t>(axes.second));
  output.insert(output.end(), second.begin() + 1, second.end());
  if (output.size() == 1) output.push_back(1);
  return output;
}

}  // namespace

LayerKind dot() {
  return {
      .class_name = "Dot",
      .arguments = {{.name = "axes", .kind = ArgumentKind::kIntegers, .required = true},
                    {.name = "normalize", .kind = ArgumentKind::kFlag, .fallback = false}},
      .min_rank = 2,
      .min_inputs = 2,
      .max_inputs = 2,
      .check = check,
      .output_shape = output_shape,
  };
}

}  // namespace cnn
