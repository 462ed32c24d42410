// Where one value of a forward pass came from: its products, their sum, the bias, the activation and what else that
// read.
#include <algorithm>
#include <numeric>

#include "core/model/layout.hpp"
#include "core/model/spatial_windows.hpp"
#include "core/running/kernels/activation.hpp"
#include "core/running/network.hpp"
#include "core/running/traced_row.hpp"

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

constexpr std::string_view kCombinations[] = {"weighted", "maximum", "average", "copy", "elementwise", "untraced"};

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

/// The products behind an output value. A layer that does not name them copies its input.
Result<std::vector<Connection>> connections_of(const FlatCall& flat_call, Count index) {
  const LayerKind& kind = *flat_call.rule->kind;
  const Facts& facts = *flat_call.facts;
  if (kind.connections == nullptr) return std::vector<Connection>{{index, -1, {}}};
  const Count most = most_products(facts.weights, facts.windows, facts.inputs.front());
  if (most > kMaxListed) return Error{"too_many_products", flat_call.layer, "index", "at_most_1048576_products", most};
  return kind.connections({flat_call.rule->config, facts.inputs, flat_call.rule}, facts.output(), index);
}

}  // namespace

double Network::weight_at(const FlatCall& flat_call, std::size_t weight, Count index) const {
  if (index < 0) return 1;
  return weights_[flat_.weights[flat_call.first_weight + weight].offset + static_cast<std::size_t>(index)];
}

std::optional<double> Network::bias_at(const FlatCall& flat_call, Count index) const {
  for (std::size_t i = 0; i < flat_call.weight_count; ++i) {
    const WeightPlace& place = flat_.weights[flat_call.first_weight + i];
    if (place.name != "bias") continue;
    // Where data_format says nothing, as in Dense, the biases lie along the last axis.
    const Count bias = layout_of(flat_call.rule->config, flat_call.facts->output()).channel(index);
    return weight_at(flat_call, i, bias);
  }
  return std::nullopt;
}

Result<Value> Network::trace(std::string_view name, Count index) {
  if (keep_ == Keep::kOutputs) return Error{"not_kept", name, "keep", "all", "outputs"};
  draw(kMaxFloats);
  show();
  // Of several uses of a layer the last one is meant, as in the summary.
  const auto found = std::find_if(flat_.calls.rbegin(), flat_.calls.rend(),
                                  [&](const FlatCall& flat_call) { return flat_call.layer == name; });
  if (found == flat_.calls.rend()) return Error{"no_such_layer", name, "layer", "name_of_a_layer", name};
  const FlatCall& flat_call = *found;
  const TensorPlace& place = flat_.tensors[flat_call.output];
  if (index < 0 || index >= static_cast<Count>(place.size)) {
    return Error{"no_such_value", name, "index", "index_below_" + std::to_string(place.size), index};
  }
  if (!is_traced(flat_call)) return untraced(flat_call, index);
  Array products;
  const auto made = sum_of(flat_call, index, &products);
  if (!made) return made.error();
  auto row = row_of(flat_call, index);
  if (!row) return row.error();
  const std::string* activation = flat_call.rule->config.value("activation").text();
  return Value(object({{"layer", name},
                       {"index", index},
                       {"position", position(index, place.shape)},
                       {"kind", kCombinations[static_cast<std::size_t>(flat_call.rule->kind->combination)]},
                       {"products", std::move(products)},
                       {"sum", made->sum},
                       {"bias", made->bias ? Value(*made->bias) : Value()},
                       {"before_activation", made->before_activation()},
                       {"activation", activation != nullptr ? *activation : "linear"},
                       {"row", std::move(*row)},
                       {"output", static_cast<double>(activations_[place.offset + static_cast<std::size_t>(index)])}}));
}

/// A layer that names no products copies its input, if that is as large as its output; of all others nothing is said.
bool Network::is_traced(const FlatCall& flat_call) const {
  const LayerKind& kind = *flat_call.rule->kind;
  if (kind.combination == Combination::kUntraced) return false;
  return kind.connections != nullptr ||
         flat_.tensors[flat_call.inputs.front()].size == flat_.tensors[flat_call.output].size;
}

/// The value alone.
Value Network::untraced(const FlatCall& flat_call, Count index) const {
  const TensorPlace& place = flat_.tensors[flat_call.output];
  return object({{"layer", flat_call.layer},
                 {"index", index},
                 {"position", position(index, place.shape)},
                 {"kind", kCombinations[static_cast<std::size_t>(Combination::kUntraced)]},
                 {"products", Array{}},
                 {"sum", Value()},
                 {"bias", Value()},
                 {"before_activation", Value()},
                 {"activation", "linear"},
                 {"row", Value()},
                 {"output", static_cast<double>(activations_[place.offset + static_cast<std::size_t>(index)])}});
}

/// What a value is before its activation; each product is added to the list, where there is one.
Result<Network::Made> Network::sum_of(const FlatCall& flat_call, Count index, Array* products) const {
  const LayerKind& kind = *flat_call.rule->kind;
  const auto connections = connections_of(flat_call, index);
  if (!connections) return connections.error();
  Sum sum{kind.combination};
  for (const Connection& connection : *connections) {
    const bool padding = connection.input < 0;
    const TensorPlace& source = flat_.tensors[flat_call.inputs[connection.source]];
    const double input = padding ? 0.0 : activations_[source.offset + static_cast<std::size_t>(connection.input)];
    const double weight = connection.share * weight_at(flat_call, 0, connection.weight) *
                          weight_at(flat_call, 1, connection.second_weight);
    sum.take(input * weight, padding);
    if (products != nullptr) products->push_back(product_value(connection, source.shape, input, weight));
  }
  return Made{sum.result(), kind.combination == Combination::kWeighted ? bias_at(flat_call, index) : std::nullopt};
}

/// All values that the activation reads together with value `index`; null where it reads that one alone.
Result<Value> Network::row_of(const FlatCall& flat_call, Count index) const {
  const Layer& rule = *flat_call.rule;
  const TensorPlace& place = flat_.tensors[flat_call.output];
  const std::string* activation = rule.config.value("activation").text();
  std::vector<Count> indices;
  if (rule.kind->softmax_row != nullptr) {
    indices = rule.kind->softmax_row({rule.config, flat_call.facts->inputs, &rule}, flat_call.facts->output(), index);
  } else if (activation != nullptr && kernels::reads_rows(*activation)) {
    indices.resize(place.shape.empty() ? 1 : static_cast<std::size_t>(place.shape.back()));
    std::iota(indices.begin(), indices.end(), index - index % static_cast<Count>(indices.size()));
  }
  if (indices.empty()) return Value();
  std::vector<RowUnit> units;
  for (const Count one : indices) {
    const auto made = sum_of(flat_call, one, nullptr);
    if (!made) return made.error();
    units.push_back({one, made->before_activation(), activations_[place.offset + static_cast<std::size_t>(one)]});
  }
  return row_value(rule.kind->softmax_row != nullptr ? "softmax" : *activation, units);
}

}  // namespace cnn
