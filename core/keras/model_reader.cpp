// Reads Keras's JSON of a Sequential model, in the spellings of Keras 2 and 3.
#include "core/keras/model_reader.hpp"

#include <algorithm>
#include <set>

#include "core/keras/layer_reader.hpp"
#include "core/keras/model_form.hpp"

namespace cnn {
namespace {

/// The input shape of a Sequential that has no InputLayer: its first layer's, the model's own, or that of a model
/// which is its first layer.
Result<Shape> implicit_input(const Value& config, const Value& first, const Layer& layer) {
  if (!layer.model && has_input_shape(first["config"])) return read_input_shape(first["config"], layer.name);
  if (config.find("build_input_shape") != nullptr) return read_input_shape(config, layer.name);
  if (layer.model && layer.model->inputs.size() == 1) {
    const Shape& shape = layer.model->calls[layer.model->inputs.front()].input_shape;
    if (!shape.empty()) return shape;
  }
  return read_input_shape(first["config"], layer.name);
}

std::optional<Error> add_implicit_input(Model& model, const Value& config, const Value& first, const Layer& layer,
                                        const Around& around) {
  auto shape = implicit_input(config, first, layer);
  if (!shape && around.nesting == 0) return shape.error();
  model.layers.push_back(
      {.name = "input_layer", .class_name = "InputLayer", .kind = around.catalogue.find("InputLayer", false)});
  model.calls.push_back({.layer = 0, .input_shape = shape ? *shape : Shape{}, .in_summary = false});
  return std::nullopt;
}

std::optional<Error> add_layer(Model& model, const Value& config, const Value& entry, const Around& around) {
  auto layer = read_layer(entry, model.layers.size(), around);
  // A fault of the layer itself is the better message than an input that it lacks.
  if (!layer) return layer.error();
  const bool is_input = is_input_layer(*layer);
  if (model.layers.empty() && !is_input) {
    if (auto error = add_implicit_input(model, config, entry, *layer, around)) return error;
  }
  Call call{.layer = model.layers.size(), .in_summary = !is_input};
  if (is_input && !model.calls.empty()) {
    return Error{"invalid_argument", layer->name, "layers", "one_input_layer_at_the_start", layer->class_name};
  }
  if (is_input) {
    auto shape = read_input_shape(entry["config"], layer->name);
    if (!shape) return shape.error();
    call.input_shape = *shape;
  } else {
    call.inputs = {{model.calls.size() - 1}};
  }
  model.layers.push_back(std::move(*layer));
  model.calls.push_back(std::move(call));
  return std::nullopt;
}

/// An input that the config does not list must not take the name of a layer that it does list.
void name_implicit_input(Model& model) {
  const auto taken = [&](const Layer& layer) { return layer.name == model.layers.front().name; };
  while (std::any_of(model.layers.begin() + 1, model.layers.end(), taken)) model.layers.front().name += "_1";
}

Result<Model> read_sequential(const Value& config, const Around& around) {
  Model model;
  model.name = config["name"].text() != nullptr ? *config["name"].text() : "sequential";
  // Keras before 2.2.3 wrote the bare list of layers.
  const Array* entries = config.array() != nullptr ? config.array() : config["layers"].array();
  if (entries == nullptr) return Error{"not_a_model", "", "layers", "list_of_layers", config["layers"]};
  if (entries->empty()) return Error{"empty_model", "", "layers", "at_least_one_layer", Array{}};
  if (entries->size() > kMaxLayers) {
    return Error{"too_many_layers", "", "layers", "at_most_20000", static_cast<Count>(entries->size())};
  }
  for (const Value& entry : *entries) {
    if (auto error = add_layer(model, config, entry, around)) return *error;
  }
  model.inputs = {0};
  model.outputs = {{model.calls.size() - 1}};
  if (model.layers.size() > entries->size()) name_implicit_input(model);
  if (auto error = check_names(model)) return *error;
  return model;
}

Result<Model> read_graph(const Value& entry, const Around& around) {
  const std::string* class_name = entry["class_name"].text();
  if (class_name == nullptr) return Error{"not_a_model", "", "class_name", "model_config", entry["class_name"]};
  const bool functional = *class_name == "Functional" || *class_name == "Model";
  if (!functional && *class_name != "Sequential") {
    return Error{"unknown_model", "", "class_name", "one_of Sequential Functional", *class_name};
  }
  return functional ? read_functional(entry["config"], around) : read_sequential(entry["config"], around);
}

/// tfjs: groups of {"paths", "weights": [{"name", "shape", "dtype"}]}. What is none of these confirms nothing.
std::vector<ListedWeight> listed_weights(const Value& manifest) {
  std::vector<ListedWeight> listed;
  if (manifest.array() == nullptr) return listed;
  for (const Value& group : *manifest.array()) {
    const Array* weights = group["weights"].array();
    if (weights == nullptr) continue;
    for (const Value& weight : *weights) {
      if (weight["name"].text() == nullptr) continue;
      Shape shape = read_told_shape(weight["shape"]);
      if (!shape.empty()) listed.push_back({*weight["name"].text(), std::move(shape)});
    }
  }
  return listed;
}

}  // namespace

Result<Model> read_nested_model(const Value& entry, const Around& around) {
  auto model = read_graph(entry, around);
  if (!model) return model;
  model->trainable = read_trainable(entry["config"], around);
  for (const Call& call : model->calls) {
    const Layer& layer = model->layers[call.layer];
    model->all_calls += 1 + (layer.model ? layer.model->all_calls : 0);
  }
  if (model->all_calls > kMaxCalls) {
    return Error{"too_many_layers", "", "layers", "at_most_100000_calls", static_cast<Count>(model->all_calls)};
  }
  return model;
}

Result<Model> read_model(const Value& config, const Catalogue& catalogue) {
  auto form = find_model(config);
  if (!form) return form.error();
  auto model = read_nested_model(*form->config, {.catalogue = catalogue});
  if (model && form->manifest != nullptr) model->listed_weights = listed_weights(*form->manifest);
  return model;
}

Result<CountedModel> count_model(const Value& config, const Catalogue& catalogue) {
  auto model = read_model(config, catalogue);
  if (!model) return model.error();
  auto facts = facts_of(*model);
  if (!facts) return facts.error();
  return CountedModel{std::move(*model), std::move(*facts)};
}

std::optional<Error> check_names(const Model& model) {
  std::set<std::string_view> names;
  for (const Layer& layer : model.layers) {
    if (!names.insert(layer.name).second) {
      return Error{"duplicate_name", layer.name, "name", "unique_name", layer.name};
    }
  }
  return std::nullopt;
}

}  // namespace cnn
