// One line of the last axis at a time: where the line comes from is found once.
#include "core/running/kernels/gather.hpp"

namespace cnn::kernels {

Count gathered_from(std::span<const GatherAxis> axes, Count index) {
  Count from = 0;
  Count stride = 1;
  for (std::size_t axis = axes.size(); axis-- > 0;) {
    const Count place = axes[axis].place(index % axes[axis].length);
    if (place == kNothing) return kNothing;
    from += place * stride;
    stride *= axes[axis].size;
    index /= axes[axis].length;
  }
  return from;
}

void gather(std::span<const GatherAxis> axes, const Real* input, Real* output) {
  const GatherAxis& last = axes.back();
  const auto outer = axes.first(axes.size() - 1);
  Count lines = 1;
  for (const GatherAxis& axis : outer) lines *= axis.length;
  for (Count line = 0; line < lines; ++line) {
    const Count from = gathered_from(outer, line);
    for (Count i = 0; i < last.length; ++i) {
      const Count place = last.place(i);
      *output++ = from == kNothing || place == kNothing ? 0.0F : input[from * last.size + place];
    }
  }
}

void gather_gradient(std::span<const GatherAxis> axes, const Real* output_gradient, Real* input_gradient) {
  Count values = 1;
  for (const GatherAxis& axis : axes) values *= axis.length;
  for (Count i = 0; i < values; ++i) {
    const Count from = gathered_from(axes, i);
    if (from != kNothing) input_gradient[from] += output_gradient[i];
  }
}

}  // namespace cnn::kernels
