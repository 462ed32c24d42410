#include "core/training/loops.hpp"

#include <algorithm>
#include <cmath>

#include "core/running/kernels/simd.hpp"

namespace cnn::loops {
namespace {

#ifndef CNN_DOUBLE
/// Four numbers of each of four samples.
void transpose(const float* from, std::size_t step, float* to, std::size_t lanes) {
  using kernels::load;
  const auto a = load(from);
  const auto b = load(from + step);
  const auto c = load(from + 2 * step);
  const auto d = load(from + 3 * step);
  const auto ab_low = __builtin_shufflevector(a, b, 0, 4, 1, 5);
  const auto ab_high = __builtin_shufflevector(a, b, 2, 6, 3, 7);
  const auto cd_low = __builtin_shufflevector(c, d, 0, 4, 1, 5);
  const auto cd_high = __builtin_shufflevector(c, d, 2, 6, 3, 7);
  kernels::store(to, __builtin_shufflevector(ab_low, cd_low, 0, 1, 4, 5));
  kernels::store(to + lanes, __builtin_shufflevector(ab_low, cd_low, 2, 3, 6, 7));
  kernels::store(to + 2 * lanes, __builtin_shufflevector(ab_high, cd_high, 0, 1, 4, 5));
  kernels::store(to + 3 * lanes, __builtin_shufflevector(ab_high, cd_high, 2, 3, 6, 7));
}

/// The numbers from `first` on that are left.
std::size_t interleave_fours(const float* samples, std::size_t size, std::size_t some, std::size_t lanes, float* to) {
  if (some != lanes || lanes % 4 != 0) return 0;
  std::size_t i = 0;
  for (; i + 4 <= size; i += 4) {
    for (std::size_t lane = 0; lane < lanes; lane += 4) {
      transpose(samples + lane * size + i, size, to + i * lanes + lane, lanes);
    }
  }
  return i;
}
#else
std::size_t interleave_fours(const Real*, std::size_t, std::size_t, std::size_t, Real*) { return 0; }
#endif

}  // namespace

void interleave(const Real* samples, std::size_t size, std::size_t some, std::size_t lanes, Real* to) {
  for (std::size_t i = interleave_fours(samples, size, some, lanes, to); i < size; ++i) {
    for (std::size_t lane = 0; lane < some; ++lane) to[i * lanes + lane] = samples[lane * size + i];
    for (std::size_t lane = some; lane < lanes; ++lane) to[i * lanes + lane] = 0;
  }
}

void clear(Real* numbers, std::size_t count) { std::fill_n(numbers, count, Real{0}); }
void clear_floats(float* numbers, std::size_t count) { std::fill_n(numbers, count, 0.0F); }
void copy(const Real* from, std::size_t count, Real* to) { std::copy_n(from, count, to); }

void scale_bytes(const std::uint8_t* from, std::size_t count, Real scale, Real* to) {
  std::size_t i = 0;
#ifndef CNN_DOUBLE
  // Compilers do not see by themselves that sixteen bytes widen at once.
  typedef std::uint8_t Bytes __attribute__((vector_size(16)));
  typedef float Floats __attribute__((vector_size(64)));
  for (; i + 16 <= count; i += 16) {
    Bytes bytes;
    __builtin_memcpy(&bytes, from + i, sizeof bytes);
    const Floats floats = __builtin_convertvector(bytes, Floats) * scale;
    __builtin_memcpy(to + i, &floats, sizeof floats);
  }
#endif
  for (; i < count; ++i) to[i] = static_cast<Real>(from[i]) * scale;
}

void fold(const float* sums, std::size_t count, Real* to) {
  for (std::size_t i = 0; i < count; ++i, sums += 4) to[i] += (sums[0] + sums[2]) + (sums[1] + sums[3]);
}

double squares(const Real* numbers, std::size_t count) {
  // Four sums, as one alone would wait for itself.
  double sums[4] = {};
  std::size_t i = 0;
  for (; i + 4 <= count; i += 4) {
    for (std::size_t k = 0; k < 4; ++k) sums[k] += static_cast<double>(numbers[i + k]) * numbers[i + k];
  }
  for (; i < count; ++i) sums[0] += static_cast<double>(numbers[i]) * numbers[i];
  return (sums[0] + sums[2]) + (sums[1] + sums[3]);
}

bool are_finite(const Real* numbers, std::size_t count) {
  // Zero times what is no number, or infinite, is no number.
  Real sums[8] = {};
  std::size_t i = 0;
  for (; i + 8 <= count; i += 8) {
    for (std::size_t k = 0; k < 8; ++k) sums[k] += numbers[i + k] * 0;
  }
  for (; i < count; ++i) sums[0] += numbers[i] * 0;
  return std::all_of(sums, sums + 8, [](Real sum) { return sum == 0; });
}

void adam(const Adam& adam, const Real* gradients, std::size_t count, Real* m, Real* v, Real* weights) {
  for (std::size_t i = 0; i < count; ++i) {
    const Real gradient = gradients[i];
    m[i] += (gradient - m[i]) * adam.share_1;
    v[i] += (gradient * gradient - v[i]) * adam.share_2;
    weights[i] -= m[i] * adam.alpha / (std::sqrt(v[i]) + adam.epsilon);
  }
}

}  // namespace cnn::loops
