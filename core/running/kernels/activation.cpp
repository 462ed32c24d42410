// Keras's activations, plainly. Formulas: keras.activations. Constants that a float does not hold are written as
// Real{…} with the digits of a double; all others are the same numbers in both.
#include "core/running/kernels/activation.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include "core/model/activation_names.hpp"

namespace cnn::kernels {
namespace {

template <Real (*function)(Real)>
void each(Real* values, std::size_t rows, std::size_t size) {
  for (std::size_t i = 0; i < rows * size; ++i) values[i] = function(values[i]);
}

void linear(Real*, std::size_t, std::size_t) {}

// Written so that NaN stays NaN.
Real relu(Real x) { return x < 0.0F ? 0.0F : x; }
Real sigmoid(Real x) { return 1.0F / (1.0F + std::exp(-x)); }
Real tanh(Real x) { return std::tanh(x); }

/// From here on softplus(x) is x, for all digits that a Real has.
constexpr Real kSoftplusIsLinear = std::numeric_limits<Real>::digits10 < 10 ? 20 : 40;
Real softplus(Real x) { return x > kSoftplusIsLinear ? x : std::log1p(std::exp(x)); }
Real softsign(Real x) { return x / (1.0F + std::fabs(x)); }
Real silu(Real x) { return x * sigmoid(x); }
Real elu(Real x) { return x < 0.0F ? std::expm1(x) : x; }
Real selu(Real x) { return Real{1.0507009873554805} * (x < 0.0F ? Real{1.6732632423543772} * std::expm1(x) : x); }
Real gelu(Real x) { return 0.5F * x * (1.0F + std::erf(x * Real{0.70710678118654752})); }
Real exponential(Real x) { return std::exp(x); }
Real mish(Real x) { return x * std::tanh(softplus(x)); }
Real relu6(Real x) { return x < 0.0F ? 0.0F : x > 6.0F ? 6.0F : x; }
Real leaky_relu(Real x) { return x < 0.0F ? Real{0.2} * x : x; }
Real hard_sigmoid(Real x) { return relu6(x + 3.0F) / 6.0F; }
Real hard_silu(Real x) { return x * hard_sigmoid(x); }
Real hard_tanh(Real x) { return x < -1.0F ? -1.0F : x > 1.0F ? 1.0F : x; }
Real log_sigmoid(Real x) { return -softplus(-x); }
Real hard_shrink(Real x) { return std::fabs(x) > 0.5F ? x : x - x; }
Real soft_shrink(Real x) { return x > 0.5F ? x - 0.5F : x < -0.5F ? x + 0.5F : x - x; }
Real tanh_shrink(Real x) { return x - std::tanh(x); }
Real squareplus(Real x) { return 0.5F * (x + std::sqrt(x * x + 4.0F)); }
Real celu(Real x) { return x < 0.0F ? std::expm1(x) : x; }
Real sparse_plus(Real x) { return x <= -1.0F ? 0.0F : x >= 1.0F ? x : 0.25F * (x + 1.0F) * (x + 1.0F); }
Real sparse_sigmoid(Real x) { return x <= -1.0F ? 0.0F : x >= 1.0F ? 1.0F : 0.5F * (x + 1.0F); }

void softmax(Real* values, std::size_t rows, std::size_t size) {
  for (std::size_t row = 0; row < rows; ++row, values += size) {
    // The largest is taken off first, so that exp cannot overflow.
    const Real largest = *std::max_element(values, values + size);
    Real sum = 0.0F;
    for (std::size_t i = 0; i < size; ++i) sum += values[i] = std::exp(values[i] - largest);
    for (std::size_t i = 0; i < size; ++i) values[i] /= sum;
  }
}

void log_softmax(Real* values, std::size_t rows, std::size_t size) {
  for (std::size_t row = 0; row < rows; ++row, values += size) {
    const Real largest = *std::max_element(values, values + size);
    Real sum = 0.0F;
    for (std::size_t i = 0; i < size; ++i) sum += std::exp(values[i] - largest);
    // In this order: adding the logarithm to a large number first would lose its digits.
    for (std::size_t i = 0; i < size; ++i) values[i] = values[i] - largest - std::log(sum);
  }
}

/// The Euclidean projection of each row onto the simplex (Martins and Astudillo, 2016): values above a bound that makes
/// the differences add up to one.
void sparsemax(Real* values, std::size_t rows, std::size_t size) {
  std::vector<Real> sorted(size);
  for (std::size_t row = 0; row < rows; ++row, values += size) {
    std::copy_n(values, size, sorted.begin());
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    Real sum = 0.0F;
    Real bound = 0.0F;
    for (std::size_t i = 0; i < size; ++i) {
      sum += sorted[i];
      const auto count = static_cast<Real>(i + 1);
      if (sorted[i] - (sum - 1.0F) / count > 0.0F) bound = (sum - 1.0F) / count;
    }
    for (std::size_t i = 0; i < size; ++i) values[i] = relu(values[i] - bound);
  }
}

struct Entry {
  std::string_view name;
  Activation activation;
  bool reads_rows = false;
};

constexpr Entry kActivations[] = {
    {"linear", linear},
    {"relu", each<relu>},
    {"sigmoid", each<sigmoid>},
    {"tanh", each<tanh>},
    {"softmax", softmax, true},
    {"log_softmax", log_softmax, true},
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
    {"sparsemax", sparsemax, true},
    {"glu", nullptr},
    {"threshold", nullptr},
};

/// Every name has its function or its null here.
static_assert(has_all_names(kActivations));

}  // namespace

Activation find_activation(std::string_view name) {
  for (const Entry& entry : kActivations) {
    if (entry.name == name) return entry.activation;
  }
  return nullptr;
}

bool reads_rows(std::string_view name) {
  for (const Entry& entry : kActivations) {
    if (entry.name == name) return entry.reads_rows;
  }
  return false;
}

}  // namespace cnn::kernels
