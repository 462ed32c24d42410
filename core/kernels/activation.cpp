// Keras's activations in float32. Formulas: keras.activations.
#include "core/kernels/activation.hpp"

#include <algorithm>
#include <cmath>

namespace cnn::kernels {
namespace {

template <float (*function)(float)>
void each(float* values, std::size_t rows, std::size_t size) {
  for (std::size_t i = 0; i < rows * size; ++i) values[i] = function(values[i]);
}

void linear(float*, std::size_t, std::size_t) {}

// Written so that NaN stays NaN.
float relu(float x) { return x < 0.0F ? 0.0F : x; }
float sigmoid(float x) { return 1.0F / (1.0F + std::exp(-x)); }
float tanh(float x) { return std::tanh(x); }

void softmax(float* values, std::size_t rows, std::size_t size) {
  for (std::size_t row = 0; row < rows; ++row, values += size) {
    // The largest is taken off first, so that exp cannot overflow.
    const float largest = *std::max_element(values, values + size);
    float sum = 0.0F;
    for (std::size_t i = 0; i < size; ++i) sum += values[i] = std::exp(values[i] - largest);
    for (std::size_t i = 0; i < size; ++i) values[i] /= sum;
  }
}

struct Entry {
  std::string_view name;
  Activation activation;
};

constexpr Entry kActivations[] = {
    {"linear", linear}, {"relu", each<relu>}, {"sigmoid", each<sigmoid>}, {"tanh", each<tanh>}, {"softmax", softmax},
};

}  // namespace

Activation find_activation(std::string_view name) {
  for (const Entry& entry : kActivations) {
    if (entry.name == name) return entry.activation;
  }
  return nullptr;
}

}  // namespace cnn::kernels
