// Pooling of one image in either layout, vectors along the channels or along the rows.
#pragma once

#include "core/kernels/grid.hpp"
#include "core/kernels/pooling.hpp"

namespace cnn::kernels {

/// Reads `input` and writes `output`, both pixels or both planes; `size` gives windows, strides and padding.
/// No border is needed: windows are clipped.
void max_pooling_grid(const Pooling2d& size, const Grid& input, const Grid& output);
void average_pooling_grid(const Pooling2d& size, const Grid& input, const Grid& output);

}  // namespace cnn::kernels
