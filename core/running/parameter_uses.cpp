// Turns the layer's own rule round: which outputs have a product with this weight, among the products of each.
#include "core/running/parameter_uses.hpp"

#include <algorithm>

#include "core/model/facts.hpp"
#include "core/model/layout.hpp"
#include "core/model/spatial_windows.hpp"

namespace cnn {
namespace {

/// One use of a layer: a shared layer has several, each with its own multiplications.
struct Place {
  const Layer* layer = nullptr;
  const Facts* facts = nullptr;
};

/// The calls of a layer named `block/conv2d` or `conv2d`.
std::vector<Place> find_places(const Model& model, const std::vector<Facts>& facts, std::string_view name) {
  const std::size_t slash = name.find('/');
  std::vector<Place> places;
  for (std::size_t call = 0; call < model.calls.size(); ++call) {
    const Layer& layer = model.layer_of(call);
    if (layer.name == name && !layer.model) places.push_back({&layer, &facts[call]});
    if (!layer.model || slash == std::string_view::npos || layer.name != name.substr(0, slash)) continue;
    const auto inner = find_places(*layer.model, facts[call].inner, name.substr(slash + 1));
    places.insert(places.end(), inner.begin(), inner.end());
  }
  return places;
}

Value position(Count index, std::span<const Count> shape) {
  Array result(shape.size());
  for (std::size_t axis = shape.size(); axis-- > 0;) {
    result[axis] = index % shape[axis];
    index /= shape[axis];
  }
  return result;
}

/// Collects uses: all are counted, the first ones are kept.
struct Census {
  Count count = 0;
  Array listed = {};

  void add(Count call, Count output, const Place& place, std::optional<Count> input) {
    ++count;
    if (listed.size() >= kMaxUsesListed) return;
    listed.push_back(
        object({{"call", call},
                {"output_index", output},
                {"output_position", position(output, without_batch(place.facts->output()))},
                {"input_index", input ? Value(*input) : Value()},
                {"input_position", input ? position(*input, without_batch(place.facts->inputs.front())) : Value()}}));
  }
};

/// Which filter or unit a weight belongs to, where its factors name one; nothing where any output may use it.
std::optional<Count> channel_of(const Weight& weight, Count index, Count channels) {
  const Shape shape = weight.shape();
  for (std::size_t axis = shape.size(); axis-- > 0;) {
    const Count place = index % shape[axis];
    index /= shape[axis];
    for (const Factor& factor : weight.factors) {
      const bool names_output = factor.label == "filters" || factor.label == "units";
      if (names_output && static_cast<std::size_t>(factor.axis) == axis && shape[axis] == channels) return place;
    }
  }
  return std::nullopt;
}

/// Beyond these nothing is walked: a census of more takes longer than anybody waits.
constexpr Count kMaxProducts = Count{1} << 28;

Error too_many(const Place& place, Count products) {
  return {"too_many_products", place.layer->name, "index", "at_most_268435456_products", products};
}

/// What is asked for, found in the model.
struct Parameter {
  std::vector<Place> places;
  std::size_t weight = 0;
  Count index = 0;
};

std::optional<Error> take_products(const Place& place, Count call, const Parameter& asked, Census& census) {
  const LayerKind& kind = *place.layer->kind;
  const Shape& output = place.facts->output();
  const Layout layout = layout_of(place.layer->config, output);
  const auto channel = channel_of(place.facts->weights[asked.weight], asked.index, layout.channels);
  const Site site{place.layer->config, place.facts->inputs, place.layer};
  const Count most = most_products(place.facts->weights, place.facts->windows, site.input());
  if (most > kMaxListed) return too_many(place, most);
  Count products = 0;
  const auto take = [&](Count value) {
    const auto connections = kind.connections(site, output, value);
    products += static_cast<Count>(connections.size());
    for (const Connection& one : connections) {
      const Count weight = asked.weight == 0 ? one.weight : one.second_weight;
      // What a window reads from the padding is no multiplication.
      if (weight == asked.index && one.input >= 0) census.add(call, value, place, one.input);
    }
    return products <= kMaxProducts;
  };
  const Count values = channel ? layout.positions : layout.positions * layout.channels;
  for (Count i = 0; i < values; ++i) {
    if (take(channel ? layout.index(i, *channel) : i)) continue;
    return too_many(place, products);
  }
  return std::nullopt;
}

/// A bias is added once to every value of its filter or unit.
std::optional<Error> take_bias(const Place& place, Count call, Count index, Census& census) {
  const Layout layout = layout_of(place.layer->config, place.facts->output());
  if (layout.positions > kMaxProducts) return too_many(place, layout.positions);
  for (Count i = 0; i < layout.positions; ++i) census.add(call, layout.index(i, index), place, std::nullopt);
  return std::nullopt;
}

Result<Parameter> find_parameter(const CountedModel& counted, const Value& asked) {
  const std::string* layer = asked["layer"].text();
  const std::string* weight = asked["weight"].text();
  const std::string name = layer != nullptr ? *layer : "";
  Parameter found{find_places(counted.model, counted.facts, name)};
  if (found.places.empty()) return Error{"no_such_layer", name, "layer", "name_of_a_layer", asked["layer"]};
  const std::vector<Weight>& weights = found.places.front().facts->weights;
  const auto one = std::find_if(weights.begin(), weights.end(),
                                [&](const Weight& some) { return weight != nullptr && some.name == *weight; });
  if (one == weights.end()) return Error{"no_such_weight", name, "weight", "name_of_a_weight", asked["weight"]};
  const Count count = one->count().value_or(0);
  const auto index = asked["index"].integer();
  if (!index || *index < 0 || *index >= count) {
    return Error{"no_such_value", name, "index", "index_below_" + std::to_string(count), asked["index"]};
  }
  found.weight = static_cast<std::size_t>(one - weights.begin());
  found.index = *index;
  return found;
}

}  // namespace

Result<Value> parameter_uses(const CountedModel& counted, const Value& asked) {
  auto parameter = find_parameter(counted, asked);
  if (!parameter) return parameter.error();
  const Place& first = parameter->places.front();
  const Weight& weight = first.facts->weights[parameter->weight];
  const LayerKind& kind = *first.layer->kind;
  const bool is_bias = weight.name == "bias";
  // A product has weights of the first two tensors at most; what further ones do is not known one by one.
  const bool traced =
      kind.combination == Combination::kWeighted && kind.connections != nullptr && (parameter->weight < 2 || is_bias);
  if (!traced) {
    return Error{"not_traced", first.layer->name, "weight", "weight_of_a_convolution_or_dense_layer", weight.name};
  }
  Census census;
  Count call = 0;
  for (const Place& place : parameter->places) {
    if (!product(without_batch(place.facts->output()))) {
      return Error{"unknown_size", place.layer->name, "", "known_sizes", to_value(place.facts->output())};
    }
    auto error =
        is_bias ? take_bias(place, call, parameter->index, census) : take_products(place, call, *parameter, census);
    if (error) return *error;
    ++call;
  }
  const bool capped = census.count > static_cast<Count>(census.listed.size());
  return Value(object({{"layer", asked["layer"]},
                       {"weight", weight.name},
                       {"index", parameter->index},
                       {"position", position(parameter->index, weight.shape())},
                       {"count", census.count},
                       {"uses", std::move(census.listed)},
                       {"capped", capped}}));
}

}  // namespace cnn
