// An image in memory: where each value stands, whichever way its rows, columns and channels are laid out.
#pragma once

#include "core/running/kernels/simd.hpp"

namespace cnn::kernels {

/// Value (row, column, channel) stands at data[row * row_step + column * column_step + channel * channel_step].
/// `pixels`: channel_step is 1. `planes`: column_step is 1. Around the image may stand a border of zeros, which
/// kernels that ask for one read and nobody writes.
struct ImageView {
  float* data = nullptr;
  Size rows = 0;
  Size columns = 0;
  Size channels = 0;
  Size row_step = 0;
  Size column_step = 0;
  Size channel_step = 0;

  float* at(Size row, Size column) const { return data + row * row_step + column * column_step; }
};

/// Channels last and nothing between: the order that Keras's tensors have.
inline ImageView plain_view(float* data, Size rows, Size columns, Size channels) {
  return {data, rows, columns, channels, columns * channels, channels, 1};
}

/// Copies an image between two layouts of the same sizes.
void copy_image(const ImageView& from, const ImageView& to);

}  // namespace cnn::kernels
