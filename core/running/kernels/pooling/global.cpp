// Channel by channel over all positions.
#include "core/running/kernels/pooling/global.hpp"

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

}  // namespace cnn::kernels
