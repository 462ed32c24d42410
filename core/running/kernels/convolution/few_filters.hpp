// Convolution with few filters: each channel is a plane, vectors lie along its rows, all filters stay in registers.
#pragma once

#include "core/running/kernels/image_view.hpp"

namespace cnn::kernels {

/// Narrower images are not for this kernel: its last vector of a row must fit.
inline constexpr Size kFewFiltersMinColumns = 4;
/// Filters beyond this are slower here than in convolve_many_filters.
inline constexpr Size kFewFiltersMost = 4;

/// input: planes, `data` at the first cell that the first window reads, with a border wide enough for all windows.
/// output: planes, at least kFewFiltersMinColumns wide, at most kFewFiltersMost channels.
/// weights: packed by pack_few_filters; bias: one float a filter.
struct FewFilterConvolution {
  ImageView input;
  ImageView output;
  Size kernel_rows = 1;
  Size kernel_columns = 1;
  Size dilation_rows = 1;
  const float* weights = nullptr;
  const float* bias = nullptr;
  Clamp limits = {};
};

/// Keras's kernel (row, column, channel, filter) to (row, channel, column, filter): the order it is read in.
void pack_few_filters(const float* kernel, Size rows, Size columns, Size channels, Size filters, float* packed);

/// Stride 1, one group, and columns without dilation.
void convolve_few_filters(const FewFilterConvolution& conv);

}  // namespace cnn::kernels
