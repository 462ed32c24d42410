// Pooling of packs, see kernels/lanes.hpp.
#pragma once

#include "core/running/kernels/lanes.hpp"
#include "core/running/kernels/pooling/plain.hpp"

namespace cnn::kernels {

void lanes_max_pooling(const Pooling2d& size, const float* input, float* output);
/// Adds a gradient to the first of the largest cells of each window, in the order of rows; `shared`: to each of them
/// the same part.
void lanes_max_pooling_back(const Pooling2d& size, const float* input, const float* output,
                            const float* output_gradient, bool shared, float* input_gradient);

void lanes_average_pooling(const Pooling2d& size, const float* input, float* output);
void lanes_average_pooling_back(const Pooling2d& size, const float* output_gradient, float* input_gradient);

}  // namespace cnn::kernels
