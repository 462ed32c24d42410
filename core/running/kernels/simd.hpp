// Four floats at once, the same source for WebAssembly SIMD, native vectors, and plain floats where there is no SIMD.
#pragma once

#include <cstddef>
#include <cstdint>
#ifdef __wasm_simd128__
#include <wasm_simd128.h>

#include <array>
#endif

namespace cnn::kernels {

/// Sizes, steps and places inside a tensor, in floats.
using Size = std::ptrdiff_t;

// Compilers turn these into f32x4 or SSE, or into four scalar operations.
typedef float Vec4 __attribute__((vector_size(16)));
typedef std::int32_t Mask4 __attribute__((vector_size(16)));

inline Vec4 load(const float* from) {
  Vec4 value;
  __builtin_memcpy(&value, from, sizeof value);
  return value;
}

inline void store(float* to, Vec4 value) { __builtin_memcpy(to, &value, sizeof value); }

inline Vec4 splat(float value) { return Vec4{value, value, value, value}; }

// Each is one instruction, but the compiler does not always see that; so WebAssembly's are named.

/// `a < b ? b : a`, so that a NaN in `a` stays and one in `b` does not.
inline Vec4 larger(Vec4 a, Vec4 b) {
#ifdef __wasm_simd128__
  return __builtin_wasm_pmax_f32x4(a, b);
#else
  return a < b ? b : a;
#endif
}

/// `b < a ? b : a`, with the same rule.
inline Vec4 smaller(Vec4 a, Vec4 b) {
#ifdef __wasm_simd128__
  return __builtin_wasm_pmin_f32x4(a, b);
#else
  return b < a ? b : a;
#endif
}

/// The larger of two; NaN where either is NaN.
inline Vec4 largest(Vec4 a, Vec4 b) {
  // Each order keeps the NaN of one side; equal numbers and a NaN's bits survive the union.
  return reinterpret_cast<Vec4>(reinterpret_cast<Mask4>(larger(a, b)) | reinterpret_cast<Mask4>(larger(b, a)));
}

inline float sum(Vec4 value) { return (value[0] + value[2]) + (value[1] + value[3]); }

/// Limits applied as a value is stored: none, relu (0 and up), relu6. NaN stays NaN.
struct Clamp {
  float low = -__builtin_inff();
  float high = __builtin_inff();
};

/// The same four times. Made once before the stores, which could change the limits as far as the compiler knows.
struct Clamp4 {
  Vec4 low, high;

  explicit Clamp4(Clamp limits) : low(splat(limits.low)), high(splat(limits.high)) {}
  Vec4 operator()(Vec4 value) const { return smaller(larger(value, low), high); }
};

inline float clamp(float value, Clamp limits) {
  const float floored = value < limits.low ? limits.low : value;
  return limits.high < floored ? limits.high : floored;
}

/// The first `count` (at most 4) floats of a vector.
inline void store_some(float* to, Vec4 value, Size count) {
  if (count >= 4) {
    store(to, value);
  } else {
    for (Size i = 0; i < count; ++i) to[i] = value[i];
  }
}

#ifdef __wasm_simd128__
/// For each set of lanes, where the bytes of a vector come from when these lanes move to its front.
inline constexpr std::array<std::array<std::uint8_t, 16>, 16> kToFront = [] {
  std::array<std::array<std::uint8_t, 16>, 16> table{};
  for (unsigned lanes = 0; lanes < 16; ++lanes) {
    unsigned place = 0;
    for (unsigned byte = 0; byte < 16; ++byte) {
      if ((lanes >> byte / 4 & 1U) != 0) table[lanes][place++] = static_cast<std::uint8_t>(byte);
    }
  }
  return table;
}();

/// Stores the lanes of two vectors whose mask is set one after the other, and something behind them up to four lanes.
/// Returns how many are set.
inline Size store_where(Vec4 values, Mask4 places, Mask4 mask, float* to_values, float* to_places) {
  const auto lanes = static_cast<std::uint32_t>(wasm_i32x4_bitmask(reinterpret_cast<v128_t>(mask)));
  const v128_t front = wasm_v128_load(kToFront[lanes].data());
  wasm_v128_store(to_values, wasm_i8x16_swizzle(reinterpret_cast<v128_t>(values), front));
  wasm_v128_store(to_places, wasm_i8x16_swizzle(reinterpret_cast<v128_t>(places), front));
  return __builtin_popcount(lanes);
}
#endif

}  // namespace cnn::kernels
