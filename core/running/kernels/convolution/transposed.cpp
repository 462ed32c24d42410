// Transposed convolution, plainly: each input pixel is spread over the output cells that its window reaches.
#include "core/running/kernels/convolution/transposed.hpp"

#include <algorithm>

namespace cnn::kernels {
namespace {

/// Adds one pixel through one kernel cell.
void add_cell(const TransposedConvolution2d& size, const Real* pixel, const Real* cell, Real* output) {
  for (Count f = 0; f < size.filters; ++f) {
    Real sum = 0.0F;
    for (Count c = 0; c < size.channels; ++c) sum += pixel[c] * cell[f * size.channels + c];
    output[f] += sum;
  }
}

void spread(const TransposedConvolution2d& size, const Real* pixel, const Real* kernel, Count row, Count column,
            Real* output) {
  for (Count i = 0; i < size.kernel_rows; ++i) {
    const Count y = row * size.stride_rows - size.cut_top + i * size.dilation_rows;
    if (y < 0 || y >= size.output_rows) continue;
    for (Count j = 0; j < size.kernel_columns; ++j) {
      const Count x = column * size.stride_columns - size.cut_left + j * size.dilation_columns;
      if (x < 0 || x >= size.output_columns) continue;
      const Real* cell = kernel + (i * size.kernel_columns + j) * size.filters * size.channels;
      add_cell(size, pixel, cell, output + (y * size.output_columns + x) * size.filters);
    }
  }
}

}  // namespace

void transposed_convolution2d(const TransposedConvolution2d& size, const Real* input, const Real* kernel,
                              const Real* bias, Real* output) {
  for (Count position = 0; position < size.output_rows * size.output_columns; ++position) {
    Real* sums = output + position * size.filters;
    if (bias != nullptr) {
      std::copy_n(bias, size.filters, sums);
    } else {
      std::fill_n(sums, size.filters, 0.0F);
    }
  }
  for (Count row = 0; row < size.rows; ++row) {
    for (Count column = 0; column < size.columns; ++column, input += size.channels) {
      spread(size, input, kernel, row, column, output);
    }
  }
}

}  // namespace cnn::kernels
