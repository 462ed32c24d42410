// RepeatVector: the same features for each of n steps. Source: keras.layers.RepeatVector.
#include "core/layers/all.hpp"
#include "core/layers/picking.hpp"
#include "core/misconceptions/all.hpp"

namespace cnn {
namespace {

Result<Shape> output_shape(const Site& site) { return Shape{site.input()[0], site.config.count("n"), site.input()[1]}; }

/// The input as one step of features: the step n times, every feature once.
std::vector<kernels::Places> places(const Site& site) {
  return {kernels::Places(static_cast<std::size_t>(site.config.count("n")), 0), all_places(site.input()[1])};
}

void forward(const Forward& call) {
  const Shape input = batched(call.inputs[0].shape);
  const Count step[] = {1, input[1]};
  kernels::pick(step, places({call.config, {&input, 1}}), call.inputs[0].data, call.output);
}

std::vector<Connection> connections(const Site& site, const Shape&, Count index) {
  return {{index % site.input()[1], -1, {}}};
}

}  // namespace

LayerKind repeat_vector() {
  return {
      .class_name = "RepeatVector",
      .arguments = {{.name = "n", .kind = ArgumentKind::kPositiveInteger, .required = true}},
      .min_rank = 2,
      .max_rank = 2,
      .output_shape = output_shape,
      .forward = forward,
      .connections = connections,
      .combination = Combination::kCopy,
  };
}

}  // namespace cnn
