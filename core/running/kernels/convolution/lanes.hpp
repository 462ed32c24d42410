// Convolution of packs (see lanes.hpp): value v of an image is the kLanes floats from v * kLanes on. A dense layer is a
// convolution of one cell by one cell.
#pragma once

#include "core/running/kernels/lanes.hpp"

namespace cnn::kernels {

/// Sizes in cells, as in Convolution2d; no groups.
struct LanesConvolution {
  Size rows, columns, channels, filters;
  Size kernel_rows, kernel_columns;
  Size stride_rows, stride_columns;
  Size dilation_rows, dilation_columns;
  Size pad_top, pad_left;
  Size output_rows, output_columns;
};

/// Floats of a kernel in the order that lanes_convolution reads.
inline Size packed_lanes_floats(const LanesConvolution& size) {
  return size.kernel_rows * size.kernel_columns * size.channels * size.filters;
}
/// kernel: kernel_rows * kernel_columns * channels * filters.
void pack_lanes(const LanesConvolution& size, const float* kernel, float* packed);
/// The same kernel for the way back: turned by half a circle, filters and channels changed places. `size`: that of the
/// way forward.
void pack_lanes_back(const LanesConvolution& size, const float* kernel, float* packed);
/// The sizes of that convolution; only for strides of one.
LanesConvolution lanes_back(const LanesConvolution& size);

/// bias: filters, or null. `add`: to what stands in the output.
void lanes_convolution(const LanesConvolution& size, const float* input, const float* packed, const float* bias,
                       bool add, float* output);

/// Adds the gradients of an input to `input_gradient`, for all strides. kernel: as the layer has it.
void lanes_convolution_input(const LanesConvolution& size, const float* output_gradient, const float* kernel,
                             float* input_gradient);

/// Adds the gradients of the kernel, four sums for each weight, and of the bias (null: nobody asks).
void lanes_convolution_weights(const LanesConvolution& size, const float* input, const float* output_gradient,
                               float* kernel_sums, float* bias_sums);

}  // namespace cnn::kernels
