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

/// The same on its way back.
void add_cell_gradient(const TransposedConvolution2d& size, const LinearGradient& at, Count pixel, Count cell,
                       const Real* output_gradient) {
  for (Count f = 0; f < size.filters; ++f) {
    const Real gradient = output_gradient[f];
    const Count first = cell + f * size.channels;
    for (Count c = 0; c < size.channels && at.input_gradient != nullptr; ++c) {
      at.input_gradient[pixel + c] += gradient * at.kernel[first + c];
    }
    for (Count c = 0; c < size.channels && at.kernel_gradient != nullptr; ++c) {
      at.kernel_gradient[first + c] += gradient * at.input[pixel + c];
    }
  }
}

/// Calls visit(cell, output) for each cell of the window around one pixel that the output keeps: where both begin.
template <class Visit>
void each_cell(const TransposedConvolution2d& size, Count row, Count column, Visit visit) {
  for (Count i = 0; i < size.kernel_rows; ++i) {
    const Count y = row * size.stride_rows - size.cut_top + i * size.dilation_rows;
    if (y < 0 || y >= size.output_rows) continue;
    for (Count j = 0; j < size.kernel_columns; ++j) {
      const Count x = column * size.stride_columns - size.cut_left + j * size.dilation_columns;
      if (x < 0 || x >= size.output_columns) continue;
      visit((i * size.kernel_columns + j) * size.filters * size.channels, (y * size.output_columns + x) * size.filters);
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
      each_cell(size, row, column,
                [&](Count cell, Count place) { add_cell(size, input, kernel + cell, output + place); });
    }
  }
}

void transposed_convolution2d_gradient(const TransposedConvolution2d& size, const LinearGradient& at) {
  const Count outputs = size.output_rows * size.output_columns * size.filters;
  for (Count i = 0; i < outputs && at.bias_gradient != nullptr; ++i) {
    at.bias_gradient[i % size.filters] += at.output_gradient[i];
  }
  Count pixel = 0;
  for (Count row = 0; row < size.rows; ++row) {
    for (Count column = 0; column < size.columns; ++column, pixel += size.channels) {
      each_cell(size, row, column,
                [&](Count cell, Count place) { add_cell_gradient(size, at, pixel, cell, at.output_gradient + place); });
    }
  }
}

}  // namespace cnn::kernels
