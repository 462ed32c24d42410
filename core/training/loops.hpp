// The loops that a step goes through once for each number: built for speed, as the kernels are.
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/base/real.hpp"

namespace cnn::loops {

/// `some` samples of `size` numbers, one after the other, become `lanes` side by side; zeros in those that are left.
void interleave(const Real* samples, std::size_t size, std::size_t some, std::size_t lanes, Real* to);

/// The other way.
void deinterleave(const Real* from, std::size_t size, std::size_t some, std::size_t lanes, Real* samples);

/// to[i] = from[i] * scale.
void scale_bytes(const std::uint8_t* from, std::size_t count, Real scale, Real* to);

/// Adds up four sums for each number.
void fold(const Real* sums, std::size_t count, Real* to);

/// The sum of squares.
double squares(const Real* numbers, std::size_t count);

/// False where one is infinite or no number.
bool are_finite(const Real* numbers, std::size_t count);

/// Adam: m and v move by these shares towards the gradient and its square, weights by m * alpha / (sqrt(v) + epsilon).
struct Adam {
  Real share_1;
  Real share_2;
  Real alpha;
  Real epsilon;
};
void adam(const Adam& adam, const Real* gradients, std::size_t count, Real* m, Real* v, Real* weights);

}  // namespace cnn::loops
