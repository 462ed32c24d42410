// Rescaling: scale times the input, plus an offset; both constants. Source: keras.layers.Rescaling.
#include "core/layers/list.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/layers/shared/gradients.hpp"

namespace cnn {
namespace {

/// A number, or a list of them (also one that Keras wrote as a NumPy array), by channel. Nothing for anything else.
std::optional<std::vector<Real>> constants(const Value& value) {
  const Value& plain = value.object() != nullptr ? value["config"]["value"] : value;
  if (plain.number() != nullptr) return std::vector<Real>{static_cast<Real>(*plain.number())};
  const Array* items = plain.array();
  if (items == nullptr || items->empty()) return std::nullopt;
  std::vector<Real> numbers;
  for (const Value& item : *items) {
    if (item.number() == nullptr) return std::nullopt;
    numbers.push_back(static_cast<Real>(*item.number()));
  }
  return numbers;
}

bool runs(const Site& site) {
  for (const std::string_view name : {"scale", "offset"}) {
    const auto numbers = constants(site.config.value(name));
    if (!numbers) return false;
    const auto size = static_cast<Count>(numbers->size());
    if (size != 1 && (site.input().size() < 2 || size != site.input().back())) return false;
  }
  return true;
}

void forward(const Forward& call) {
  const auto scale = *constants(call.config.value("scale"));
  const auto offset = *constants(call.config.value("offset"));
  const std::size_t values = value_count(call.output_shape);
  for (std::size_t i = 0; i < values; ++i) {
    call.output[i] = call.inputs[0].data[i] * scale[i % scale.size()] + offset[i % offset.size()];
  }
}

void backward(const Backward& call) {
  const auto scale = *constants(call.forward.config.value("scale"));
  elementwise_backward(call, [&](Real, std::size_t i) { return scale[i % scale.size()]; });
}

}  // namespace

LayerKind rescaling() {
  return {
      .class_name = "Rescaling",
      .arguments = {{.name = "scale", .required = true}, {.name = "offset", .fallback = 0.0}},
      .output_shape = same_shape,
      .forward = forward,
      .backward = backward,
      .runs = runs,
  };
}

}  // namespace cnn
