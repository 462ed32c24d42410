// Pooling, plainly: each window is clipped to the image, then walked once.
#include "core/running/kernels/pooling/plain.hpp"

#include <algorithm>
#include <limits>

namespace cnn::kernels {
namespace {

/// Calls visit(pixel, output) for each cell of each window inside the image and finish(output, cells) after a window.
template <class Visit, class Finish>
void pool(const Pooling2d& size, const Real* input, Real* output, Real start, Visit visit, Finish finish) {
  for (Count row = 0; row < size.output_rows; ++row) {
    const Count top = std::max<Count>(row * size.stride_rows - size.pad_top, 0);
    const Count bottom = std::min(row * size.stride_rows - size.pad_top + size.pool_rows, size.rows);
    for (Count column = 0; column < size.output_columns; ++column, output += size.channels) {
      const Count left = std::max<Count>(column * size.stride_columns - size.pad_left, 0);
      const Count right = std::min(column * size.stride_columns - size.pad_left + size.pool_columns, size.columns);
      std::fill_n(output, size.channels, start);
      for (Count y = top; y < bottom; ++y) {
        for (Count x = left; x < right; ++x) {
          const Real* pixel = input + (y * size.columns + x) * size.channels;
          for (Count c = 0; c < size.channels; ++c) visit(pixel[c], output[c]);
        }
      }
      finish(output, (bottom - top) * (right - left));
    }
  }
}

}  // namespace

void max_pooling2d(const Pooling2d& size, const Real* input, Real* output) {
  // A NaN stays and is taken: IEEE comparisons with it are false.
  pool(
      size, input, output, -std::numeric_limits<Real>::infinity(),
      [](Real value, Real& largest) {
        if (value > largest || value != value) largest = value;
      },
      [](Real*, Count) {});
}

void average_pooling2d(const Pooling2d& size, const Real* input, Real* output) {
  pool(
      size, input, output, 0.0F, [](Real value, Real& sum) { sum += value; },
      [&](Real* sums, Count cells) {
        for (Count c = 0; c < size.channels; ++c) sums[c] /= static_cast<Real>(cells);
      });
}

}  // namespace cnn::kernels
