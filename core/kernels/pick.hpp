// Building a tensor from picked places of another: padding, cropping and repeating.
#pragma once

#include <span>
#include <vector>

#include "core/shape.hpp"

namespace cnn::kernels {

/// For each place on an output axis the place on the input axis that it copies; kNothing for a zero.
using Places = std::vector<Count>;
inline constexpr Count kNothing = -1;

/// output[i][j]… = input[axes[0][i]][axes[1][j]]…, or 0 where any of these is kNothing.
/// sizes: of the input, one for each axis; output: the product of the lengths of `axes`, no overlap.
void pick(std::span<const Count> sizes, std::span<const Places> axes, const float* input, float* output);

/// The input index that output `index` copies, or kNothing.
Count picked(std::span<const Count> sizes, std::span<const Places> axes, Count index);

}  // namespace cnn::kernels
