// LayerScale of ConvNeXt: a factor for each channel. Source: keras.applications.convnext.
#include "core/layers/list.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/layers/shared/gradients.hpp"

namespace cnn {
namespace {

std::optional<Error> check(const Site& site) {
  const Count channels = site.input().back();
  if (channels == kUnknown || channels == site.config.count("projection_dim")) return std::nullopt;
  return Error{"invalid_argument", "", "projection_dim", "channels_of_the_input", site.config.value("projection_dim")};
}

std::vector<Weight> weights(const Site& site) {
  return {{"gamma",
           {{"channels", site.config.count("projection_dim"), 0}},
           Initializer::constant(site.config.number("init_values"))}};
}

void forward(const Forward& call) {
  const std::size_t values = value_count(call.output_shape);
  const auto channels = static_cast<std::size_t>(call.output_shape.back());
  for (std::size_t i = 0; i < values; ++i) call.output[i] = call.inputs[0].data[i] * call.weights[0].data[i % channels];
}

void backward(const Backward& call) {
  const Forward& forward = call.forward;
  const auto channels = static_cast<std::size_t>(forward.output_shape.back());
  elementwise_backward(call, [&](Real, std::size_t i) { return forward.weights[0].data[i % channels]; });
  const std::size_t values = value_count(forward.output_shape);
  for (std::size_t i = 0; i < values && call.weight_gradients[0] != nullptr; ++i) {
    call.weight_gradients[0][i % channels] += call.output_gradient[i] * forward.inputs[0].data[i];
  }
}

std::vector<Connection> connections(const Site&, const Shape& output, Count index) {
  return {{.input = index, .weight = index % output.back()}};
}

}  // namespace

LayerKind layer_scale() {
  return {
      .class_name = "LayerScale",
      .arguments = {{.name = "init_values", .kind = ArgumentKind::kNumber, .required = true},
                    {.name = "projection_dim", .kind = ArgumentKind::kPositiveInteger, .required = true}},
      .min_rank = 2,
      .check = check,
      .output_shape = same_shape,
      .weights = weights,
      .forward = forward,
      .backward = backward,
      .connections = connections,
      .combination = Combination::kWeighted,
  };
}

}  // namespace cnn
