// The step of Gram and Schmidt: a vector is set upright on others.
#pragma once

#include <cstddef>

namespace cnn::kernels {

/// Takes from a vector what lies along each of `count` others, whose lengths are one; they stand `apart` numbers from
/// each other, and their own numbers `step`.
void part_from(const float* others, std::size_t count, std::size_t apart, std::size_t step, double* vector,
               std::size_t length);

}  // namespace cnn::kernels
