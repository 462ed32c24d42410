// LayerScale of ConvNeXt: a factor for each channel. Source: keras.applications.convnext.
#include "core/layers/list.hpp"
#include "core/layers/shared/elementwise.hpp"

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
      .connections = connections,
      .combination = Combination::kWeighted,
  };
}

}  // namespace cnn
