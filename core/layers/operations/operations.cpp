// Operations of keras.ops that work value by value: `x + y`, `2 * x`, ops.sqrt(x), …. Keras writes them into a
// Functional config where they stand between layers; they have no parameters. Source: keras.ops.numpy and keras.ops.nn.
#include "core/layers/operations/operations.hpp"

#include <algorithm>
#include <cmath>

#include "core/layers/merging/merge.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/model/facts.hpp"

namespace cnn {
namespace {

struct NamedBinary {
  std::string_view name;
  Binary function;
  BinaryGradient gradient = nullptr;
};

/// Of two equal values each takes one half, as in Torch.
Real taken(Real own, Real other) { return own > other ? 1.0F : own == other ? 0.5F : 0.0F; }

BinarySlopes divide_slopes(Real a, Real b) { return {1.0F / b, -a / (b * b)}; }

BinarySlopes power_slopes(Real a, Real b) {
  const Real first = b == 0 ? 0.0F : b * std::pow(a, b - 1.0F);
  return {first, a == 0 && b >= 0 ? 0.0F : std::pow(a, b) * std::log(a)};
}

constexpr NamedBinary kBinary[] = {
    {"Add", [](Real a, Real b) { return a + b; },
     [](Real, Real) {
       return BinarySlopes{1.0F, 1.0F};
     }},
    {"Subtract", [](Real a, Real b) { return a - b; },
     [](Real, Real) {
       return BinarySlopes{1.0F, -1.0F};
     }},
    {"Multiply", [](Real a, Real b) { return a * b; },
     [](Real a, Real b) {
       return BinarySlopes{b, a};
     }},
    {"Divide", [](Real a, Real b) { return a / b; }, divide_slopes},
    {"TrueDivide", [](Real a, Real b) { return a / b; }, divide_slopes},
    {"FloorDivide", [](Real a, Real b) { return std::floor(a / b); }},
    // Python's remainder, which has the divisor's sign.
    {"Mod", [](Real a, Real b) { return a - std::floor(a / b) * b; },
     [](Real a, Real b) {
       return BinarySlopes{1.0F, -std::floor(a / b)};
     }},
    {"Power", [](Real a, Real b) { return std::pow(a, b); }, power_slopes},
    {"Maximum", [](Real a, Real b) { return b > a || b != b ? b : a; },
     [](Real a, Real b) {
       return BinarySlopes{taken(a, b), taken(b, a)};
     }},
    {"Minimum", [](Real a, Real b) { return b < a || b != b ? b : a; },
     [](Real a, Real b) {
       return BinarySlopes{taken(b, a), taken(a, b)};
     }},
    {"Equal", nullptr},
    {"NotEqual", nullptr},
    {"Greater", nullptr},
    {"GreaterEqual", nullptr},
    {"Less", nullptr},
    {"LessEqual", nullptr},
    {"LogicalAnd", nullptr},
    {"LogicalOr", nullptr},
    {"LogicalXor", nullptr},
};

}  // namespace

std::optional<Shape> constant_shape(const Value& value) {
  if (value.number() != nullptr || value.flag() != nullptr) return Shape{};
  const Value& plain = value.object() != nullptr ? value["config"]["value"] : value;
  const Array* items = plain.array();
  if (items == nullptr || items->empty()) return std::nullopt;
  auto inner = constant_shape(items->front());
  if (inner) inner->insert(inner->begin(), static_cast<Count>(items->size()));
  return inner;
}

Binary find_binary(std::string_view name) {
  for (const NamedBinary& binary : kBinary) {
    if (binary.name == name) return binary.function;
  }
  return nullptr;
}

BinaryGradient find_binary_gradient(std::string_view name) {
  for (const NamedBinary& binary : kBinary) {
    if (binary.name == name) return binary.gradient;
  }
  return nullptr;
}

bool is_binary(std::string_view name) {
  return std::any_of(std::begin(kBinary), std::end(kBinary),
                     [&](const NamedBinary& binary) { return binary.name == name; });
}

std::optional<Operand> operand_at(std::span<const Shape> inputs, const Value* arguments, std::size_t position,
                                  std::string_view name) {
  if (arguments == nullptr) return std::nullopt;
  const auto all = call_arguments(*arguments);
  const CallArgument* argument = find_argument(all, position, name);
  if (argument == nullptr) return std::nullopt;
  if (argument->tensors > 1) return Operand{};
  if (argument->tensor && *argument->tensor < inputs.size()) {
    return Operand{.tensor = argument->tensor, .shape = inputs[*argument->tensor]};
  }
  Operand operand{.shape = constant_shape(*argument->value)};
  if (argument->value->number() != nullptr) operand.number = *argument->value->number();
  return operand;
}

Result<Shape> binary_shape(const Site& site, std::string_view first, std::string_view second) {
  const auto a = operand_at(site.inputs, site.arguments, 0, first);
  const auto b = operand_at(site.inputs, site.arguments, 1, second);
  if (!a || !b || !a->shape || !b->shape) return Shape{};
  const auto shape = broadcast(*a->shape, *b->shape);
  if (shape) return *shape;
  return Error{"shapes_differ", "", "", "shapes_that_fit", Array{to_value(*a->shape), to_value(*b->shape)}};
}

bool binary_runs(const Site& site, std::string_view first, std::string_view second) {
  std::size_t rank = 0;
  for (const auto& operand :
       {operand_at(site.inputs, site.arguments, 0, first), operand_at(site.inputs, site.arguments, 1, second)}) {
    if (!operand || (!operand->tensor && !operand->number)) return false;
    if (!operand->tensor) continue;
    // Of different ranks, one tensor's batch would stand at an axis of the other.
    if (rank != 0 && rank != operand->shape->size()) return false;
    rank = operand->shape->size();
  }
  return rank > 0;
}

namespace {

/// The two operands of a call that is running.
struct Operands {
  const Forward& call;
  Operand both[2];

