// Reads a Functional config as a graph: the calls ("inbound nodes") of Keras 2 and 3, in an order in which each call
// reads only calls before it.
#include <map>
#include <queue>

#include "core/keras/call_numbers.hpp"
#include "core/keras/layer_reader.hpp"
#include "core/model/references.hpp"

namespace cnn {
namespace {

struct Node {
  std::size_t layer = 0;
  std::size_t number = 0;
  std::vector<Reference> inputs = {};
  const Value* arguments = nullptr;
};

/// The calls of one layer.
std::vector<Node> read_nodes(const Value& entry, std::size_t layer) {
  std::vector<Node> nodes;
  const Array* inbound = entry["inbound_nodes"].array();
  if (inbound == nullptr) return nodes;
  for (const Value& call : *inbound) {
    Node node{.layer = layer, .number = nodes.size(), .arguments = &call};
    collect_references(call, node.inputs);
    nodes.push_back(std::move(node));
  }
  return nodes;
}

/// The graph while it is put in order.
struct Graph {
  std::map<std::string_view, std::size_t> layer_by_name = {};
  std::vector<std::vector<Node>> nodes = {};         ///< of each layer
  std::vector<std::vector<std::size_t>> calls = {};  ///< of each node, where its call stands
  std::vector<FirstNumber> first_numbers = {};       ///< of each layer
};

constexpr auto kNotYet = static_cast<std::size_t>(-1);

/// The node that a reference in one of these two places means, or nothing.
const Node* find_node(const Graph& graph, const Reference& reference, Count FirstNumber::*place) {
  const auto layer = graph.layer_by_name.find(reference.layer);
  if (layer == graph.layer_by_name.end()) return nullptr;
  const auto& nodes = graph.nodes[layer->second];
  const Count node = reference.node - graph.first_numbers[layer->second].*place;
  if (node < 0 || node >= static_cast<Count>(nodes.size()) || reference.output < 0) return nullptr;
  return &nodes[static_cast<std::size_t>(node)];
}

Error unknown_tensor(const std::string& layer, const Reference& reference) {
  return {"unknown_tensor", layer, "inbound_nodes", "output_of_a_layer",
          Array{reference.layer, reference.node, reference.output}};
}

/// Layers, and their calls as the config lists them.
std::optional<Error> read_layers(Model& model, Graph& graph, const Value& config, const Around& around) {
  const Array& entries = *config["layers"].array();
  for (const Value& entry : entries) {
    auto layer = read_layer(entry, model.layers.size(), around);
    if (!layer) return layer.error();
    // The name in the graph stands beside the config; Keras writes both alike.
    if (entry["name"].text() != nullptr) layer->name = *entry["name"].text();
    std::vector<Node> nodes = read_nodes(entry, model.layers.size());
    if (is_input_layer(*layer) && nodes.empty()) nodes.push_back({.layer = model.layers.size()});
    if (nodes.empty()) return Error{"unknown_tensor", layer->name, "inbound_nodes", "list_of_calls", Array{}};
    graph.calls.emplace_back(nodes.size(), kNotYet);
    graph.nodes.push_back(std::move(nodes));
    model.layers.push_back(std::move(*layer));
  }
  if (auto error = check_names(model)) return error;
  for (std::size_t i = 0; i < model.layers.size(); ++i) graph.layer_by_name[model.layers[i].name] = i;
  graph.first_numbers = first_call_numbers(model, config);
  return std::nullopt;
}

Result<Call> make_call(const Model& model, const Graph& graph, const Node& node, const Array& entries) {
  const Layer& layer = model.layers[node.layer];
  Call call{.layer = node.layer, .node = node.number};
  if (is_input_layer(layer)) {
    auto shape = read_input_shape(entries[node.layer]["config"], layer.name);
    if (!shape) return shape.error();
    call.input_shape = std::move(*shape);
    return call;
  }
  for (const Reference& reference : node.inputs) {
    const Node* source = find_node(graph, reference, &FirstNumber::in_calls);
    call.inputs.push_back({graph.calls[source->layer][source->number], static_cast<std::size_t>(reference.output)});
    call.told.push_back(reference.shape != nullptr ? read_told_shape(*reference.shape) : Shape{});
  }
  if (node.arguments != nullptr) call.arguments = *node.arguments;
  return call;
}

/// Puts the calls in order: of those whose inputs are there, the first in the config goes first.
std::optional<Error> order_calls(Model& model, Graph& graph, const Array& entries) {
  using Key = std::pair<std::size_t, std::size_t>;
  std::map<Key, std::size_t> waiting;       // how many inputs a node still waits for
  std::map<Key, std::vector<Key>> readers;  // who waits for a node
  std::priority_queue<Key, std::vector<Key>, std::greater<>> ready;
  for (const auto& nodes : graph.nodes) {
    for (const Node& node : nodes) {
      const Key key{node.layer, node.number};
      for (const Reference& reference : node.inputs) {
        const Node* source = find_node(graph, reference, &FirstNumber::in_calls);
        if (source == nullptr) return unknown_tensor(model.layers[node.layer].name, reference);
        readers[{source->layer, source->number}].push_back(key);
      }
      waiting[key] = node.inputs.size();
      if (node.inputs.empty()) ready.push(key);
    }
  }
  while (!ready.empty()) {
    const Key key = ready.top();
    ready.pop();
    auto call = make_call(model, graph, graph.nodes[key.first][key.second], entries);
    if (!call) return call.error();
    graph.calls[key.first][key.second] = model.calls.size();
    model.calls.push_back(std::move(*call));
    for (const Key& reader : readers[key]) {
      if (--waiting[reader] == 0) ready.push(reader);
    }
    waiting.erase(key);
  }
  if (waiting.empty()) return std::nullopt;
  return Error{"cyclic_graph", model.layers[waiting.begin()->first.first].name, "inbound_nodes", "no_cycle", nullptr};
}

/// The tensors listed in `input_layers` or `output_layers`: one, a list, or a dictionary.
Result<std::vector<Source>> read_ends(const Value& config, std::string_view field, const Graph& graph) {
  std::vector<Reference> references;
  collect_references(config[field], references);
  std::vector<Source> ends;
  for (const Reference& reference : references) {
    const Node* node = find_node(graph, reference, &FirstNumber::at_ends);
    if (node == nullptr) return unknown_tensor("", reference);
    ends.push_back({graph.calls[node->layer][node->number], static_cast<std::size_t>(reference.output)});
  }
  if (ends.empty()) return Error{"not_a_model", "", field, "list_of_tensors", config[field]};
  return ends;
}

/// The calls that the outputs need, and the model's inputs, which Keras keeps even where nothing reads them.
std::vector<bool> needed_calls(const Model& model) {
  std::vector<bool> needed(model.calls.size(), false);
  for (const Source& output : model.outputs) needed[output.call] = true;
  // A call reads only calls before it.
  for (std::size_t call = model.calls.size(); call-- > 0;) {
    if (!needed[call]) continue;
    for (const Source& input : model.calls[call].inputs) needed[input.call] = true;
  }
  for (const std::size_t input : model.inputs) needed[input] = true;
  return needed;
}

/// Keras makes a model of what lies between its inputs and outputs: other layers of the config are dropped.
void drop_unneeded(Model& model) {
  const std::vector<bool> needed = needed_calls(model);
  std::vector<std::size_t> new_layer(model.layers.size(), kNotYet);
  std::vector<std::size_t> uses(model.layers.size(), 0);
  std::vector<std::size_t> new_call(model.calls.size(), kNotYet);
  std::vector<Layer> layers;
  std::vector<Call> calls;
  for (std::size_t call = 0; call < model.calls.size(); ++call) {
    if (needed[call]) ++uses[model.calls[call].layer];
  }
  for (std::size_t layer = 0; layer < model.layers.size(); ++layer) {
    if (uses[layer] == 0) continue;
    new_layer[layer] = layers.size();
    layers.push_back(std::move(model.layers[layer]));
    uses[layer] = 0;
  }
  for (std::size_t old = 0; old < model.calls.size(); ++old) {
    if (!needed[old]) continue;
    Call call = std::move(model.calls[old]);
    call.node = uses[call.layer]++;
    call.layer = new_layer[call.layer];
    for (Source& input : call.inputs) input.call = new_call[input.call];
    new_call[old] = calls.size();
    calls.push_back(std::move(call));
  }
  for (std::size_t& input : model.inputs) input = new_call[input];
  for (Source& output : model.outputs) output.call = new_call[output.call];
  model.layers = std::move(layers);
  model.calls = std::move(calls);
}

/// The inputs of a model are its InputLayers, each once, and all that are needed.
std::optional<Error> check_model_inputs(const Model& model) {
  const auto unlike = [](const std::string& layer) {
    return Error{"invalid_argument", layer, "input_layers", "every_input_layer_once", layer};
  };
  std::vector<bool> listed(model.calls.size(), false);
  for (const std::size_t input : model.inputs) {
    if (!is_input_layer(model.layer_of(input)) || listed[input]) return unlike(model.layer_of(input).name);
    listed[input] = true;
  }
  for (std::size_t call = 0; call < model.calls.size(); ++call) {
    if (is_input_layer(model.layer_of(call)) && !listed[call]) return unlike(model.layer_of(call).name);
  }
  return std::nullopt;
}

}  // namespace

Result<Model> read_functional(const Value& config, const Around& around) {
  const Array* entries = config["layers"].array();
  if (entries == nullptr) return Error{"not_a_model", "", "layers", "list_of_layers", config["layers"]};
  if (entries->empty()) return Error{"empty_model", "", "layers", "at_least_one_layer", Array{}};
  if (entries->size() > kMaxLayers) {
    return Error{"too_many_layers", "", "layers", "at_most_20000", static_cast<Count>(entries->size())};
  }
  Model model{.name = config["name"].text() != nullptr ? *config["name"].text() : "functional",
              .class_name = "Functional"};
  Graph graph;
  if (auto error = read_layers(model, graph, config, around)) return *error;
  if (auto error = order_calls(model, graph, *entries)) return *error;
  auto inputs = read_ends(config, "input_layers", graph);
  if (!inputs) return inputs.error();
  auto outputs = read_ends(config, "output_layers", graph);
  if (!outputs) return outputs.error();
  for (const Source& input : *inputs) model.inputs.push_back(input.call);
  model.outputs = std::move(*outputs);
  drop_unneeded(model);
  if (auto error = check_model_inputs(model)) return *error;
  return model;
}

}  // namespace cnn
