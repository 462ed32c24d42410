// Convolution of one image, channels last, and its gradients.
#pragma once

#include "core/base/real.hpp"
#include "core/base/shape.hpp"
#include "core/running/kernels/linear_gradient.hpp"

namespace cnn::kernels {

/// Sizes in cells. groups divides channels and filters. pad_*: cells of zeros before the first row and column.
struct Convolution2d {
  Count rows, columns, channels, filters, groups;
  Count kernel_rows, kernel_columns;
  Count stride_rows, stride_columns;
  Count dilation_rows, dilation_columns;
  Count pad_top, pad_left;
  Count output_rows, output_columns;
};

/// Cross-correlation (the kernel is not flipped), as in Keras.
/// input: rows * columns * channels; kernel: kernel_rows * kernel_columns * (channels / groups) * filters;
/// bias: filters, or null; output: output_rows * output_columns * filters, must not overlap the input.
void convolution2d(const Convolution2d& size, const Real* input, const Real* kernel, const Real* bias, Real* output);

void convolution2d_gradient(const Convolution2d& size, const LinearGradient& at);

}  // namespace cnn::kernels
