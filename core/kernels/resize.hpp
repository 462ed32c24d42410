// Bilinear resizing of one image, channels last.
#pragma once

#include <vector>

#include "core/shape.hpp"

namespace cnn::kernels {

/// The two input cells between which an output cell lies, and how much of it the second one gives.
struct Between {
  Count first = 0;
  Count second = 0;
  float share = 0.0F;  ///< of `second`, in [0, 1)
};

/// The places of an axis of `size` cells that becomes `factor` times as long. Cells are compared by their centres, and
/// the outermost ones are repeated at the border.
std::vector<Between> between_cells(Count size, Count factor);

/// input: rows * columns * channels; output: row_places * column_places * channels, no overlap.
void resize_bilinear(Count columns, Count channels, const std::vector<Between>& row_places,
                     const std::vector<Between>& column_places, const float* input, float* output);

}  // namespace cnn::kernels
