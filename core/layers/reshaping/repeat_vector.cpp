// RepeatVector: the same features for each of n steps. Source: keras.layers.RepeatVector.
#include "core/layers/list.hpp"
#include "core/running/kernels/gather.hpp"

namespace cnn {
namespace {

Result<Shape> output_shape(const Site& site) { return Shape{site.input()[0], site.config.count("n"), site.input()[1]}; }

void forward(const Forward& call) {
  // The input is one step of features: that step n times, every feature once.
  const Count features = call.inputs[0].shape[0];
  const Count n = call.config.count("n");
  const kernels::GatherAxis axes[] = {{1, n, 0, n}, {features, features}};
  kernels::gather(axes, call.inputs[0].data, call.output);
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
