// Keras configs from the short form that skills and tasks are written in.
#include "core/practice/variant.hpp"

namespace cnn {
namespace {

const Value& item(const Value& list, std::size_t index) {
  static const Value none;
  const Array* items = list.array();
  return items != nullptr && index < items->size() ? (*items)[index] : none;
}

Value reference(const Value& layer) { return Array{layer, 0, 0, Object{}}; }

Value input_layer(const Value& sizes) {
  Array shape = {Value()};
  for (const Value& size : *sizes.array()) shape.push_back(size);
  return object(
      {{"class_name", "InputLayer"}, {"config", object({{"name", "input_layer"}, {"batch_shape", std::move(shape)}})}});
}

/// Keras 2's inbound_nodes: one call, a list of tensors.
Value calls_of(const Value& names) {
  Array tensors;
  for (const Value& name : *names.array()) tensors.push_back(reference(name));
  Array calls;  // Array{tensors} would be a copy of the tensors, and no list of one call
  calls.push_back(std::move(tensors));
  return calls;
}

Value functional(Array layers, const Value& drawn) {
  Value before = "input_layer";
  layers[0].set("name", before);
  layers[0].set("inbound_nodes", Array{});
  for (std::size_t i = 1; i < layers.size(); ++i) {
    const Value& names = item((*drawn["layers"].array())[i - 1], 2);
    layers[i].set("inbound_nodes", calls_of(names.is_null() ? Value(Array{before}) : names));
    before = layers[i]["config"]["name"];
    layers[i].set("name", before);
  }
  return object({{"class_name", "Functional"},
                 {"config", object({{"name", "functional"},
                                    {"layers", std::move(layers)},
                                    {"input_layers", Array{Array{"input_layer", 0, 0}}},
                                    {"output_layers", Array{Array{before, 0, 0}}}})}});
}

}  // namespace

Value config_of(const Value& drawn) {
  Array layers = {input_layer(drawn["input"])};
  bool graph = false;
  for (const Value& layer : *drawn["layers"].array()) {
    graph = graph || !item(layer, 2).is_null();
    layers.push_back(object({{"class_name", item(layer, 0)}, {"config", item(layer, 1)}}));
  }
  if (graph) return functional(std::move(layers), drawn);
  return object(
      {{"class_name", "Sequential"}, {"config", object({{"name", "sequential"}, {"layers", std::move(layers)}})}});
}

Result<Count> read_seed(const Value& options, std::string_view name) {
  const Value& given = options[name];
  if (given.is_null()) return Count{0};
  const auto whole = given.integer();
  if (!whole || *whole < 0) return Error{"invalid_argument", "", name, "integer_from_0_to_9007199254740991", given};
  return *whole;
}

}  // namespace cnn
