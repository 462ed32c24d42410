// A dense layer's matrix product for one row of inputs, in two ways.
#pragma once

#include "core/running/kernels/simd.hpp"

namespace cnn::kernels {

/// Many units: reads Keras's kernel as it is, eight rows of it at once. `units` is a multiple of 4.
/// skip_zeros: leaves out rows whose input is 0; only right while every weight is finite, since 0 · ∞ is NaN.
void dense_rows(Size features, Size units, const float* input, const float* kernel, const float* bias, bool skip_zeros,
                float* output);

/// Few units: one dot product each. weights: units rows of `features`; `features` is a multiple of 4.
void dense_dots(Size features, Size units, const float* input, const float* weights, const float* bias, float* output);

}  // namespace cnn::kernels
