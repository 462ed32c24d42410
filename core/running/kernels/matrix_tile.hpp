// The innermost product of all wide layers: 4 rows of inputs times a panel of 8 outputs, sums kept in registers.
#pragma once

#include "core/running/kernels/simd.hpp"

namespace cnn::kernels {

/// Outputs in a panel, and rows multiplied by it at once.
inline constexpr Size kPanel = 8;
inline constexpr Size kBlock = 4;

/// 4 rows by 8 outputs.
struct Sums {
  Vec4 low[kBlock];
  Vec4 high[kBlock];
};

inline Sums starting_sums(Vec4 low, Vec4 high) { return {{low, low, low, low}, {high, high, high, high}}; }

/// Adds one input of each row times its 8 weights.
inline void add_input(Sums& sums, float a, float b, float c, float d, const float* weights) {
  const Vec4 low = load(weights);
  const Vec4 high = load(weights + 4);
  const Vec4 first = splat(a);
  sums.low[0] += first * low;
  sums.high[0] += first * high;
  const Vec4 second = splat(b);
  sums.low[1] += second * low;
  sums.high[1] += second * high;
  const Vec4 third = splat(c);
  sums.low[2] += third * low;
  sums.high[2] += third * high;
  const Vec4 fourth = splat(d);
  sums.low[3] += fourth * low;
  sums.high[3] += fourth * high;
}

/// Adds `count` inputs of each row; `step` floats from one input's weights to the next one's.
inline void add_run(Sums& sums, const float* a, const float* b, const float* c, const float* d, Size count,
                    const float* weights, Size step) {
  // One at a time: of two, Chromium's compiler mixes the products, and then the registers do not suffice.
  for (const float* end = a + count; a != end; ++a, ++b, ++c, ++d, weights += step) {
    add_input(sums, *a, *b, *c, *d, weights);
  }
}

/// A matrix (inputs × outputs) to panels [outputs / 8][inputs][8], the last one filled up with zeros.
inline void pack_panels(const float* matrix, Size inputs, Size outputs, float* packed) {
  for (Size panel = 0; panel < outputs; panel += kPanel) {
    for (Size k = 0; k < inputs; ++k) {
      for (Size i = 0; i < kPanel; ++i) *packed++ = panel + i < outputs ? matrix[k * outputs + panel + i] : 0.0F;
    }
  }
}

/// Outputs filled up to whole panels.
inline Size whole_panels(Size outputs) { return (outputs + kPanel - 1) / kPanel * kPanel; }

}  // namespace cnn::kernels
