// A dense layer: plainly, one row of weights is added for each feature; fast, eight rows at once or a dot product.
#include "core/kernels/dense.hpp"

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

}  // namespace

void dense(std::size_t rows, std::size_t features, std::size_t units, const float* input, const float* kernel,
           const float* bias, float* output) {
  for (std::size_t row = 0; row < rows; ++row, input += features, output += units) {
    if (bias != nullptr) {
      std::copy_n(bias, units, output);
    } else {
      std::fill_n(output, units, 0.0F);
    }
    for (std::size_t f = 0; f < features; ++f) {
      for (std::size_t u = 0; u < units; ++u) output[u] += input[f] * kernel[f * units + u];
    }
  }
}

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
  for (Size u = 0; u < units; ++u, weights += features) {
    Vec4 sums[4] = {};
    Size f = 0;
    for (; f + 16 <= features; f += 16) {
      for (Size i = 0; i < 4; ++i) sums[i] += load(input + f + 4 * i) * load(weights + f + 4 * i);
    }
    for (; f < features; f += 4) sums[0] += load(input + f) * load(weights + f);
    output[u] = bias[u] + sum((sums[0] + sums[1]) + (sums[2] + sums[3]));
  }
}

}  // namespace cnn::kernels
