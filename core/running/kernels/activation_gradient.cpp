// Derivatives of Keras's activations, plainly, from what went in (x) and what came out (y). Corners as in PyTorch's
// derivatives.
#include "core/running/kernels/activation_gradient.hpp"

#include <cmath>

#include "core/model/activation_names.hpp"

namespace cnn::kernels {
namespace {

template <Real (*slope)(Real x, Real y)>
void each(const Real* before, const Real* after, const Real* after_gradient, Real* before_gradient, std::size_t rows,
          std::size_t size) {
  for (std::size_t i = 0; i < rows * size; ++i) before_gradient[i] += after_gradient[i] * slope(before[i], after[i]);
}

Real sigmoid_of(Real x) { return 1.0F / (1.0F + std::exp(-x)); }
Real between(Real x, Real low, Real high) { return x > low && x < high ? 1.0F : 0.0F; }

Real linear(Real, Real) { return 1.0F; }
Real relu(Real x, Real) { return x > 0.0F ? 1.0F : 0.0F; }
Real sigmoid(Real, Real y) { return y * (1.0F - y); }
Real tanh(Real, Real y) { return 1.0F - y * y; }
// Of a very small number y + 1 would have no digits left.
Real elu(Real x, Real) { return x > 0.0F ? 1.0F : std::exp(x); }
Real selu(Real x, Real) {
  return Real{1.0507009873554805} * (x > 0.0F ? 1.0F : Real{1.6732632423543772} * std::exp(x));
}
Real gelu(Real x, Real) {
  return 0.5F * (1.0F + std::erf(x * Real{0.70710678118654752})) +
         x * Real{0.39894228040143268} * std::exp(-0.5F * x * x);
}
Real silu(Real x, Real) {
  const Real share = sigmoid_of(x);
  return share * (1.0F + x * (1.0F - share));
}
Real softplus(Real x, Real) { return sigmoid_of(x); }
Real softsign(Real x, Real) { return 1.0F / ((1.0F + std::fabs(x)) * (1.0F + std::fabs(x))); }
Real exponential(Real, Real y) { return y; }
Real mish(Real x, Real) {
  // tanh(softplus(x)) without a logarithm; beyond 20 it is 1, and exp would overflow further on.
  const Real power = x < 20.0F ? std::exp(x) * (std::exp(x) + 2.0F) : 0.0F;
  const Real share = x < 20.0F ? power / (power + 2.0F) : 1.0F;
  return share + x * sigmoid_of(x) * (1.0F - share * share);
}
Real relu6(Real x, Real) { return between(x, 0.0F, 6.0F); }
Real leaky_relu(Real x, Real) { return x > 0.0F ? 1.0F : Real{0.2}; }
Real hard_sigmoid(Real x, Real) { return between(x, -3.0F, 3.0F) / 6.0F; }
Real hard_silu(Real x, Real) { return x <= -3.0F ? 0.0F : x >= 3.0F ? 1.0F : x / 3.0F + 0.5F; }
Real hard_tanh(Real x, Real) { return between(x, -1.0F, 1.0F); }
/// Of soft_shrink too.
Real hard_shrink(Real x, Real) { return std::fabs(x) > 0.5F ? 1.0F : 0.0F; }
Real tanh_shrink(Real x, Real) { return std::tanh(x) * std::tanh(x); }
Real log_sigmoid(Real x, Real) { return sigmoid_of(-x); }
Real squareplus(Real x, Real) { return 0.5F * (1.0F + x / std::sqrt(x * x + 4.0F)); }
Real sparse_plus(Real x, Real) { return x <= -1.0F ? 0.0F : x >= 1.0F ? 1.0F : 0.5F * (x + 1.0F); }
Real sparse_sigmoid(Real x, Real) { return 0.5F * between(x, -1.0F, 1.0F); }

void softmax(const Real*, const Real* after, const Real* after_gradient, Real* before_gradient, std::size_t rows,
             std::size_t size) {
  for (std::size_t row = 0; row < rows; ++row) {
    Real mean = 0.0F;
    for (std::size_t i = 0; i < size; ++i) mean += after[i] * after_gradient[i];
    for (std::size_t i = 0; i < size; ++i) before_gradient[i] += after[i] * (after_gradient[i] - mean);
    after += size;
    after_gradient += size;
    before_gradient += size;
  }
}

void log_softmax(const Real*, const Real* after, const Real* after_gradient, Real* before_gradient, std::size_t rows,
                 std::size_t size) {
  for (std::size_t row = 0; row < rows; ++row) {
    Real sum = 0.0F;
    for (std::size_t i = 0; i < size; ++i) sum += after_gradient[i];
    for (std::size_t i = 0; i < size; ++i) before_gradient[i] += after_gradient[i] - std::exp(after[i]) * sum;
    after += size;
    after_gradient += size;
    before_gradient += size;
  }
}

/// Those above the bound share it: what is added to one is taken off all of them in equal parts.
void sparsemax(const Real*, const Real* after, const Real* after_gradient, Real* before_gradient, std::size_t rows,
               std::size_t size) {
  for (std::size_t row = 0; row < rows; ++row) {
    Real sum = 0.0F;
    Real count = 0.0F;
    for (std::size_t i = 0; i < size; ++i) {
      if (after[i] <= 0.0F) continue;
      sum += after_gradient[i];
      count += 1.0F;
    }
    for (std::size_t i = 0; i < size; ++i) {
      if (after[i] > 0.0F) before_gradient[i] += after_gradient[i] - sum / count;
    }
    after += size;
    after_gradient += size;
    before_gradient += size;
  }
}

struct Entry {
  std::string_view name;
  ActivationGradient gradient;
};

constexpr Entry kGradients[] = {
    {"linear", each<linear>},
    {"relu", each<relu>},
    {"sigmoid", each<sigmoid>},
    {"tanh", each<tanh>},
    {"softmax", softmax},
    {"log_softmax", log_softmax},
    {"elu", each<elu>},
    {"selu", each<selu>},
    {"celu", each<elu>},
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
    {"soft_shrink", each<hard_shrink>},
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
static_assert(has_all_names(kGradients));

}  // namespace

ActivationGradient find_activation_gradient(std::string_view name) {
  for (const Entry& entry : kGradients) {
    if (entry.name == name) return entry.gradient;
  }
  return nullptr;
}

}  // namespace cnn::kernels
