// Convolution with many filters, channels last: 4 pixels times 8 filters at a time, without building patches.
#pragma once

#include "core/running/kernels/image_view.hpp"
#include "core/running/kernels/matrix_tile.hpp"

namespace cnn::kernels {

/// input: pixels, `data` at the first cell that the first window reads, with a border wide enough for all windows.
/// output: pixels. weights: [filters / 8][row, column, channel][8], packed by pack_panels, or Keras's own kernel, see
/// below. bias: filters, filled up to whole panels. With groups, filters / groups must be whole panels.
struct ManyFilterConvolution {
  ImageView input;
  ImageView output;
  Size kernel_rows = 1;
  Size kernel_columns = 1;
  Size stride_rows = 1;
  Size stride_columns = 1;
  Size dilation_rows = 1;
  Size dilation_columns = 1;
  Size groups = 1;
  const float* weights = nullptr;
  const float* bias = nullptr;
  Clamp limits = {};
  /// Floats between the weights of two inputs: 8 when packed, 32 when packed by pack_wide_panels. Keras's own kernel
  /// can be read as it is when its filters are whole panels: then this is the number of filters.
  Size weight_step = kPanel;
};

void convolve_many_filters(const ManyFilterConvolution& conv);

/// The same for rows [first_row, end_row) of the output.
void convolve_many_filters_rows(const ManyFilterConvolution& conv, Size first_row, Size end_row);

}  // namespace cnn::kernels
