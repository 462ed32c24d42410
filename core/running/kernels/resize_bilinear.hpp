// Bilinear resizing of one image, channels last.
#pragma once

#include "core/base/real.hpp"
#include "core/base/shape.hpp"

namespace cnn::kernels {

/// The two input cells between which an output cell lies, and how much of it the second one gives.
struct Between {
  Count first = 0;
  Count second = 0;
  Real share = 0.0F;  ///< of `second`, in [0, 1)
};

/// The place of output cell `index` on an axis of `size` cells that becomes `factor` times as long. Cells are compared
/// by their centres, and the outermost ones are repeated at the border.
Between between(Count index, Count size, Count factor);

struct Resize {
  Count rows, columns, channels;
  Count row_factor, column_factor;
};

/// input: rows * columns * channels; output: as many times row_factor * column_factor, no overlap.
void resize_bilinear(const Resize& size, const Real* input, Real* output);

/// The way back: adds to the input's gradient.
void resize_bilinear_gradient(const Resize& size, const Real* output_gradient, Real* input_gradient);

}  // namespace cnn::kernels
