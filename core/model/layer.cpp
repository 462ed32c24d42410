// Shapes and counts of weights from their factors.
#include "core/model/layer.hpp"

namespace cnn {

Shape Weight::shape() const {
  Shape shape;
  for (const Factor& factor : factors) {
    const auto axis = static_cast<std::size_t>(factor.axis);
    if (shape.size() <= axis) shape.resize(axis + 1, 1);
    shape[axis] *= factor.size;
  }
  return shape;
}

std::optional<Count> Weight::count() const {
  Count result = 1;
  for (const Factor& factor : factors) {
    if (factor.size == kUnknown) return std::nullopt;
    const auto next = multiply(result, factor.size);
    if (!next) return std::nullopt;
    result = *next;
  }
  return result;
}

std::string argument_about(std::string_view weight, std::string_view what) {
  constexpr std::string_view kEnd = "_kernel";
  if (weight.ends_with(kEnd)) weight.remove_suffix(kEnd.size());
  return std::string(weight) + "_" + std::string(what);
}

}  // namespace cnn
