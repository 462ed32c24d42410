// Vectors are written out: what is built for the page is optimized where it is linked, and there no loop becomes one of
// vectors by itself.
#include "core/training/loops.hpp"

#include <algorithm>
#include <cmath>

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

namespace cnn::loops {
namespace {

typedef Real Four __attribute__((vector_size(4 * sizeof(Real))));

Four load(const Real* from) {
  Four value;
  __builtin_memcpy(&value, from, sizeof value);
  return value;
}

void store(Real* to, Four value) { __builtin_memcpy(to, &value, sizeof value); }

Real sum(Four value) { return (value[0] + value[2]) + (value[1] + value[3]); }

Four root(Four value) {
#ifdef __wasm_simd128__
  return static_cast<Four>(wasm_f32x4_sqrt(static_cast<v128_t>(value)));
#else
  return Four{std::sqrt(value[0]), std::sqrt(value[1]), std::sqrt(value[2]), std::sqrt(value[3])};
#endif
}

/// Four numbers from four places each become one of each place.
struct Square {
  Four rows[4];

  explicit Square(const Real* from, std::size_t step) {
    const Four a = load(from);
    const Four b = load(from + step);
    const Four c = load(from + 2 * step);
    const Four d = load(from + 3 * step);
    const Four ab_low = __builtin_shufflevector(a, b, 0, 4, 1, 5);
    const Four ab_high = __builtin_shufflevector(a, b, 2, 6, 3, 7);
    const Four cd_low = __builtin_shufflevector(c, d, 0, 4, 1, 5);
    const Four cd_high = __builtin_shufflevector(c, d, 2, 6, 3, 7);
    rows[0] = __builtin_shufflevector(ab_low, cd_low, 0, 1, 4, 5);
    rows[1] = __builtin_shufflevector(ab_low, cd_low, 2, 3, 6, 7);
    rows[2] = __builtin_shufflevector(ab_high, cd_high, 0, 1, 4, 5);
    rows[3] = __builtin_shufflevector(ab_high, cd_high, 2, 3, 6, 7);
  }
};

#ifdef __wasm_simd128__
void store_scaled(v128_t wide, float scale, float* to) {
  wasm_v128_store(to, wasm_f32x4_mul(wasm_f32x4_convert_u32x4(wide), wasm_f32x4_splat(scale)));
}
#endif

}  // namespace

void interleave(const Real* samples, std::size_t size, std::size_t some, std::size_t lanes, Real* to) {
  const bool fours = some == lanes && lanes % 4 == 0;
  std::size_t i = 0;
  for (; fours && i + 4 <= size; i += 4) {
    for (std::size_t lane = 0; lane < lanes; lane += 4) {
      const Square square(samples + lane * size + i, size);
      Real* place = to + i * lanes + lane;
      store(place, square.rows[0]);
      store(place + lanes, square.rows[1]);
      store(place + 2 * lanes, square.rows[2]);
      store(place + 3 * lanes, square.rows[3]);
    }
  }
  for (; i < size; ++i) {
    for (std::size_t lane = 0; lane < some; ++lane) to[i * lanes + lane] = samples[lane * size + i];
    for (std::size_t lane = some; lane < lanes; ++lane) to[i * lanes + lane] = 0;
  }
}

void deinterleave(const Real* from, std::size_t size, std::size_t some, std::size_t lanes, Real* samples) {
  const bool fours = some == lanes && lanes % 4 == 0;
  std::size_t i = 0;
  for (; fours && i + 4 <= size; i += 4) {
    for (std::size_t lane = 0; lane < lanes; lane += 4) {
      const Square square(from + i * lanes + lane, lanes);
      for (std::size_t k = 0; k < 4; ++k) store(samples + (lane + k) * size + i, square.rows[k]);
    }
  }
  for (; i < size; ++i) {
    for (std::size_t lane = 0; lane < some; ++lane) samples[lane * size + i] = from[i * lanes + lane];
  }
}

void scale_bytes(const std::uint8_t* from, std::size_t count, Real scale, Real* to) {
  std::size_t i = 0;
#ifdef __wasm_simd128__
  for (; i + 16 <= count; i += 16) {
    const v128_t bytes = wasm_v128_load(from + i);
    const v128_t low = wasm_u16x8_extend_low_u8x16(bytes);
    const v128_t high = wasm_u16x8_extend_high_u8x16(bytes);
    store_scaled(wasm_u32x4_extend_low_u16x8(low), scale, to + i);
    store_scaled(wasm_u32x4_extend_high_u16x8(low), scale, to + i + 4);
    store_scaled(wasm_u32x4_extend_low_u16x8(high), scale, to + i + 8);
    store_scaled(wasm_u32x4_extend_high_u16x8(high), scale, to + i + 12);
  }
#endif
  for (; i < count; ++i) to[i] = static_cast<Real>(from[i]) * scale;
}

void fold(const Real* sums, std::size_t count, Real* to) {
  std::size_t i = 0;
  for (; i + 4 <= count; i += 4, sums += 16) {
    const Square square(sums, 4);
    store(to + i, load(to + i) + ((square.rows[0] + square.rows[2]) + (square.rows[1] + square.rows[3])));
  }
  for (; i < count; ++i, sums += 4) to[i] += sum(load(sums));
}

double squares(const Real* numbers, std::size_t count) {
  // Two sums, as one alone would wait for itself.
  Four sums[2] = {};
  std::size_t i = 0;
  for (; i + 8 <= count; i += 8) {
    sums[0] += load(numbers + i) * load(numbers + i);
    sums[1] += load(numbers + i + 4) * load(numbers + i + 4);
  }
  double all = sum(sums[0] + sums[1]);
  for (; i < count; ++i) all += static_cast<double>(numbers[i]) * numbers[i];
  return all;
}

bool are_finite(const Real* numbers, std::size_t count) {
  // Zero times what is no number, or infinite, is no number.
  Four sums[2] = {};
  std::size_t i = 0;
  for (; i + 8 <= count; i += 8) {
    sums[0] += load(numbers + i) * Four{};
    sums[1] += load(numbers + i + 4) * Four{};
  }
  Real all = sum(sums[0] + sums[1]);
  for (; i < count; ++i) all += numbers[i] * 0;
  return all == 0;
}

void adam(const Adam& adam, const Real* gradients, std::size_t count, Real* m, Real* v, Real* weights) {
  std::size_t i = 0;
  for (; i + 4 <= count; i += 4) {
    const Four gradient = load(gradients + i);
    const Four mean = load(m + i) + (gradient - load(m + i)) * adam.share_1;
    const Four square = load(v + i) + (gradient * gradient - load(v + i)) * adam.share_2;
    store(m + i, mean);
    store(v + i, square);
    store(weights + i, load(weights + i) - mean * adam.alpha / (root(square) + adam.epsilon));
  }
  for (; i < count; ++i) {
    const Real gradient = gradients[i];
    m[i] += (gradient - m[i]) * adam.share_1;
    v[i] += (gradient * gradient - v[i]) * adam.share_2;
    weights[i] -= m[i] * adam.alpha / (std::sqrt(v[i]) + adam.epsilon);
  }
}

}  // namespace cnn::loops
