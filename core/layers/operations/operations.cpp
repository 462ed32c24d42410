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
};

constexpr NamedBinary kBinary[] = {
    {"Add", [](Real a, Real b) { return a + b; }},
    {"Subtract", [](Real a, Real b) { return a - b; }},
    {"Multiply", [](Real a, Real b) { return a * b; }},
    {"Divide", [](Real a, Real b) { return a / b; }},
    {"TrueDivide", [](Real a, Real b) { return a / b; }},
    {"FloorDivide", [](Real a, Real b) { return std::floor(a / b); }},
    // Python's remainder, which has the divisor's sign.
    {"Mod", [](Real a, Real b) { return a - std::floor(a / b) * b; }},
    {"Power", [](Real a, Real b) { return std::pow(a, b); }},
    {"Maximum", [](Real a, Real b) { return b > a || b != b ? b : a; }},
    {"Minimum", [](Real a, Real b) { return b < a || b != b ? b : a; }},
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

void binary_forward(const Forward& call, Binary function, std::string_view first, std::string_view second) {
  const std::vector<Shape> inputs(call.inputs.size());
  const Operand operands[] = {*operand_at(inputs, call.arguments, 0, first),
                              *operand_at(inputs, call.arguments, 1, second)};
  const std::size_t values = value_count(call.output_shape);
  const auto value_of = [&](const Operand& operand, std::size_t i) {
    if (!operand.tensor) return static_cast<Real>(*operand.number);
    const ConstTensor& tensor = call.inputs[*operand.tensor];
    return tensor.data[stretched_index(tensor.shape, call.output_shape, i)];
  };
  for (std::size_t i = 0; i < values; ++i)
    call.output[i] = function(value_of(operands[0], i), value_of(operands[1], i));
}

namespace {

Result<Shape> output_shape(const Site& site) { return binary_shape(site, "x1", "x2"); }
bool runs(const Site& site) { return binary_runs(site, "x1", "x2"); }
void forward(const Forward& call) { binary_forward(call, find_binary(call.layer->kind->class_name), "x1", "x2"); }

void unary_operation(const Forward& call) { unary_forward(call, *find_unary(call.layer->kind->class_name)); }

}  // namespace

std::vector<LayerKind> elementwise_operations() {
  std::vector<LayerKind> kinds;
  for (const NamedBinary& binary : kBinary) {
    kinds.push_back({.class_name = binary.name,
                     .max_inputs = 2,
                     .operation = true,
                     .output_shape = output_shape,
                     .forward = binary.function != nullptr ? forward : nullptr,
                     .runs = runs});
  }
  for (const Unary& unary : unary_operations()) {
    LayerKind kind = {.class_name = unary.class_name,
                      .operation = true,
                      .output_shape = same_shape,
                      .forward = unary.function != nullptr ? unary_operation : nullptr};
    if (!unary.parameter.empty()) {
      kind.arguments = {{.name = unary.parameter, .kind = ArgumentKind::kNumber, .fallback = unary.fallback}};
    }
    kinds.push_back(std::move(kind));
  }
  return kinds;
}

}  // namespace cnn
