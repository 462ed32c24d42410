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

/// The same on its way back, from the gradient of one output position.
void add_cell_gradient(const Convolution2d& size, const LinearGradient& at, Count pixel, Count cell,
                       const Real* output_gradient) {
  const Count group_channels = size.channels / size.groups;
  const Count group_filters = size.filters / size.groups;
  for (Count group = 0; group < size.groups; ++group, output_gradient += group_filters) {
    for (Count c = 0; c < group_channels; ++c, ++pixel) {
      const Count first = cell + c * size.filters + group * group_filters;
      Real sum = 0.0F;
      for (Count f = 0; f < group_filters; ++f) sum += output_gradient[f] * at.kernel[first + f];
      if (at.input_gradient != nullptr) at.input_gradient[pixel] += sum;
      if (at.kernel_gradient == nullptr) continue;
      const Real value = at.input[pixel];
      for (Count f = 0; f < group_filters; ++f) at.kernel_gradient[first + f] += output_gradient[f] * value;
    }
  }
}

/// Calls visit(pixel, cell) for each cell of the window that lies inside the image: where both begin.
template <class Visit>
void each_cell(const Convolution2d& size, Count row, Count column, Visit visit) {
  for (Count i = 0; i < size.kernel_rows; ++i) {
    const Count y = row * size.stride_rows - size.pad_top + i * size.dilation_rows;
    if (y < 0 || y >= size.rows) continue;
    for (Count j = 0; j < size.kernel_columns; ++j) {
      const Count x = column * size.stride_columns - size.pad_left + j * size.dilation_columns;
      if (x < 0 || x >= size.columns) continue;
      visit((y * size.columns + x) * size.channels,
            (i * size.kernel_columns + j) * (size.channels / size.groups) * size.filters);
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
      each_cell(size, row, column,
                [&](Count pixel, Count cell) { add_cell(size, input + pixel, kernel + cell, output); });
    }
  }
}

void convolution2d_gradient(const Convolution2d& size, const LinearGradient& at) {
  const Real* gradients = at.output_gradient;
  for (Count row = 0; row < size.output_rows; ++row) {
    for (Count column = 0; column < size.output_columns; ++column, gradients += size.filters) {
      for (Count f = 0; f < size.filters && at.bias_gradient != nullptr; ++f) at.bias_gradient[f] += gradients[f];
      each_cell(size, row, column,
                [&](Count pixel, Count cell) { add_cell_gradient(size, at, pixel, cell, gradients); });
    }
  }
}

}  // namespace cnn::kernels
