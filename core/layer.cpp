// Arithmetic of windows and weights that all layers share.
#include "core/layer.hpp"

#include <algorithm>

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

Count Window::span() const {
  const auto steps = multiply(dilation, kernel - 1);
  return steps ? std::min(*steps + 1, kMaxCount) : kMaxCount;
}

Count Window::output() const {
  if (size == kUnknown) return kUnknown;
  if (padding == "valid") return size < span() ? 0 : (size - span()) / stride + 1;
  return size <= 0 ? 0 : (size - 1) / stride + 1;
}

std::pair<Count, Count> Window::pads() const {
  if (padding == "valid" || size == kUnknown) return {0, 0};
  if (padding == "causal") return {span() - 1, 0};
  const Count total = std::max<Count>((output() - 1) * stride + span() - size, 0);
  return {total / 2, total - total / 2};
}

}  // namespace cnn
