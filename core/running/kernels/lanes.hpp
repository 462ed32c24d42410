// Sixteen samples side by side: what is done to one value of a network is done to those of all of them at once.
#pragma once

#include "core/running/kernels/simd.hpp"

namespace cnn::kernels {

inline constexpr Size kLanes = 16;
inline constexpr Size kLaneVectors = kLanes / 4;

void lanes_relu(const float* input, Size floats, float* output);
/// `add`: to what stands there.
void lanes_relu_back(const float* output, const float* output_gradient, Size floats, bool add, float* input_gradient);

}  // namespace cnn::kernels
