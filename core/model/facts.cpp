// Applies every layer's rules along the graph: shapes and weights of each call.
#include "core/model/facts.hpp"

#include "core/model/references.hpp"

namespace cnn {
namespace {

Error at_layer(Error error, const std::string& layer) {
  error.layer = error.layer.empty() ? layer : layer + "/" + error.layer;
  return error;
}

/// A layer of one input reads its first argument; a further tensor is a mask, which changes no shape.
void keep_first_argument(std::vector<Shape>& inputs, const Value& arguments) {
  if (inputs.size() < 2) return;
  const auto all = call_arguments(arguments);
  const bool masked = all.size() > 1 && all.front().tensors == 1;
  if (masked) inputs.resize(1);
}

std::optional<Error> check_inputs(const Layer& layer, const std::vector<Shape>& inputs) {
  const LayerKind& kind = *layer.kind;
  if (inputs.size() < kind.min_inputs || (kind.max_inputs > 0 && inputs.size() > kind.max_inputs)) {
    const bool few = inputs.size() < kind.min_inputs;
    return Error{
        "wrong_input_count", layer.name, "",
        (few ? "inputs_at_least_" : "inputs_at_most_") + std::to_string(few ? kind.min_inputs : kind.max_inputs),
        static_cast<Count>(inputs.size())};
  }
  for (const Shape& input : inputs) {
    const int rank = static_cast<int>(input.size());
    if ((kind.min_rank > 0 && rank < kind.min_rank) || (kind.max_rank > 0 && rank > kind.max_rank)) {
      const bool exact = kind.min_rank == kind.max_rank;
      return Error{"wrong_rank", layer.name, "",
                   (exact ? "rank_" : "rank_of_at_least_") + std::to_string(kind.min_rank), to_value(input)};
    }
  }
  return std::nullopt;
}

/// Facts of a model used as a layer: those of its calls on the shapes it is given.
Result<Facts> nested_facts(const Layer& layer, Facts facts) {
  const Model& model = *layer.model;
  if (facts.inputs.size() != model.inputs.size()) {
    return Error{"wrong_input_count", layer.name, "", "inputs_" + std::to_string(model.inputs.size()),
                 static_cast<Count>(facts.inputs.size())};
  }
  auto inner = facts_of(model, facts.inputs);
  if (!inner) return at_layer(inner.error(), layer.name);
  facts.outputs.clear();
  const auto facts_inside = [&](std::size_t call) -> const Facts& { return (*inner)[call]; };
  for (const Source& source : model.outputs) facts.outputs.push_back(shape_of(source, facts_inside));
  facts.weights = weights_of(model, facts_inside);
  for (const Facts& one : *inner) facts.count_known = facts.count_known && one.count_known;
  facts.inner = std::move(*inner);
  return facts;
}

/// Facts of the layers inside a wrapper.
std::optional<Error> add_wrapped(const Layer& layer, const Site& site, Facts& facts) {
  for (const Layer& wrapped : layer.wrapped) {
    auto inner = facts_at(wrapped, layer.kind->wrapped_inputs(site));
    if (!inner) return at_layer(inner.error(), layer.name);
    facts.count_known = facts.count_known && inner->count_known;
    facts.inner.push_back(std::move(*inner));
  }
  return std::nullopt;
}

bool any_unknown(const std::vector<Shape>& shapes) {
  for (const Shape& shape : shapes) {
    if (shape.empty()) return true;
  }
  return false;
}

/// How many outputs a layer of unknown class has is unknown too; of all others it is checked.
std::optional<Error> check_source(const Model& model, const Source& source, const std::string& reader,
                                  const std::vector<Facts>& facts, std::string_view field) {
  const Facts& origin = facts[source.call];
  if (model.layer_of(source.call).kind->opaque || !origin.shape_known() || source.output < origin.outputs.size())
    return std::nullopt;
  return Error{"unknown_tensor", reader, field, "output_of_a_layer", static_cast<Count>(source.output)};
}

/// What a layer puts out whose code is not in the config stands where it is read.
void take_told_shapes(const Model& model, const Call& call, std::vector<Facts>& facts) {
  const std::vector<Shape>& built_on = model.layers[call.layer].built_on;
  const bool built = call.node == 0 && built_on.size() == call.inputs.size();
  for (std::size_t i = 0; i < call.inputs.size(); ++i) {
    const Source& source = call.inputs[i];
    std::vector<Shape>& outputs = facts[source.call].outputs;
    if (source.output < outputs.size() && !outputs[source.output].empty()) continue;
    const bool told = i < call.told.size() && !call.told[i].empty();
    if (!told && (!built || built_on[i].empty())) continue;
    // How many outputs a layer has that we know, we know too.
    if (source.output >= outputs.size() && !model.layer_of(source.call).kind->opaque) continue;
    if (source.output >= outputs.size()) outputs.resize(source.output + 1);
    outputs[source.output] = told ? call.told[i] : built_on[i];
  }
}

/// A second use of a layer has the first one's weights.
std::optional<Error> check_shared(const Layer& layer, const Facts& first, const Facts& second) {
  for (std::size_t i = 0; i < first.weights.size() && i < second.weights.size(); ++i) {
    if (first.weights[i].shape() == second.weights[i].shape()) continue;
    return Error{"shared_layer_mismatch", layer.name, "", "inputs_alike", to_value(second.inputs.front())};
  }
  return std::nullopt;
}

}  // namespace

bool learns(const Layer& layer) { return layer.trainable || layer.model || !layer.wrapped.empty(); }

Result<Facts> facts_at(const Layer& layer, std::vector<Shape> inputs, const Value& arguments) {
  const LayerKind& kind = *layer.kind;
  Facts facts{.inputs = std::move(inputs), .frozen = !layer.trainable};
  if (layer.model) return nested_facts(layer, std::move(facts));
  if (kind.opaque || any_unknown(facts.inputs)) {
    facts.count_known = kind.operation || (!kind.opaque && kind.weights == nullptr);
    // Of a Lambda's code at least the shape may stand in the config.
    const bool told = kind.opaque && kind.output_shape != nullptr && !any_unknown(facts.inputs);
    if (told) facts.output() = *kind.output_shape({layer.config, facts.inputs, &layer, &arguments});
    return facts;
  }
  if (kind.max_inputs == 1 && !kind.operation) keep_first_argument(facts.inputs, arguments);
  if (auto error = check_inputs(layer, facts.inputs)) return *error;
  const Site site{layer.config, facts.inputs, &layer, &arguments, &facts.inner};
  if (kind.check != nullptr) {
    if (auto error = kind.check(site)) return at_layer(*error, layer.name);
  }
  if (kind.wrapped_inputs != nullptr) {
    if (auto error = add_wrapped(layer, site, facts)) return *error;
  }
  auto output = kind.output_shape(site);
  if (!output) return at_layer(output.error(), layer.name);
  facts.output() = std::move(*output);
  if (kind.more_outputs != nullptr) {
    for (Shape& shape : kind.more_outputs(site)) facts.outputs.push_back(std::move(shape));
  }
  if (kind.windows != nullptr) facts.windows = kind.windows(site);
  if (kind.weights != nullptr) facts.weights = kind.weights(site);
  for (Weight& weight : facts.weights) {
    if (!learns(layer)) weight.freeze();
    if (weight.item_bytes == 0) weight.item_bytes = layer.item_bytes;
  }
  return facts;
}

Result<std::vector<Facts>> facts_of(const Model& model, const std::vector<Shape>& given) {
  constexpr auto kNone = static_cast<std::size_t>(-1);
  std::vector<Facts> all;
  all.reserve(model.calls.size());
  std::vector<std::size_t> first_use(model.layers.size(), kNone);
  const auto facts_before = [&](std::size_t call) -> const Facts& { return all[call]; };
  for (const Call& call : model.calls) {
    const Layer& layer = model.layers[call.layer];
    for (const Source& source : call.inputs) {
      // A layer of a Sequential takes one tensor, not a list of them.
      const std::size_t outputs = all[source.call].outputs.size();
      if (model.class_name == "Sequential" && outputs > 1) {
        return Error{"wrong_input_count", layer.name, "", "inputs_at_most_1", static_cast<Count>(outputs)};
      }
    }
    take_told_shapes(model, call, all);
    for (const Source& source : call.inputs) {
      if (auto error = check_source(model, source, layer.name, all, "inbound_nodes")) return *error;
    }
    auto inputs = inputs_of(call, facts_before);
    for (std::size_t i = 0; i < given.size(); ++i) {
      if (model.inputs[i] == all.size()) inputs = {given[i]};
    }
    auto facts = facts_at(layer, std::move(inputs), call.arguments);
    if (!facts) return facts.error();
    if (auto count = count_of(facts->weights, layer.name); !count) return count.error();
    if (first_use[call.layer] == kNone) {
      first_use[call.layer] = all.size();
    } else if (auto error = check_shared(layer, all[first_use[call.layer]], *facts)) {
      return *error;
    }
    all.push_back(std::move(*facts));
  }
  for (const Source& output : model.outputs) {
    if (auto error = check_source(model, output, model.layer_of(output.call).name, all, "output_layers")) return *error;
  }
  return all;
}

Result<Count> count_of(const std::vector<Weight>& weights, const std::string& layer) {
  Count total = 0;
  for (const Weight& weight : weights) {
    const auto count = weight.count();
    const auto sum = count ? add(total, *count) : std::nullopt;
    if (!sum) return Error{"too_large", layer, "", "at_most_9007199254740991", weight.name};
    total = *sum;
  }
  return total;
}

}  // namespace cnn
