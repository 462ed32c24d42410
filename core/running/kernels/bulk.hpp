// Many numbers at once. What is not a kernel is built small, where std::fill and std::copy call a function for each
// number; and the C library of WebAssembly goes byte by byte.
#pragma once

#include <cstddef>

#include "core/base/real.hpp"

namespace cnn::kernels {

void clear(Real* numbers, std::size_t count);
void copy(const Real* from, std::size_t count, Real* to);

}  // namespace cnn::kernels