  Operands(const Forward& running, std::string_view first, std::string_view second)
      : call(running), both{read(running, 0, first), read(running, 1, second)} {}

  static Operand read(const Forward& running, std::size_t position, std::string_view name) {
    return *operand_at(std::vector<Shape>(running.inputs.size()), running.arguments, position, name);
  }

  /// Where the value stands that is read for value `i` of the output.
  std::size_t place(std::size_t operand, std::size_t i) const {
    return stretched_index(call.inputs[*both[operand].tensor].shape, call.output_shape, i);
  }
  Real value(std::size_t operand, std::size_t i) const {
    if (!both[operand].tensor) return static_cast<Real>(*both[operand].number);
    return call.inputs[*both[operand].tensor].data[place(operand, i)];
  }
};

}  // namespace

void binary_forward(const Forward& call, Binary function, std::string_view first, std::string_view second) {
  const Operands operands(call, first, second);
  const std::size_t values = value_count(call.output_shape);
  for (std::size_t i = 0; i < values; ++i) call.output[i] = function(operands.value(0, i), operands.value(1, i));
}

void binary_backward(const Backward& call, BinaryGradient gradient, std::string_view first, std::string_view second) {
  const Operands operands(call.forward, first, second);
  const std::size_t values = value_count(call.forward.output_shape);
  for (std::size_t i = 0; i < values; ++i) {
    const BinarySlopes slopes = gradient(operands.value(0, i), operands.value(1, i));
    for (const std::size_t operand : {std::size_t{0}, std::size_t{1}}) {
      const auto& tensor = operands.both[operand].tensor;
      Real* gradients = tensor ? call.input_gradients[*tensor] : nullptr;
      if (gradients == nullptr) continue;
      gradients[operands.place(operand, i)] += call.output_gradient[i] * (operand == 0 ? slopes.first : slopes.second);
    }
  }
}

namespace {

Result<Shape> output_shape(const Site& site) { return binary_shape(site, "x1", "x2"); }
bool runs(const Site& site) { return binary_runs(site, "x1", "x2"); }
void forward(const Forward& call) { binary_forward(call, find_binary(call.layer->kind->class_name), "x1", "x2"); }

void backward(const Backward& call) {
  binary_backward(call, find_binary_gradient(call.forward.layer->kind->class_name), "x1", "x2");
}

void unary_operation(const Forward& call) { unary_forward(call, *find_unary(call.layer->kind->class_name)); }
void unary_operation_back(const Backward& call) {
  unary_backward(call, *find_unary(call.forward.layer->kind->class_name));
}

}  // namespace

std::vector<LayerKind> elementwise_operations() {
  std::vector<LayerKind> kinds;
  for (const NamedBinary& binary : kBinary) {
    kinds.push_back({.class_name = binary.name,
                     .max_inputs = 2,
                     .operation = true,
                     .output_shape = output_shape,
                     .forward = binary.function != nullptr ? forward : nullptr,
                     .backward = binary.gradient != nullptr ? backward : nullptr,
                     .runs = runs});
  }
  for (const Unary& unary : unary_operations()) {
    LayerKind kind = {.class_name = unary.class_name,
                      .operation = true,
                      .output_shape = same_shape,
                      .forward = unary.function != nullptr ? unary_operation : nullptr,
                      .backward = unary.function != nullptr ? unary_operation_back : nullptr};
    if (!unary.parameter.empty()) {
      kind.arguments = {{.name = unary.parameter, .kind = ArgumentKind::kNumber, .fallback = unary.fallback}};
    }
    kinds.push_back(std::move(kind));
  }
  return kinds;
}

}  // namespace cnn
