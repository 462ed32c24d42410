// Where one value of a forward pass came from: its products, their sum, the bias and the activation.
#include <algorithm>
#include <cmath>

#include "core/layers/layout.hpp"
#include "core/network.hpp"

namespace cnn {
namespace {

/// A flat index as indices per axis.
Value position(Count index, const Shape& shape) {
  Array result(shape.size());
  for (std::size_t axis = shape.size(); axis-- > 0;) {
    result[axis] = index % shape[axis];
    index /= shape[axis];
  }
  return result;
}

constexpr std::string_view kCombinations[] = {"weighted", "maximum", "average", "copy", "elementwise"};

/// Sums up as the forward pass does, but in double.
struct Sum {
  Combination combination;
  double value = 0;
  Count inside = 0;

  void take(double product, bool padding) {
    if (combination == Combination::kMaximum) {
      // A NaN is taken over, and stays, as in the pass.
      if (!padding && (inside == 0 || product > value || product != product)) value = product;
    } else {
      value += product;
    }
    if (!padding) ++inside;
  }

  double result() const {
    return combination == Combination::kAverage && inside > 0 ? value / static_cast<double>(inside) : value;
  }
};

Value product_value(const Connection& connection, const Shape& source, double input, double weight) {
  const bool padding = connection.input < 0;
  const bool weighted = connection.weight >= 0;
  return object({{"input_index", padding ? Value() : Value(connection.input)},
                 {"position", padding ? Value() : position(connection.input, source)},
                 {"input", input},
                 {"weight_index", weighted ? Value(connection.weight) : Value()},
                 {"second_weight_index", connection.second_weight >= 0 ? Value(connection.second_weight) : Value()},
                 {"weight", weighted || connection.share != 1.0F ? Value(weight) : Value()},
                 {"product", input * weight},
                 {"cell", Array{connection.cell[0], connection.cell[1], connection.cell[2]}}});
}

}  // namespace

double Network::weight_at(const Step& step, std::size_t weight, Count index) const {
  if (index < 0) return 1;
  return weights_[flat_.weights[step.first_weight + weight].offset + static_cast<std::size_t>(index)];
}

std::optional<double> Network::bias_at(const Step& step, Count index) const {
  for (std::size_t i = 0; i < step.weight_count; ++i) {
    const WeightPlace& place = flat_.weights[step.first_weight + i];
    if (place.name != "bias") continue;
    // Where data_format says nothing, as in Dense, the biases lie along the last axis.
    const Count bias = layout_of(step.rule->config, step.facts->output()).channel(index);
    return weight_at(step, i, bias);
  }
  return std::nullopt;
}

Result<Value> Network::trace(std::string_view name, Count index) {
  if (keep_ == Keep::kOutputs) return Error{"not_kept", name, "keep", "all", "outputs"};
  draw(kMaxFloats);
  show();
  // Of several uses of a layer the last one is meant, as in the summary.
  const auto found =
      std::find_if(flat_.steps.rbegin(), flat_.steps.rend(), [&](const Step& step) { return step.layer == name; });
  if (found == flat_.steps.rend()) return Error{"no_such_layer", name, "layer", "name_of_a_layer", name};
  const Step& step = *found;
  const TensorPlace& place = flat_.tensors[step.output];
  if (index < 0 || index >= static_cast<Count>(place.size)) {
    return Error{"no_such_value", name, "index", "index_below_" + std::to_string(place.size), index};
  }
  const LayerKind& kind = *step.rule->kind;
  std::vector<Connection> connections = {{index, -1, {}}};
  if (kind.connections != nullptr) {
    const Count most = most_products(step.facts->weights, step.facts->windows, step.facts->inputs.front());
    if (most > kMaxListed) return Error{"too_many_products", name, "index", "at_most_1048576_products", most};
    connections = kind.connections({step.rule->config, step.facts->inputs, step.rule}, step.facts->output(), index);
  }
  Sum sum{kind.combination};
  Array products;
  for (const Connection& connection : connections) {
    const bool padding = connection.input < 0;
    const TensorPlace& source = flat_.tensors[step.inputs[connection.source]];
    const double input = padding ? 0.0 : activations_[source.offset + static_cast<std::size_t>(connection.input)];
    const double weight =
        connection.share * weight_at(step, 0, connection.weight) * weight_at(step, 1, connection.second_weight);
    sum.take(input * weight, padding);
    products.push_back(product_value(connection, source.shape, input, weight));
  }
  const auto added = kind.combination == Combination::kWeighted ? bias_at(step, index) : std::nullopt;
  const Value bias = added ? Value(*added) : Value();
  const std::string* activation = step.rule->config.value("activation").text();
  return Value(object({{"layer", name},
                       {"index", index},
                       {"position", position(index, place.shape)},
                       {"kind", kCombinations[static_cast<std::size_t>(kind.combination)]},
                       {"products", std::move(products)},
                       {"sum", sum.result()},
                       {"bias", bias},
                       {"before_activation", sum.result() + (bias.number() != nullptr ? *bias.number() : 0)},
                       {"activation", activation != nullptr ? *activation : "linear"},
                       {"output", static_cast<double>(activations_[place.offset + static_cast<std::size_t>(index)])}}));
}

}  // namespace cnn
