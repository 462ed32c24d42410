// Add, Subtract, Multiply, Average, Maximum and Minimum: several tensors into one, value by value. Source:
// keras.layers.Merge.
#include "core/layers/merging/merge.hpp"

#include <algorithm>

#include "core/layers/list.hpp"
#include "core/layers/shared/elementwise.hpp"

namespace cnn {
namespace {

/// Keras refuses a merge of a single tensor that is not a list; in a Sequential there is no list.
std::optional<Error> check_list(const Site& site) {
  const bool in_graph = site.arguments != nullptr && !site.arguments->is_null();
  if (site.inputs.size() > 1 || in_graph) return std::nullopt;
  return Error{"wrong_input_count", "", "", "inputs_at_least_2", static_cast<Count>(site.inputs.size())};
}

/// Of layers an unknown size makes the result unknown, other than of operations.
std::optional<Shape> merged(const Shape& first, const Shape& second) {
  if (first.size() < second.size()) return merged(second, first);
  Shape output = first;
  for (std::size_t i = 0; i < second.size(); ++i) {
    Count& size = output[first.size() - second.size() + i];
    if (size == kUnknown || second[i] == kUnknown) {
      size = kUnknown;
    } else if (size == 1) {
      size = second[i];
    } else if (second[i] != 1 && second[i] != size) {
      return std::nullopt;
    }
  }
  return output;
}

Error mismatch(const Site& site) {
  Array shapes;
  for (const Shape& shape : site.inputs) shapes.push_back(to_value(shape));
  return {"shapes_differ", "", "", "shapes_that_fit", std::move(shapes)};
}

Result<Shape> output_shape(const Site& site) {
  Count batch = kUnknown;
  std::optional<Shape> sizes;
  for (const Shape& input : site.inputs) {
    if (batch != kUnknown && input[0] != kUnknown && batch != input[0]) return mismatch(site);
    if (input[0] != kUnknown) batch = input[0];
    const Shape sample(input.begin() + 1, input.end());
    sizes = sizes ? merged(*sizes, sample) : sample;
    if (!sizes) return mismatch(site);
  }
  sizes->insert(sizes->begin(), batch);
  return *sizes;
}

/// Combines value by value, from left to right.
template <class Combine>
void combine(const Forward& call, Combine function) {
  const std::size_t values = value_count(call.output_shape);
  for (std::size_t input = 0; input < call.inputs.size(); ++input) {
    const ConstTensor& tensor = call.inputs[input];
    const bool whole = value_count(tensor.shape) == values;
    for (std::size_t i = 0; i < values; ++i) {
      const Real value = tensor.data[whole ? i : stretched_index(tensor.shape, call.output_shape, i)];
      call.output[i] = input == 0 ? value : function(call.output[i], value);
    }
  }
}

void add_forward(const Forward& call) {
  combine(call, [](Real a, Real b) { return a + b; });
}

void subtract_forward(const Forward& call) {
  combine(call, [](Real a, Real b) { return a - b; });
}

void multiply_forward(const Forward& call) {
  combine(call, [](Real a, Real b) { return a * b; });
}

void maximum_forward(const Forward& call) {
  combine(call, [](Real a, Real b) { return b > a || b != b ? b : a; });
}

void minimum_forward(const Forward& call) {
  combine(call, [](Real a, Real b) { return b < a || b != b ? b : a; });
}

void average_forward(const Forward& call) {
  add_forward(call);
  const std::size_t values = value_count(call.output_shape);
  const auto inputs = static_cast<Real>(call.inputs.size());
  for (std::size_t i = 0; i < values; ++i) call.output[i] /= inputs;
}

/// What each tensor holds at value `i` of the output.
struct Operands {
  const Forward& call;
  std::size_t i;

