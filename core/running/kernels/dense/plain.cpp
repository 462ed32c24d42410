// A dense layer, plainly: one row of weights is added for each feature.
#include "core/running/kernels/dense/plain.hpp"

#include <algorithm>

namespace cnn::kernels {

void dense(std::size_t rows, std::size_t features, std::size_t units, const Real* input, const Real* kernel,
           const Real* bias, Real* output) {
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

}  // namespace cnn::kernels
