// Transposed convolution of one image, channels last, and its gradients.
#pragma once

#include "core/base/real.hpp"
#include "core/base/shape.hpp"
#include "core/running/kernels/linear_gradient.hpp"

namespace cnn::kernels {

/// Sizes in cells. cut_*: rows and columns that are cut off before the first one of the output.
struct TransposedConvolution2d {
  Count rows, columns, channels, filters;
  Count kernel_rows, kernel_columns;
  Count stride_rows, stride_columns;
  Count dilation_rows, dilation_columns;
  Count cut_top, cut_left;
  Count output_rows, output_columns;
};

/// Every input value is multiplied by the kernel and added to the output around it.
/// input: rows * columns * channels; kernel: kernel_rows * kernel_columns * filters * channels, as Keras stores it;
/// bias: filters, or null; output: output_rows * output_columns * filters, must not overlap the input.
void transposed_convolution2d(const TransposedConvolution2d& size, const Real* input, const Real* kernel,
                              const Real* bias, Real* output);

void transposed_convolution2d_gradient(const TransposedConvolution2d& size, const LinearGradient& at);

}  // namespace cnn::kernels
