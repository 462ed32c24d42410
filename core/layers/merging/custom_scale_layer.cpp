// CustomScaleLayer of InceptionResNetV2: the first tensor and a part of the second. Source:
// keras.applications.inception_resnet_v2.
#include "core/layers/list.hpp"
#include "core/layers/shared/elementwise.hpp"

namespace cnn {
namespace {

std::optional<Error> check(const Site& site) {
  if (site.inputs[0] == site.inputs[1]) return std::nullopt;
  return Error{"shapes_differ", "", "", "shapes_that_fit", Array{to_value(site.inputs[0]), to_value(site.inputs[1])}};
}

void forward(const Forward& call) {
  const auto scale = static_cast<Real>(call.config.number("scale"));
  const std::size_t values = value_count(call.output_shape);
  for (std::size_t i = 0; i < values; ++i) call.output[i] = call.inputs[0].data[i] + call.inputs[1].data[i] * scale;
}

void backward(const Backward& call) {
  const Real shares[] = {1.0F, static_cast<Real>(call.forward.config.number("scale"))};
  const std::size_t values = value_count(call.forward.output_shape);
  for (std::size_t input = 0; input < 2; ++input) {
    Real* gradients = call.input_gradients[input];
    for (std::size_t i = 0; i < values && gradients != nullptr; ++i) {
      gradients[i] += call.output_gradient[i] * shares[input];
    }
  }
}

std::vector<Connection> connections(const Site& site, const Shape&, Count index) {
  return {{.input = index}, {.input = index, .share = static_cast<Real>(site.config.number("scale")), .source = 1}};
}

}  // namespace

LayerKind custom_scale_layer() {
  return {
      .class_name = "CustomScaleLayer",
      .arguments = {{.name = "scale", .kind = ArgumentKind::kNumber, .required = true}},
      .min_rank = 1,
      .min_inputs = 2,
      .max_inputs = 2,
      .check = check,
      .output_shape = same_shape,
      .forward = forward,
      .backward = backward,
      .connections = connections,
      .combination = Combination::kWeighted,
  };
}

}  // namespace cnn
