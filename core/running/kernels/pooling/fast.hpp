// Pooling of one image in either layout, vectors along the channels or along the rows.
#pragma once

#include "core/running/kernels/image_view.hpp"
#include "core/running/kernels/pooling/plain.hpp"

namespace cnn::kernels {

/// Reads `input` and writes `output`, both pixels or both planes; `size` gives windows, strides and padding.
/// No border is needed: windows are clipped.
void max_pooling_image(const Pooling2d& size, const ImageView& input, const ImageView& output);
void average_pooling_image(const Pooling2d& size, const ImageView& input, const ImageView& output);

}  // namespace cnn::kernels
