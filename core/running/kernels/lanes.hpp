// Sixteen samples side by side: what is done to one value of a network is done to those of all of them at once.
#pragma once

#include "core/running/kernels/simd.hpp"

namespace cnn::kernels {

inline constexpr Size kLanes = 16;
inline constexpr Size kLaneVectors = kLanes / 4;

}  // namespace cnn::kernels
