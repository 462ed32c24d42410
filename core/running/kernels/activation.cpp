// Keras's activations in float32. Formulas: keras.activations.
#include "core/running/kernels/activation.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <vector>

#include "core/model/activation_names.hpp"

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

float softplus(float x) { return x > 20.0F ? x : std::log1p(std::exp(x)); }
float softsign(float x) { return x / (1.0F + std::fabs(x)); }
float silu(float x) { return x * sigmoid(x); }
float elu(float x) { return x < 0.0F ? std::expm1(x) : x; }
float selu(float x) { return 1.05070098735548F * (x < 0.0F ? 1.67326324235438F * std::expm1(x) : x); }
float gelu(float x) { return 0.5F * x * (1.0F + std::erf(x * 0.70710678118655F)); }
float exponential(float x) { return std::exp(x); }
float mish(float x) { return x * std::tanh(softplus(x)); }
float relu6(float x) { return x < 0.0F ? 0.0F : x > 6.0F ? 6.0F : x; }
float leaky_relu(float x) { return x < 0.0F ? 0.2F * x : x; }
float hard_sigmoid(float x) { return relu6(x + 3.0F) / 6.0F; }
float hard_silu(float x) { return x * hard_sigmoid(x); }
float hard_tanh(float x) { return x < -1.0F ? -1.0F : x > 1.0F ? 1.0F : x; }
float log_sigmoid(float x) { return -softplus(-x); }
float hard_shrink(float x) { return std::fabs(x) > 0.5F ? x : x - x; }
float soft_shrink(float x) { return x > 0.5F ? x - 0.5F : x < -0.5F ? x + 0.5F : x - x; }
float tanh_shrink(float x) { return x - std::tanh(x); }
float squareplus(float x) { return 0.5F * (x + std::sqrt(x * x + 4.0F)); }
float celu(float x) { return x < 0.0F ? std::expm1(x) : x; }
float sparse_plus(float x) { return x <= -1.0F ? 0.0F : x >= 1.0F ? x : 0.25F * (x + 1.0F) * (x + 1.0F); }
float sparse_sigmoid(float x) { return x <= -1.0F ? 0.0F : x >= 1.0F ? 1.0F : 0.5F * (x + 1.0F); }

void softmax(float* values, std::size_t rows, std::size_t size) {
  for (std::size_t row = 0; row < rows; ++row, values += size) {
    // The largest is taken off first, so that exp cannot overflow.
    const float largest = *std::max_element(values, values + size);
    float sum = 0.0F;
    for (std::size_t i = 0; i < size; ++i) sum += values[i] = std::exp(values[i] - largest);
    for (std::size_t i = 0; i < size; ++i) values[i] /= sum;
  }
}

void log_softmax(float* values, std::size_t rows, std::size_t size) {
  for (std::size_t row = 0; row < rows; ++row, values += size) {
    const float largest = *std::max_element(values, values + size);
    float sum = 0.0F;
    for (std::size_t i = 0; i < size; ++i) sum += std::exp(values[i] - largest);
    // In this order: adding the logarithm to a large number first would lose its digits.
    for (std::size_t i = 0; i < size; ++i) values[i] = values[i] - largest - std::log(sum);
  }
}

/// The Euclidean projection of each row onto the simplex (Martins and Astudillo, 2016): values above a bound that makes
/// the differences add up to one.
void sparsemax(float* values, std::size_t rows, std::size_t size) {
  std::vector<float> sorted(size);
  for (std::size_t row = 0; row < rows; ++row, values += size) {
    std::copy_n(values, size, sorted.begin());
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    float sum = 0.0F;
    float bound = 0.0F;
    for (std::size_t i = 0; i < size; ++i) {
      sum += sorted[i];
      const auto count = static_cast<float>(i + 1);
      if (sorted[i] - (sum - 1.0F) / count > 0.0F) bound = (sum - 1.0F) / count;
    }
    for (std::size_t i = 0; i < size; ++i) values[i] = relu(values[i] - bound);
  }
}

struct Entry {
  std::string_view name;
  Activation activation;
};

constexpr Entry kActivations[] = {
    {"linear", linear},
    {"relu", each<relu>},
    {"sigmoid", each<sigmoid>},
    {"tanh", each<tanh>},
    {"softmax", softmax},
    {"log_softmax", log_softmax},
    {"elu", each<elu>},
    {"selu", each<selu>},
    {"celu", each<celu>},
    {"gelu", each<gelu>},
    {"silu", each<silu>},
    {"swish", each<silu>},
    {"softplus", each<softplus>},
    {"softsign", each<softsign>},
    {"exponential", each<exponential>},
    {"mish", each<mish>},
    {"relu6", each<relu6>},
    {"leaky_relu", each<leaky_relu>},
    {"hard_sigmoid", each<hard_sigmoid>},
    {"hard_silu", each<hard_silu>},
    {"hard_swish", each<hard_silu>},
    {"hard_tanh", each<hard_tanh>},
    {"hard_shrink", each<hard_shrink>},
    {"soft_shrink", each<soft_shrink>},
    {"tanh_shrink", each<tanh_shrink>},
    {"log_sigmoid", each<log_sigmoid>},
    {"squareplus", each<squareplus>},
    {"sparse_plus", each<sparse_plus>},
    {"sparse_sigmoid", each<sparse_sigmoid>},
    {"sparsemax", sparsemax},
    {"glu", nullptr},
    {"threshold", nullptr},
};

/// Every name has its function or its null here.
constexpr bool has_all_names() {
  if (std::size(kActivations) != std::size(kActivationNames)) return false;
  for (std::size_t i = 0; i < std::size(kActivations); ++i) {
    if (kActivations[i].name != kActivationNames[i]) return false;
  }
  return true;
}
static_assert(has_all_names());

}  // namespace

Activation find_activation(std::string_view name) {
  for (const Entry& entry : kActivations) {
    if (entry.name == name) return entry.activation;
  }
  return nullptr;
}

}  // namespace cnn::kernels
