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

void dense_gradient(std::size_t rows, std::size_t features, std::size_t units, LinearGradient at) {
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t u = 0; u < units && at.bias_gradient != nullptr; ++u) at.bias_gradient[u] += at.output_gradient[u];
    for (std::size_t f = 0; f < features && at.kernel_gradient != nullptr; ++f) {
      for (std::size_t u = 0; u < units; ++u) at.kernel_gradient[f * units + u] += at.input[f] * at.output_gradient[u];
    }
    for (std::size_t f = 0; f < features && at.input_gradient != nullptr; ++f) {
      Real sum = 0.0F;
      for (std::size_t u = 0; u < units; ++u) sum += at.kernel[f * units + u] * at.output_gradient[u];
      at.input_gradient[f] += sum;
    }
    at.input += features;
    at.output_gradient += units;
    if (at.input_gradient != nullptr) at.input_gradient += features;
  }
}

}  // namespace cnn::kernels
