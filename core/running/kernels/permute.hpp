// Reordering the axes of a tensor.
#pragma once

#include <span>

#include "core/base/real.hpp"
#include "core/base/shape.hpp"

namespace cnn::kernels {

/// output axis i is input axis order[i]. sizes: of the input; order: each axis once. No overlap.
void permute(std::span<const Count> sizes, std::span<const std::size_t> order, const Real* input, Real* output);

/// The way back: adds to the input's gradient.
void permute_gradient(std::span<const Count> sizes, std::span<const std::size_t> order, const Real* output_gradient,
                      Real* input_gradient);

/// The input index that output `index` holds.
Count permuted(std::span<const Count> sizes, std::span<const std::size_t> order, Count index);

}  // namespace cnn::kernels
