// Depthwise convolution with one filter a channel, channels last.
#pragma once

#include "core/running/kernels/image_view.hpp"

namespace cnn::kernels {

/// input: pixels, `data` at the first cell that the first window reads, with a border wide enough for all windows.
/// output: pixels, as many channels as the input. weights: Keras's (row, column, channel, 1). bias: one a channel.
struct DepthwiseConvolution {
  ImageView input;
  ImageView output;
  Size kernel_rows = 1;
  Size kernel_columns = 1;
  Size stride_rows = 1;
  Size stride_columns = 1;
  Size dilation_rows = 1;
  Size dilation_columns = 1;
  const float* weights = nullptr;
  const float* bias = nullptr;
  Clamp limits = {};
};

void convolve_depthwise(const DepthwiseConvolution& conv);

}  // namespace cnn::kernels
