// Channel by channel over all positions.
#include "core/running/kernels/pooling/global.hpp"

#include <algorithm>

namespace cnn::kernels {

void global_max_pooling(const GlobalPooling& size, const Real* input, Real* output) {
  for (Count c = 0; c < size.channels; ++c) {
    const Real* values = input + c * size.channel_step;
    Real largest = values[0];
    for (Count p = 1; p < size.positions; ++p) {
      const Real value = values[p * size.position_step];
      // A NaN is taken over, and stays: nothing is larger.
      if (value > largest || value != value) largest = value;
    }
    output[c] = largest;
  }
}

void global_average_pooling(const GlobalPooling& size, const Real* input, Real* output) {
  for (Count c = 0; c < size.channels; ++c) {
    // In double: a map of a million cells would lose digits in float.
    double sum = 0;
    for (Count p = 0; p < size.positions; ++p) sum += input[p * size.position_step + c * size.channel_step];
    output[c] = static_cast<Real>(sum / static_cast<double>(size.positions));
  }
}

void global_max_pooling_gradient(const GlobalPooling& size, const Real* input, const Real* output_gradient,
                                 Real* input_gradient) {
  for (Count c = 0; c < size.channels; ++c) {
    const Real* values = input + c * size.channel_step;
    Real* gradients = input_gradient + c * size.channel_step;
    Real largest = values[0];
    for (Count p = 1; p < size.positions; ++p) largest = std::max(largest, values[p * size.position_step]);
    Real equal = 0.0F;
    for (Count p = 0; p < size.positions; ++p) equal += values[p * size.position_step] == largest ? 1.0F : 0.0F;
    for (Count p = 0; p < size.positions; ++p) {
      if (values[p * size.position_step] == largest) gradients[p * size.position_step] += output_gradient[c] / equal;
    }
  }
}

void global_average_pooling_gradient(const GlobalPooling& size, const Real*, const Real* output_gradient,
                                     Real* input_gradient) {
  for (Count c = 0; c < size.channels; ++c) {
    const Real gradient = output_gradient[c] / static_cast<Real>(size.positions);
    for (Count p = 0; p < size.positions; ++p) {
      input_gradient[p * size.position_step + c * size.channel_step] += gradient;
    }
  }
}

}  // namespace cnn::kernels
