// Operations of keras.ops on one value. Source: keras.ops.numpy, keras.ops.nn and keras.activations.
#include <cmath>

#include "core/layers/operations/operations.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/layers/shared/gradients.hpp"
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

Real sign(Real x) { return x > 0 ? 1.0F : x < 0 ? -1.0F : x; }
/// The slope of steps, and of what lets nothing back.
Real flat(Real, Real) { return 0.0F; }
Real beyond(Real x, Real limit) { return std::fabs(x) > limit ? 1.0F : 0.0F; }

/// With their slopes; at corners those of Torch.
constexpr Unary kUnary[] = {
    {"Negative", [](Real x, Real) { return -x; }, [](Real, Real) { return Real{-1.0F}; }},
    {"Absolute", [](Real x, Real) { return std::fabs(x); }, [](Real x, Real) { return sign(x); }},
    {"Abs", [](Real x, Real) { return std::fabs(x); }, [](Real x, Real) { return sign(x); }},
    {"Square", [](Real x, Real) { return x * x; }, [](Real x, Real) { return 2.0F * x; }},
    {"Sqrt", [](Real x, Real) { return std::sqrt(x); }, [](Real x, Real) { return 0.5F / std::sqrt(x); }},
    {"Rsqrt", [](Real x, Real) { return 1.0F / std::sqrt(x); },
     [](Real x, Real) { return -0.5F / (x * std::sqrt(x)); }},
    {"Reciprocal", [](Real x, Real) { return 1.0F / x; }, [](Real x, Real) { return -1.0F / (x * x); }},
    {"Exp", [](Real x, Real) { return std::exp(x); }, [](Real x, Real) { return std::exp(x); }},
    {"Expm1", [](Real x, Real) { return std::expm1(x); }, [](Real x, Real) { return std::exp(x); }},
    {"Log", [](Real x, Real) { return std::log(x); }, [](Real x, Real) { return 1.0F / x; }},
    {"Log1p", [](Real x, Real) { return std::log1p(x); }, [](Real x, Real) { return 1.0F / (1.0F + x); }},
    {"Log2", [](Real x, Real) { return std::log2(x); }, [](Real x, Real) { return Real{1.4426950408889634} / x; }},
    {"Log10", [](Real x, Real) { return std::log10(x); }, [](Real x, Real) { return Real{0.43429448190325183} / x; }},
    {"Sin", [](Real x, Real) { return sine(x); }, [](Real x, Real) { return cosine(x); }},
    {"Cos", [](Real x, Real) { return cosine(x); }, [](Real x, Real) { return -sine(x); }},
    {"Tan", [](Real x, Real) { return tangent(x); }, [](Real x, Real) { return 1.0F + tangent(x) * tangent(x); }},
    {"Sinh", [](Real x, Real) { return std::sinh(x); }, [](Real x, Real) { return std::cosh(x); }},
    {"Cosh", [](Real x, Real) { return std::cosh(x); }, [](Real x, Real) { return std::sinh(x); }},
    {"Tanh", [](Real x, Real) { return std::tanh(x); },
     [](Real x, Real) { return 1.0F - std::tanh(x) * std::tanh(x); }},
    {"Erf", [](Real x, Real) { return std::erf(x); },
     [](Real x, Real) { return Real{1.1283791670955126} * std::exp(-x * x); }},
    {"Floor", [](Real x, Real) { return std::floor(x); }, flat},
    {"Ceil", [](Real x, Real) { return std::ceil(x); }, flat},
    {"Sign", [](Real x, Real) { return sign(x); }, flat},
    {"LeakyRelu", [](Real x, Real slope) { return x < 0 ? slope * x : x; },
     [](Real x, Real slope) { return x > 0 ? Real{1} : slope; }, "negative_slope", 0.2},
    {"Elu", [](Real x, Real alpha) { return x < 0 ? alpha * std::expm1(x) : x; },
     [](Real x, Real alpha) { return x > 0 ? Real{1} : alpha * std::exp(x); }, "alpha", 1.0},
    {"Celu", [](Real x, Real alpha) { return x < 0 ? alpha * std::expm1(x / alpha) : x; },
     [](Real x, Real alpha) { return x > 0 ? Real{1} : std::exp(x / alpha); }, "alpha", 1.0},
    {"HardShrink", [](Real x, Real limit) { return std::fabs(x) > limit ? x : x - x; }, beyond, "threshold", 0.5},
    {"SoftShrink", [](Real x, Real limit) { return x > limit    ? x - limit
                                                   : x < -limit ? x + limit
                                                                : x - x; }, beyond,
     "threshold", 0.5},
    {"Squareplus", [](Real x, Real b) { return 0.5F * (x + std::sqrt(x * x + b)); },
     [](Real x, Real b) { return 0.5F * (1.0F + x / std::sqrt(x * x + b)); }, "b", 4.0},
    {"StopGradient", [](Real x, Real) { return x; }, flat},
    {"Copy", [](Real x, Real) { return x; }, [](Real, Real) { return Real{1}; }},
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

namespace {

/// The activation that an operation is, or nothing.
std::optional<std::string_view> activation_of(const Unary& unary) {
  for (const Named& named : kActivations) {
    if (named.class_name == unary.class_name) return named.activation;
  }
  return std::nullopt;
}

Real parameter_of(const Config& config, const Unary& unary) {
  const double* given = unary.parameter.empty() ? nullptr : config.value(unary.parameter).number();
  return static_cast<Real>(given != nullptr ? *given : unary.fallback);
}

}  // namespace

void unary_forward(const Forward& call, const Unary& unary) {
  if (const auto activation = activation_of(unary)) return activate_forward(call, *activation);
  const Real parameter = parameter_of(call.config, unary);
  const std::size_t values = value_count(call.output_shape);
  for (std::size_t i = 0; i < values; ++i) call.output[i] = unary.function(call.inputs[0].data[i], parameter);
}

void unary_backward(const Backward& call, const Unary& unary) {
  if (const auto activation = activation_of(unary)) return activate_backward(call, *activation);
  const Real parameter = parameter_of(call.forward.config, unary);
  elementwise_backward(call, [&](Real x, std::size_t) { return unary.slope(x, parameter); });
}

}  // namespace cnn
