// Permute: the axes in another order. Source: keras.layers.Permute.
#include "core/running/kernels/permute.hpp"

#include <algorithm>

#include "core/layers/list.hpp"

namespace cnn {
namespace {

std::optional<Error> check(const Site& site) {
  const auto dims = site.config.tuple("dims");
  auto sorted = dims;
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (sorted[i] == static_cast<Count>(i) + 1) continue;
    return Error{"invalid_argument", "", "dims", "each_axis_from_1_once", site.config.value("dims")};
  }
  if (site.input().size() == dims.size() + 1) return std::nullopt;
  return Error{"wrong_rank", "", "dims", "rank_" + std::to_string(dims.size() + 1), to_value(site.input())};
}

Result<Shape> output_shape(const Site& site) {
  Shape output = {site.input()[0]};
  for (const Count axis : site.config.tuple("dims")) output.push_back(site.input()[static_cast<std::size_t>(axis)]);
  return output;
}

/// Input axes, counted without the batch, in the order of the output.
std::vector<std::size_t> order(const Config& config) {
  std::vector<std::size_t> axes;
  for (const Count axis : config.tuple("dims")) axes.push_back(static_cast<std::size_t>(axis) - 1);
  return axes;
}

void forward(const Forward& call) {
  kernels::permute(call.inputs[0].shape, order(call.config), call.inputs[0].data, call.output);
}

void backward(const Backward& call) {
  if (call.input_gradients[0] == nullptr) return;
  kernels::permute_gradient(call.forward.inputs[0].shape, order(call.forward.config), call.output_gradient,
                            call.input_gradients[0]);
}

std::vector<Connection> connections(const Site& site, const Shape&, Count index) {
  return {{kernels::permuted(without_batch(site.input()), order(site.config), index), -1, {}}};
}

}  // namespace

LayerKind permute() {
  return {
      .class_name = "Permute",
      .arguments = {{.name = "dims", .kind = ArgumentKind::kList, .required = true}},
      .check = check,
      .output_shape = output_shape,
      .forward = forward,
      .backward = backward,
      .connections = connections,
      .combination = Combination::kCopy,
  };
}

}  // namespace cnn
