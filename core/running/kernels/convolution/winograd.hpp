// 3×3 convolution by Winograd's F(2×2, 3×3): 16 products for 4 outputs where the plain way takes 36.
// Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", 2016.
#pragma once

#include "core/running/kernels/convolution/many_filters.hpp"

namespace cnn::kernels {

/// Stride, dilation and groups are 1, the kernel 3×3, filters whole panels, channels a multiple of 4. The input's
/// border must be one cell wider at the bottom or right where the output has an odd number of rows or columns.
struct WinogradConvolution {
  /// As for convolve_many_filters, with Keras's own kernel: blocks with NaN or infinities are computed with it, because
  /// the transform would spread them to neighbours.
  ManyFilterConvolution plain;
  const float* weights = nullptr;  ///< packed by pack_winograd
  float* scratch = nullptr;        ///< winograd_scratch floats
};

/// Floats of the packed weights, and of the scratch memory.
Size winograd_weights(Size channels, Size filters);
Size winograd_scratch(Size channels);

/// kernel: Keras's (3, 3, channels, filters).
void pack_winograd(const float* kernel, Size channels, Size filters, float* packed);

void convolve_winograd(const WinogradConvolution& conv);

}  // namespace cnn::kernels
