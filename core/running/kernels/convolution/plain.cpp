// Convolution, plainly: for each output position, each kernel cell inside the image, each channel, each filter.
#include "core/running/kernels/convolution/plain.hpp"

#include <algorithm>

namespace cnn::kernels {
namespace {

/// Adds one kernel cell's products to all filters of one output position.
void add_cell(const Convolution2d& size, const Real* pixel, const Real* cell, Real* output) {
  const Count group_channels = size.channels / size.groups;
  const Count group_filters = size.filters / size.groups;
  for (Count group = 0; group < size.groups; ++group) {
    for (Count c = 0; c < group_channels; ++c) {
      const Real value = pixel[group * group_channels + c];
      const Real* weights = cell + c * size.filters + group * group_filters;
      Real* sums = output + group * group_filters;
      for (Count f = 0; f < group_filters; ++f) sums[f] += value * weights[f];
    }
  }
}

void one_position(const Convolution2d& size, const Real* input, const Real* kernel, Count row, Count column,
                  Real* output) {
  for (Count i = 0; i < size.kernel_rows; ++i) {
    const Count y = row * size.stride_rows - size.pad_top + i * size.dilation_rows;
    if (y < 0 || y >= size.rows) continue;
    for (Count j = 0; j < size.kernel_columns; ++j) {
      const Count x = column * size.stride_columns - size.pad_left + j * size.dilation_columns;
      if (x < 0 || x >= size.columns) continue;
      const Count cell = (i * size.kernel_columns + j) * (size.channels / size.groups) * size.filters;
      add_cell(size, input + (y * size.columns + x) * size.channels, kernel + cell, output);
    }
  }
}

}  // namespace

void convolution2d(const Convolution2d& size, const Real* input, const Real* kernel, const Real* bias, Real* output) {
  for (Count row = 0; row < size.output_rows; ++row) {
    for (Count column = 0; column < size.output_columns; ++column, output += size.filters) {
      if (bias != nullptr) {
        std::copy_n(bias, size.filters, output);
      } else {
        std::fill_n(output, size.filters, 0.0F);
      }
      one_position(size, input, kernel, row, column, output);
    }
  }
}

}  // namespace cnn::kernels
