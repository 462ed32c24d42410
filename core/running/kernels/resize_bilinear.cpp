// Bilinear resizing, plainly: four neighbours for each output pixel.
#include "core/running/kernels/resize_bilinear.hpp"

#include <algorithm>
#include <cmath>

namespace cnn::kernels {

Between between(Count index, Count size, Count factor) {
  const double centre = (static_cast<double>(index) + 0.5) / static_cast<double>(factor) - 0.5;
  const double below = std::floor(centre);
  const auto first = static_cast<Count>(below);
  return {std::max<Count>(first, 0), std::min(first + 1, size - 1), static_cast<Real>(centre - below)};
}

void resize_bilinear(const Resize& size, const Real* input, Real* output) {
  const Count line = size.columns * size.channels;
  for (Count y = 0; y < size.rows * size.row_factor; ++y) {
    const Between row = between(y, size.rows, size.row_factor);
    const Real* top = input + row.first * line;
    const Real* bottom = input + row.second * line;
    for (Count x = 0; x < size.columns * size.column_factor; ++x) {
      const Between column = between(x, size.columns, size.column_factor);
      const Count left = column.first * size.channels;
      const Count right = column.second * size.channels;
      for (Count c = 0; c < size.channels; ++c) {
        const Real above = top[left + c] + (top[right + c] - top[left + c]) * column.share;
        const Real below = bottom[left + c] + (bottom[right + c] - bottom[left + c]) * column.share;
        *output++ = above + (below - above) * row.share;
      }
    }
  }
}

void resize_bilinear_gradient(const Resize& size, const Real* output_gradient, Real* input_gradient) {
  const Count line = size.columns * size.channels;
  for (Count y = 0; y < size.rows * size.row_factor; ++y) {
    const Between row = between(y, size.rows, size.row_factor);
    Real* top = input_gradient + row.first * line;
    Real* bottom = input_gradient + row.second * line;
    for (Count x = 0; x < size.columns * size.column_factor; ++x) {
      const Between column = between(x, size.columns, size.column_factor);
      const Count left = column.first * size.channels;
      const Count right = column.second * size.channels;
      for (Count c = 0; c < size.channels; ++c) {
        const Real below = *output_gradient * row.share;
        const Real above = *output_gradient++ - below;
        top[left + c] += above * (1.0F - column.share);
        top[right + c] += above * column.share;
        bottom[left + c] += below * (1.0F - column.share);
        bottom[right + c] += below * column.share;
      }
    }
  }
}

}  // namespace cnn::kernels
