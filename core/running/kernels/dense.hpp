// A dense layer's matrix product: plainly, and two fast ways for one row of inputs.
#pragma once

#include "core/running/kernels/simd.hpp"

namespace cnn::kernels {

/// output[r][u] = bias[u] + sum over f of input[r][f] * kernel[f][u].
/// input: rows * features; kernel: features * units; bias: units, or null; output: rows * units, no overlap.
void dense(std::size_t rows, std::size_t features, std::size_t units, const float* input, const float* kernel,
           const float* bias, float* output);

/// Many units: reads Keras's kernel as it is, eight rows of it at once. `units` is a multiple of 4.
/// skip_zeros: leaves out rows whose input is 0; only right while every weight is finite, since 0 · ∞ is NaN.
void dense_rows(Size features, Size units, const float* input, const float* kernel, const float* bias, bool skip_zeros,
                float* output);

/// Few units: one dot product each. weights: units rows of `features`; `features` is a multiple of 4.
void dense_dots(Size features, Size units, const float* input, const float* weights, const float* bias, float* output);

}  // namespace cnn::kernels
