// Operations of keras.ops on one value. Source: keras.ops.numpy, keras.ops.nn and keras.activations.
#include <cmath>

#include "core/layers/operations/operations.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/running/kernels/activation.hpp"
#include "core/running/kernels/angle.hpp"

namespace cnn {
namespace {

/// An activation under the name that Keras gives it as an operation.
struct Named {
  std::string_view class_name;
  std::string_view activation;
};

constexpr Named kActivations[] = {
    {"Relu", "relu"},
    {"Relu6", "relu6"},
    {"Sigmoid", "sigmoid"},
    {"SparseSigmoid", "sparse_sigmoid"},
    {"Softplus", "softplus"},
    {"Softsign", "softsign"},
    {"SparsePlus", "sparse_plus"},
    {"Silu", "silu"},
    {"LogSigmoid", "log_sigmoid"},
    {"HardSigmoid", "hard_sigmoid"},
    {"HardSilu", "hard_silu"},
    {"HardTanh", "hard_tanh"},
    {"TanhShrink", "tanh_shrink"},
    {"Selu", "selu"},
    {"Mish", "mish"},
};

constexpr Unary kUnary[] = {
    {"Negative", [](Real x, Real) { return -x; }},
    {"Absolute", [](Real x, Real) { return std::fabs(x); }},
    {"Abs", [](Real x, Real) { return std::fabs(x); }},
    {"Square", [](Real x, Real) { return x * x; }},
    {"Sqrt", [](Real x, Real) { return std::sqrt(x); }},
    {"Rsqrt", [](Real x, Real) { return 1.0F / std::sqrt(x); }},
    {"Reciprocal", [](Real x, Real) { return 1.0F / x; }},
    {"Exp", [](Real x, Real) { return std::exp(x); }},
    {"Expm1", [](Real x, Real) { return std::expm1(x); }},
    {"Log", [](Real x, Real) { return std::log(x); }},
    {"Log1p", [](Real x, Real) { return std::log1p(x); }},
    {"Log2", [](Real x, Real) { return std::log2(x); }},
    {"Log10", [](Real x, Real) { return std::log10(x); }},
    {"Sin", [](Real x, Real) { return sine(x); }},
    {"Cos", [](Real x, Real) { return cosine(x); }},
    {"Tan", [](Real x, Real) { return tangent(x); }},
    {"Sinh", [](Real x, Real) { return std::sinh(x); }},
    {"Cosh", [](Real x, Real) { return std::cosh(x); }},
    {"Tanh", [](Real x, Real) { return std::tanh(x); }},
    {"Erf", [](Real x, Real) { return std::erf(x); }},
    {"Floor", [](Real x, Real) { return std::floor(x); }},
    {"Ceil", [](Real x, Real) { return std::ceil(x); }},
    {"Sign", [](Real x, Real) { return x > 0   ? 1.0F
                                       : x < 0 ? -1.0F
                                               : x; }},
    {"LeakyRelu", [](Real x, Real slope) { return x < 0 ? slope * x : x; }, "negative_slope", 0.2},
    {"Elu", [](Real x, Real alpha) { return x < 0 ? alpha * std::expm1(x) : x; }, "alpha", 1.0},
    {"Celu", [](Real x, Real alpha) { return x < 0 ? alpha * std::expm1(x / alpha) : x; }, "alpha", 1.0},
    {"HardShrink", [](Real x, Real limit) { return std::fabs(x) > limit ? x : x - x; }, "threshold", 0.5},
    {"SoftShrink", [](Real x, Real limit) { return x > limit    ? x - limit
                                                   : x < -limit ? x + limit
                                                                : x - x; },
     "threshold", 0.5},
    {"Squareplus", [](Real x, Real b) { return 0.5F * (x + std::sqrt(x * x + b)); }, "b", 4.0},
    {"StopGradient", [](Real x, Real) { return x; }},
    {"Copy", [](Real x, Real) { return x; }},
    // Their further arguments, or their place in a row, matter: counted, not run.
    {"ReLU"},
    {"Gelu"},
    {"Round"},
    {"Clip"},
    {"Softmax"},
    {"LogSoftmax"},
    {"Sparsemax"},
    {"Threshold"},
    {"Cast"},
    {"ZerosLike"},
    {"OnesLike"},
    {"Isnan"},
    {"Isfinite"},
    {"Isinf"},
    {"LogicalNot"},
    {"Flip"},
    {"Roll"},
    {"Normalize"},
};

const std::vector<Unary>& all() {
  static const std::vector<Unary> unaries = [] {
    std::vector<Unary> list(std::begin(kUnary), std::end(kUnary));
    for (const Named& named : kActivations) list.push_back({named.class_name, [](Real x, Real) { return x; }});
    return list;
  }();
  return unaries;
}

}  // namespace

std::span<const Unary> unary_operations() { return all(); }

const Unary* find_unary(std::string_view class_name) {
  for (const Unary& unary : all()) {
    if (unary.class_name == class_name) return &unary;
  }
  return nullptr;
}

void unary_forward(const Forward& call, const Unary& unary) {
  for (const Named& named : kActivations) {
    if (named.class_name != unary.class_name) continue;
    activate_forward(call, named.activation);
    return;
  }
  const double* given = unary.parameter.empty() ? nullptr : call.config.value(unary.parameter).number();
  const auto parameter = static_cast<Real>(given != nullptr ? *given : unary.fallback);
  const std::size_t values = value_count(call.output_shape);
  for (std::size_t i = 0; i < values; ++i) call.output[i] = unary.function(call.inputs[0].data[i], parameter);
}

}  // namespace cnn
