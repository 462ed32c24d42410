// Convolution with many filters that passes over inputs that are zero: half of them, behind a ReLU.
#pragma once

#include "core/running/kernels/convolution/many_filters.hpp"

namespace cnn::kernels {

/// Filters whose sums are kept in registers while the inputs of one window go by.
inline constexpr Size kWidePanel = 32;

/// Inputs of a window that the lists have room for.
inline constexpr Size kMostInputs = 7664;

/// Floats to work in: see ZeroSkippingConvolution::scratch.
inline constexpr Size kZeroSkippingScratch = Size{2} * 7680;

/// As ManyFilterConvolution, without groups. filters: whole wide panels. weights: [filters / 32][row, column,
/// channel][32], packed by pack_wide_panels, weight_step 32. `skip`: points to the input that is passed over, see
/// there. scratch: kZeroSkippingScratch floats.
struct ZeroSkippingConvolution {
  ManyFilterConvolution plain;
  const float* skip = nullptr;
  float* scratch = nullptr;
};

/// A matrix (inputs × outputs), outputs in whole wide panels, to [outputs / 32][inputs][32]. Returns the input that
/// adds nothing to any sum: 0, or NaN, which equals no input, when a weight is NaN or infinite and 0 times it is NaN.
float pack_wide_panels(const float* matrix, Size inputs, Size outputs, float* packed);

/// Where few inputs are zero, by convolve_many_filters.
void convolve_skipping_zeros(const ZeroSkippingConvolution& conv);

}  // namespace cnn::kernels
