// One line of the last axis at a time: where the line comes from is found once.
#include "core/kernels/pick.hpp"

#include <algorithm>

namespace cnn::kernels {

Count picked(std::span<const Count> sizes, std::span<const Places> axes, Count index) {
  Count from = 0;
  Count stride = 1;
  for (std::size_t axis = axes.size(); axis-- > 0;) {
    const auto length = static_cast<Count>(axes[axis].size());
    const Count place = axes[axis][static_cast<std::size_t>(index % length)];
    if (place == kNothing) return kNothing;
    from += place * stride;
    stride *= sizes[axis];
    index /= length;
  }
  return from;
}

void pick(std::span<const Count> sizes, std::span<const Places> axes, const float* input, float* output) {
  const std::size_t last = axes.size() - 1;
  Count lines = 1;
  for (const Places& places : axes.first(last)) lines *= static_cast<Count>(places.size());
  for (Count line = 0; line < lines; ++line) {
    const Count from = picked(sizes.first(last), axes.first(last), line);
    for (const Count place : axes[last]) {
      *output++ = from == kNothing || place == kNothing ? 0.0F : input[from * sizes[last] + place];
    }
  }
}

}  // namespace cnn::kernels
