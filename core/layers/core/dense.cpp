// Dense: every unit reads every feature of the last axis. Source: keras.layers.Dense.
#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/list.hpp"
#include "core/layers/shared/arguments.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/layers/shared/gradients.hpp"
#include "core/running/fast/all.hpp"
#include "core/running/kernels/activation.hpp"
#include "core/running/kernels/dense/plain.hpp"

namespace cnn {
namespace {

std::optional<Error> check(const Site& site) {
  if (site.input().back() == kUnknown) {
    return Error{"unknown_size", "", "units", "known_input_features", to_value(site.input())};
  }
  return std::nullopt;
}

Result<Shape> output_shape(const Site& site) {
  // Only the last axis changes: Keras does not flatten by itself.
  Shape output = site.input();
  output.back() = site.config.count("units");
  return output;
}

/// All features, at their own place.
std::vector<Reading> readings(const Site& site) {
  return {{.axis = static_cast<int>(site.input().size()) - 1, .whole = true}};
}

std::vector<Weight> weights(const Site& site) {
  const Count units = site.config.count("units");
  std::vector<Weight> result = {{"kernel", {{"input_features", site.input().back(), 0}, {"units", units, 1}}}};
  if (site.config.flag("use_bias")) result.push_back({"bias", {{"units", units, 0}}});
  return result;
}

void forward(const Forward& call) {
  const auto units = static_cast<std::size_t>(call.output_shape.back());
  const auto features = static_cast<std::size_t>(call.inputs[0].shape.back());
  const std::size_t rows = value_count(call.output_shape) / units;
  kernels::dense(rows, features, units, call.inputs[0].data, call.weights[0].data,
                 call.weights.size() > 1 ? call.weights[1].data : nullptr, call.output);
  kernels::find_activation(call.config.text("activation"))(call.output, rows, units);
}

void backward(const Backward& call) {
  const auto units = static_cast<std::size_t>(call.forward.output_shape.back());
  const auto features = static_cast<std::size_t>(call.forward.inputs[0].shape.back());
  kernels::dense_gradient(value_count(call.forward.output_shape) / units, features, units, linear_gradient(call));
}

std::vector<Connection> connections(const Site& site, const Shape&, Count index) {
  const Count units = site.config.count("units");
  const Count features = site.input().back();
  std::vector<Connection> result;
  for (Count i = 0; i < features; ++i) {
    result.push_back({index / units * features + i, i * units + index % units, {0, 0, i}});
  }
  return result;
}

}  // namespace

LayerKind dense() {
  return {
      .class_name = "Dense",
      .arguments = with_weights({{.name = "units", .kind = ArgumentKind::kPositiveInteger, .required = true},
                                 activation_argument(),
                                 {.name = "use_bias", .kind = ArgumentKind::kFlag, .fallback = true}},
                                {Of::kKernel, Of::kBias}),
      .min_rank = 2,
      .check = check,
      .output_shape = output_shape,
      .weights = weights,
      .readings = readings,
      .forward = forward,
      .backward = backward,
      .activation_last = true,
      .fast_path = &kFastDense,
      .lanes_path = &kLanesDense,
      .connections = connections,
      .combination = Combination::kWeighted,
      .beliefs = dense_beliefs,
  };
}

}  // namespace cnn