  std::size_t count() const { return call.inputs.size(); }
  std::size_t place(std::size_t input) const { return stretched_index(call.inputs[input].shape, call.output_shape, i); }
  Real operator[](std::size_t input) const { return call.inputs[input].data[place(input)]; }
};

/// How the output changes with one of them.
using Share = Real (*)(const Operands&, std::size_t input);

template <Share share>
void backward(const Backward& call) {
  const std::size_t values = value_count(call.forward.output_shape);
  for (std::size_t input = 0; input < call.forward.inputs.size(); ++input) {
    Real* gradients = call.input_gradients[input];
    for (std::size_t i = 0; i < values && gradients != nullptr; ++i) {
      const Operands operands{call.forward, i};
      gradients[operands.place(input)] += call.output_gradient[i] * share(operands, input);
    }
  }
}

Real add_share(const Operands&, std::size_t) { return 1.0F; }
Real subtract_share(const Operands&, std::size_t input) { return input == 0 ? 1.0F : -1.0F; }
Real average_share(const Operands& operands, std::size_t) { return 1.0F / static_cast<Real>(operands.count()); }

Real multiply_share(const Operands& operands, std::size_t input) {
  Real product = 1.0F;
  for (std::size_t other = 0; other < operands.count(); ++other) {
    if (other != input) product *= operands[other];
  }
  return product;
}

/// Two at a time, from left to right: equal ones take one half each, as in Torch. `sign`: -1 for the smallest.
template <int sign>
Real extreme_share(const Operands& operands, std::size_t input) {
  Real extreme = operands[0] * sign;
  Real share = input == 0 ? 1.0F : 0.0F;
  for (std::size_t next = 1; next < operands.count(); ++next) {
    const Real value = operands[next] * sign;
    const Real taken = value > extreme ? 1.0F : value == extreme ? 0.5F : 0.0F;
    share = next == input ? taken : share * (1.0F - taken);
    extreme = std::max(extreme, value);
  }
  return share;
}

LayerKind merge(std::string_view class_name, void (*forward)(const Forward&), void (*backward)(const Backward&),
                Combination combination) {
  return {
      .class_name = class_name,
      .min_rank = 1,
      .max_inputs = 0,
      .check = check_list,
      .output_shape = output_shape,
      .forward = forward,
      .backward = backward,
      .connections = merged_connections,
      .combination = combination,
  };
}

}  // namespace

std::optional<Shape> broadcast(const Shape& first, const Shape& second) {
  if (first.size() < second.size()) return broadcast(second, first);
  Shape output = first;
  for (std::size_t i = 0; i < second.size(); ++i) {
    Count& size = output[first.size() - second.size() + i];
    if (size == 1 || (size == kUnknown && second[i] != 1)) {
      size = second[i];
    } else if (second[i] != 1 && second[i] != kUnknown && second[i] != size) {
      return std::nullopt;
    }
  }
  return output;
}

std::size_t stretched_index(std::span<const Count> shape, std::span<const Count> output, std::size_t index) {
  std::size_t result = 0;
  std::size_t stride = 1;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const auto size = static_cast<std::size_t>(output[output.size() - 1 - i]);
    const Count own = shape[shape.size() - 1 - i];
    if (own != 1) result += index % size * stride;
    stride *= static_cast<std::size_t>(own);
    index /= size;
  }
  return result;
}

std::vector<Connection> merged_connections(const Site& site, const Shape& output, Count index) {
  std::vector<Connection> connections;
  for (std::size_t source = 0; source < site.inputs.size(); ++source) {
    const std::size_t input =
        stretched_index(without_batch(site.inputs[source]), without_batch(output), static_cast<std::size_t>(index));
    connections.push_back({.input = static_cast<Count>(input), .source = source});
  }
  return connections;
}

LayerKind add_layer() { return merge("Add", add_forward, backward<add_share>, Combination::kWeighted); }
LayerKind multiply_layer() {
  return merge("Multiply", multiply_forward, backward<multiply_share>, Combination::kElementwise);
}
LayerKind average_layer() { return merge("Average", average_forward, backward<average_share>, Combination::kAverage); }
LayerKind maximum_layer() {
  return merge("Maximum", maximum_forward, backward<extreme_share<1>>, Combination::kMaximum);
}
LayerKind minimum_layer() {
  return merge("Minimum", minimum_forward, backward<extreme_share<-1>>, Combination::kElementwise);
}

LayerKind subtract_layer() {
  LayerKind kind = merge("Subtract", subtract_forward, backward<subtract_share>, Combination::kElementwise);
  kind.min_inputs = 2;
  kind.max_inputs = 2;
  return kind;
}

}  // namespace cnn
