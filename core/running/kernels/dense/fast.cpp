// A dense layer, fast: eight rows of weights are added at once, or a dot product.
#include "core/running/kernels/dense/fast.hpp"

#include <algorithm>

namespace cnn::kernels {
namespace {

constexpr Size kRows = 8;

struct Rows {
  const float* weights[kRows];
  float inputs[kRows];
};

void add_eight(const Rows& rows, Size units, float* output) {
  const Vec4 inputs[kRows] = {splat(rows.inputs[0]), splat(rows.inputs[1]), splat(rows.inputs[2]),
                              splat(rows.inputs[3]), splat(rows.inputs[4]), splat(rows.inputs[5]),
                              splat(rows.inputs[6]), splat(rows.inputs[7])};
  for (Size u = 0; u < units; u += 4) {
    Vec4 even = load(output + u) + load(rows.weights[0] + u) * inputs[0];
    Vec4 odd = load(rows.weights[1] + u) * inputs[1];
    for (Size i = 2; i < kRows; i += 2) {
      even += load(rows.weights[i] + u) * inputs[i];
      odd += load(rows.weights[i + 1] + u) * inputs[i + 1];
    }
    store(output + u, even + odd);
  }
}

void add_one(const float* weights, float input, Size units, float* output) {
  for (Size u = 0; u < units; u += 4) store(output + u, load(output + u) + load(weights + u) * splat(input));
}

/// The dot products of an input with the weights of one or two units: an input is loaded once for both.
template <int units>
void add_dots(Size features, const float* input, const float* weights, const float* bias, float* output) {
  constexpr Size kChains = 4;  // sums that do not wait for each other
  constexpr Size kStep = 4 * kChains;
  Vec4 sums[units][kChains] = {};
  const float* end = input + features / kStep * kStep;
  const float* rows[units];
  for (Size u = 0; u < units; ++u) rows[u] = weights + u * features;
  for (; input != end; input += kStep) {
    for (Size i = 0; i < kChains; ++i) {
      const Vec4 four = load(input + 4 * i);
      for (Size u = 0; u < units; ++u) sums[u][i] += four * load(rows[u] + 4 * i);
    }
    for (const float*& row : rows) row += kStep;
  }
  for (Size f = 0; f < features % kStep; f += 4) {
    for (Size u = 0; u < units; ++u) sums[u][0] += load(input + f) * load(rows[u] + f);
  }
  for (Size u = 0; u < units; ++u) output[u] = bias[u] + sum((sums[u][0] + sums[u][1]) + (sums[u][2] + sums[u][3]));
}

}  // namespace

void dense_rows(Size features, Size units, const float* input, const float* kernel, const float* bias, bool skip_zeros,
                float* output) {
  std::copy_n(bias, units, output);
  Rows rows;
  Size waiting = 0;
  for (Size f = 0; f < features; ++f) {
    if (skip_zeros && input[f] == 0.0F) continue;
    rows.weights[waiting] = kernel + f * units;
    rows.inputs[waiting] = input[f];
    if (++waiting < kRows) continue;
    add_eight(rows, units, output);
    waiting = 0;
  }
  for (Size i = 0; i < waiting; ++i) add_one(rows.weights[i], rows.inputs[i], units, output);
}

void dense_dots(Size features, Size units, const float* input, const float* weights, const float* bias, float* output) {
  Size u = 0;
  for (; u + 2 <= units; u += 2, weights += 2 * features) {
    add_dots<2>(features, input, weights, bias + u, output + u);
  }
  if (u < units) add_dots<1>(features, input, weights, bias + u, output + u);
}

}  // namespace cnn::kernels
