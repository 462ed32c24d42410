// Layers that keep every value in its place.
#include "core/layers/elementwise.hpp"

#include <algorithm>

#include "core/kernels/activation.hpp"

namespace cnn {

Result<Shape> same_shape(const Site& site) { return site.input(); }

std::size_t value_count(std::span<const Count> shape) { return static_cast<std::size_t>(product(shape).value_or(0)); }

void copy_forward(const Forward& forward) {
  std::copy_n(forward.inputs[0].data, value_count(forward.output_shape), forward.output);
}

void activate_forward(const Forward& forward, std::string_view activation) {
  copy_forward(forward);
  const std::size_t values = value_count(forward.output_shape);
  const std::size_t row = forward.output_shape.empty() ? 1 : static_cast<std::size_t>(forward.output_shape.back());
  if (row > 0) kernels::find_activation(activation)(forward.output, values / row, row);
}

}  // namespace cnn
