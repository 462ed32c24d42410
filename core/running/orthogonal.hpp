// Orthogonal matrices of normal numbers.
#pragma once

#include <span>

#include "core/base/random.hpp"
#include "core/base/shape.hpp"

namespace cnn {

/// How many uniform numbers could be drawn while one normal number is.
inline constexpr Count kNormalWork = 20;

/// Keras's Orthogonal: the weight as a matrix (its last axis against all others) has orthonormal rows or columns,
/// whichever are fewer, times `gain`. One such row or column stands for as many numbers of `drawn` and of the answer as
/// it has.
std::size_t draw_orthogonal(const Shape& shape, double gain, Random& random, std::span<float> all, std::size_t drawn,
                            Count most);
/// What is left to do, counted in uniform numbers.
Count orthogonal_work(const Shape& shape, std::size_t drawn);

}  // namespace cnn
