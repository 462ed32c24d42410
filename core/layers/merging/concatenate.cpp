// Concatenate: tensors one after the other along an axis. Source: keras.layers.Concatenate.
#include <algorithm>

#include "core/layers/list.hpp"
#include "core/layers/shared/elementwise.hpp"

namespace cnn {
namespace {

Error mismatch(const Site& site) {
  Array shapes;
  for (const Shape& shape : site.inputs) shapes.push_back(to_value(shape));
  return {"shapes_differ", "", "axis", "shapes_that_fit_but_for_the_axis", std::move(shapes)};
}

Result<Shape> output_shape(const Site& site) {
  Shape output = site.input();
  const auto axis = axis_at(site.config.count("axis"), output.size());
  if (!axis) return Error{"invalid_argument", "", "axis", "axis_of_the_input", site.config.value("axis")};
  Shape fitting = output;
  bool unknown = false;
  Count sum = 0;
  for (const Shape& input : site.inputs) {
    if (input.size() != output.size()) return mismatch(site);
    for (std::size_t i = 0; i < input.size(); ++i) {
      if (i == *axis || input[i] == kUnknown) continue;
      if (fitting[i] != kUnknown && fitting[i] != input[i]) return mismatch(site);
      fitting[i] = input[i];
    }
    unknown = unknown || input[*axis] == kUnknown;
    if (!unknown) sum += input[*axis];
  }
  // Keras takes the other sizes from the first tensor, even where a later one knows more.
  output[*axis] = unknown ? kUnknown : sum;
  return output;
}

std::optional<Error> check(const Site& site) {
  const bool in_graph = site.arguments != nullptr && !site.arguments->is_null();
  if (site.inputs.size() > 1 || in_graph) return std::nullopt;
  return Error{"wrong_input_count", "", "", "inputs_at_least_2", static_cast<Count>(site.inputs.size())};
}

bool runs(const Site& site) { return axis_at(site.config.count("axis"), site.input().size()).value_or(0) > 0; }

void forward(const Forward& call) {
  const std::size_t axis = *axis_at(call.config.count("axis"), call.output_shape.size() + 1) - 1;
  const std::size_t outer = value_count(call.output_shape.first(axis));
  const std::size_t row = value_count(call.output_shape.subspan(axis));
  std::size_t before = 0;
  for (const ConstTensor& input : call.inputs) {
    const std::size_t part = value_count(input.shape.subspan(axis));
    for (std::size_t i = 0; i < outer; ++i) {
      std::copy_n(input.data + i * part, part, call.output + i * row + before);
    }
    before += part;
  }
}

void backward(const Backward& call) {
  const Forward& forward = call.forward;
  const std::size_t axis = *axis_at(forward.config.count("axis"), forward.output_shape.size() + 1) - 1;
  const std::size_t outer = value_count(forward.output_shape.first(axis));
  const std::size_t row = value_count(forward.output_shape.subspan(axis));
  std::size_t before = 0;
  for (std::size_t input = 0; input < forward.inputs.size(); ++input) {
    const std::size_t part = value_count(forward.inputs[input].shape.subspan(axis));
    Real* gradients = call.input_gradients[input];
    for (std::size_t i = 0; i < outer * part && gradients != nullptr; ++i) {
      gradients[i] += call.output_gradient[i / part * row + before + i % part];
    }
    before += part;
  }
}

std::vector<Connection> connections(const Site& site, const Shape& output, Count index) {
  const std::size_t axis = *axis_at(site.config.count("axis"), output.size());
  const auto row = product(std::span(output).subspan(axis)).value_or(1);
  Count place = index % row;
  for (std::size_t source = 0; source < site.inputs.size(); ++source) {
    const auto part = product(std::span(site.inputs[source]).subspan(axis)).value_or(1);
    if (place < part) return {{.input = index / row * part + place, .source = source}};
    place -= part;
  }
  return {};
}

}  // namespace

LayerKind concatenate() {
  return {
      .class_name = "Concatenate",
      .arguments = {{.name = "axis", .kind = ArgumentKind::kInteger, .fallback = -1}},
      .min_rank = 1,
      .max_inputs = 0,
      .check = check,
      .output_shape = output_shape,
      .forward = forward,
      .backward = backward,
      .runs = runs,
      .connections = connections,
      .combination = Combination::kCopy,
  };
}

}  // namespace cnn
