// RepeatVector: the same features for each of n steps. Source: keras.layers.RepeatVector.
#include <array>

#include "core/layers/list.hpp"
#include "core/running/kernels/gather.hpp"

namespace cnn {
namespace {

Result<Shape> output_shape(const Site& site) { return Shape{site.input()[0], site.config.count("n"), site.input()[1]}; }

/// The input is one step of features: that step n times, every feature once.
std::array<kernels::GatherAxis, 2> picks(const Forward& call) {
  const Count features = call.inputs[0].shape[0];
  const Count n = call.config.count("n");
  return {{{1, n, 0, n}, {features, features}}};
}

void forward(const Forward& call) { kernels::gather(picks(call), call.inputs[0].data, call.output); }

void backward(const Backward& call) {
  if (call.input_gradients[0] == nullptr) return;
  kernels::gather_gradient(picks(call.forward), call.output_gradient, call.input_gradients[0]);
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
      .backward = backward,
      .connections = connections,
      .combination = Combination::kCopy,
  };
}

}  // namespace cnn
