// Exact arithmetic on sizes: everything that could overflow answers "nothing" instead of a wrong number.
#include "core/base/shape.hpp"

namespace cnn {

std::optional<Count> add(Count a, Count b) {
  if (a > kMaxCount - b) return std::nullopt;
  return a + b;
}

std::optional<Count> multiply(Count a, Count b) {
  if (a == 0 || b == 0) return 0;
  if (a > kMaxCount / b) return std::nullopt;
  return a * b;
}

Count saturating_add(Count a, Count b) { return add(a, b).value_or(kMaxCount); }
Count saturating_multiply(Count a, Count b) { return multiply(a, b).value_or(kMaxCount); }

std::optional<Count> product(std::span<const Count> sizes) {
  Count result = 1;
  for (const Count size : sizes) {
    if (size == kUnknown) return std::nullopt;
    const auto next = multiply(result, size);
    if (!next) return std::nullopt;
    result = *next;
  }
  return result;
}

std::span<const Count> without_batch(const Shape& shape) { return std::span(shape).subspan(1); }

std::optional<std::size_t> axis_at(Count axis, std::size_t rank) {
  const Count positive = axis < 0 ? axis + static_cast<Count>(rank) : axis;
  if (positive < 0 || positive >= static_cast<Count>(rank)) return std::nullopt;
  return static_cast<std::size_t>(positive);
}

bool is_known(const Shape& shape) {
  for (const Count size : without_batch(shape)) {
    if (size == kUnknown) return false;
  }
  return true;
}

}  // namespace cnn
