// Keras 1's Merge: a layer of many modes, and the only way to branch in a Sequential. Source: Keras 1.2.2,
// keras/engine/topology.py (Merge) and keras/models.py (Sequential.get_config).
#include "core/keras/keras1_merge.hpp"

#include "core/keras/keras1_layers.hpp"

namespace cnn {
namespace {

struct Mode {
  std::string_view mode;
  std::string_view class_name;
};

constexpr Mode kModes[] = {{"sum", "Add"},     {"mul", "Multiply"}, {"concat", "Concatenate"},
                           {"ave", "Average"}, {"max", "Maximum"},  {"dot", "Dot"}};

bool is_empty(const Value& value) {
  return value.is_null() || (value.array() != nullptr && value.array()->empty()) ||
         (value.object() != nullptr && value.object()->empty());
}

/// The arguments of Merge besides mode and axes: code of the user's own, or where its inputs come from.
std::optional<Error> check_rest(const Value& config, const std::string& layer) {
  for (const auto& [name, value] : *config.object()) {
    const bool known = name == "name" || name == "trainable" || name == "mode" || name == "concat_axis" ||
                       name == "dot_axes" || name == "layers" || name == "node_indices" || name == "tensor_indices" ||
                       name == "input_dtype" || name == "batch_input_shape";
    const bool raw = name.size() > 5 && name.compare(name.size() - 5, 5, "_type") == 0 && value == Value("raw");
    if (!known && !raw && !is_empty(value)) return keras1_argument(layer, name, value);
  }
  return std::nullopt;
}

/// The shape that a branch reads: that of its first layer.
const Value* branch_shape(const Value& branch) {
  const Value* config = branch.find("config");
  while (config != nullptr) {
    if (const Value* shape = config->find("batch_input_shape")) return shape;
    const Array* layers = config->array() != nullptr ? config->array() : (*config)["layers"].array();
    if (layers == nullptr || layers->empty()) return nullptr;
    config = layers->front().find("config");
  }
  return nullptr;
}

Value reference(const std::string& layer) { return Array{layer, 0, 0, Object{}}; }

/// An entry of a Functional: one call that reads these layers.
Value called(const Value& entry, const std::string& name, Array reads) {
  Value layer = entry;
  Value config = entry["config"];
  if (config.object() != nullptr) config.set("name", name);
  layer.set("name", name);
  layer.set("config", std::move(config));
  layer.set("inbound_nodes", reads.empty() ? Array{} : Array{Value(std::move(reads))});
  return layer;
}

std::string name_of(const Value& entry, std::size_t place) {
  const std::string* given = entry["config"]["name"].text();
  return given != nullptr ? *given : "layer_" + std::to_string(place);
}

/// The input of a branch and its call.
std::optional<Error> add_branch(Array& layers, const Value& branch, std::size_t place, const std::string& merge) {
  const Value* shape = branch_shape(branch);
  const bool is_model = branch["class_name"] == Value("Sequential") || branch["class_name"] == Value("Model");
  const bool several =
      branch["class_name"] == Value("Model") &&
      (branch["config"]["input_layers"].array() == nullptr || branch["config"]["input_layers"].array()->size() != 1);
  if (shape == nullptr || several) return keras1_argument(merge, "layers", branch["class_name"]);
  const std::string number = std::to_string(place + 1);
  const std::string input = "branch_" + number + "_input";
  const Value config = object({{"batch_input_shape", *shape}});
  layers.push_back(called(object({{"class_name", "InputLayer"}, {"config", config}}), input, {}));
  const std::string name = is_model ? "branch_" + number : name_of(branch, place);
  layers.push_back(called(branch, name, {reference(input)}));
  return std::nullopt;
}

}  // namespace

Result<Value> keras1_merge(const Value& config, const std::string& layer) {
  for (const Mode& known : kModes) {
    if (config["mode"] != Value(known.mode)) continue;
    if (auto error = check_rest(config, layer)) return *error;
    Value today = object({{"name", layer}});
    if (known.mode == "concat") today.set("axis", config["concat_axis"].is_null() ? Value(-1) : config["concat_axis"]);
    if (known.mode == "dot") today.set("axes", config["dot_axes"].is_null() ? Value(-1) : config["dot_axes"]);
    return object({{"class_name", known.class_name}, {"config", std::move(today)}});
  }
  return keras1_argument(layer, "mode", config["mode"]);
}

bool begins_with_merge(const Array& layers) {
  return !layers.empty() && layers.front()["class_name"] == Value("Merge") &&
         layers.front()["config"]["layers"].array() != nullptr;
}

Result<Value> merged_model(const Array& layers, const Value& branches, const std::string& name) {
  Array entries;
  Array inputs;
  Array reads;
  const std::string merge = name_of(layers.front(), 0);
  for (std::size_t i = 0; i < branches.array()->size(); ++i) {
    if (auto error = add_branch(entries, (*branches.array())[i], i, merge)) return *error;
    inputs.push_back(Array{entries[entries.size() - 2]["name"], 0, 0});
    reads.push_back(reference(*entries.back()["name"].text()));
  }
  std::string last;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    last = name_of(layers[i], i);
    entries.push_back(called(layers[i], last, reads));
    reads = {reference(last)};
  }
  return object({{"class_name", "Functional"},
                 {"config", object({{"name", name},
                                    {"layers", std::move(entries)},
                                    {"input_layers", std::move(inputs)},
                                    {"output_layers", Array{Value(Array{last, 0, 0})}}})}});
}

}  // namespace cnn
