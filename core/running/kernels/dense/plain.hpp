// A dense layer's matrix product, and its gradients.
#pragma once

#include <cstddef>

#include "core/base/real.hpp"
#include "core/running/kernels/linear_gradient.hpp"

namespace cnn::kernels {

/// output[r][u] = bias[u] + sum over f of input[r][f] * kernel[f][u].
/// input: rows * features; kernel: features * units; bias: units, or null; output: rows * units, no overlap.
void dense(std::size_t rows, std::size_t features, std::size_t units, const Real* input, const Real* kernel,
           const Real* bias, Real* output);

void dense_gradient(std::size_t rows, std::size_t features, std::size_t units, LinearGradient at);

}  // namespace cnn::kernels
