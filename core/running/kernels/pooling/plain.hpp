// Pooling of one image, channels last, and its gradients.
#pragma once

#include "core/base/real.hpp"
#include "core/base/shape.hpp"

namespace cnn::kernels {

/// Sizes in cells; pad_*: cells before the first row and column, which pooling never counts.
struct Pooling2d {
  Count rows, columns, channels;
  Count pool_rows, pool_columns;
  Count stride_rows, stride_columns;
  Count pad_top, pad_left;
  Count output_rows, output_columns;
};

/// The largest value in each window. input: rows * columns * channels, output: output_rows * output_columns * channels.
void max_pooling2d(const Pooling2d& size, const Real* input, Real* output);

/// The mean of the cells of each window that lie inside the image.
void average_pooling2d(const Pooling2d& size, const Real* input, Real* output);

/// Both add to the input's gradient. A window's whole gradient goes to the first of its largest values, row by row.
void max_pooling2d_gradient(const Pooling2d& size, const Real* input, const Real* output_gradient,
                            Real* input_gradient);
void average_pooling2d_gradient(const Pooling2d& size, const Real* input, const Real* output_gradient,
                                Real* input_gradient);

}  // namespace cnn::kernels
