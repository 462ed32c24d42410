// Operations of keras.ops on one value. Source: keras.ops.numpy, keras.ops.nn and keras.activations.
#include <cmath>

#include "core/layers/operations/operations.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/running/kernels/activation.hpp"

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
    {"Negative", [](float x, float) { return -x; }},
    {"Absolute", [](float x, float) { return std::fabs(x); }},
    {"Abs", [](float x, float) { return std::fabs(x); }},
    {"Square", [](float x, float) { return x * x; }},
    {"Sqrt", [](float x, float) { return std::sqrt(x); }},
    {"Rsqrt", [](float x, float) { return 1.0F / std::sqrt(x); }},
    {"Reciprocal", [](float x, float) { return 1.0F / x; }},
    {"Exp", [](float x, float) { return std::exp(x); }},
    {"Expm1", [](float x, float) { return std::expm1(x); }},
    {"Log", [](float x, float) { return std::log(x); }},
    {"Log1p", [](float x, float) { return std::log1p(x); }},
    {"Log2", [](float x, float) { return std::log2(x); }},
    {"Log10", [](float x, float) { return std::log10(x); }},
    {"Sin", [](float x, float) { return std::sin(x); }},
    {"Cos", [](float x, float) { return std::cos(x); }},
    {"Tan", [](float x, float) { return std::tan(x); }},
    {"Sinh", [](float x, float) { return std::sinh(x); }},
    {"Cosh", [](float x, float) { return std::cosh(x); }},
    {"Tanh", [](float x, float) { return std::tanh(x); }},
    {"Erf", [](float x, float) { return std::erf(x); }},
    {"Floor", [](float x, float) { return std::floor(x); }},
    {"Ceil", [](float x, float) { return std::ceil(x); }},
    {"Sign", [](float x, float) { return x > 0   ? 1.0F
                                         : x < 0 ? -1.0F
                                                 : x; }},
    {"LeakyRelu", [](float x, float slope) { return x < 0 ? slope * x : x; }, "negative_slope", 0.2},
    {"Elu", [](float x, float alpha) { return x < 0 ? alpha * std::expm1(x) : x; }, "alpha", 1.0},
    {"Celu", [](float x, float alpha) { return x < 0 ? alpha * std::expm1(x / alpha) : x; }, "alpha", 1.0},
    {"HardShrink", [](float x, float limit) { return std::fabs(x) > limit ? x : x - x; }, "threshold", 0.5},
    {"SoftShrink", [](float x, float limit) { return x > limit    ? x - limit
                                                     : x < -limit ? x + limit
                                                                  : x - x; },
     "threshold", 0.5},
    {"Squareplus", [](float x, float b) { return 0.5F * (x + std::sqrt(x * x + b)); }, "b", 4.0},
    {"StopGradient", [](float x, float) { return x; }},
    {"Copy", [](float x, float) { return x; }},
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
    for (const Named& named : kActivations) list.push_back({named.class_name, [](float x, float) { return x; }});
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
  const auto parameter = static_cast<float>(given != nullptr ? *given : unary.fallback);
  const std::size_t values = value_count(call.output_shape);
  for (std::size_t i = 0; i < values; ++i) call.output[i] = unary.function(call.inputs[0].data[i], parameter);
}

}  // namespace cnn
