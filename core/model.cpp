// Reads Keras's JSON of a Sequential model, in the spellings of Keras 2 and 3, and applies every layer's rules.
#include "core/model.hpp"

#include <algorithm>
#include <set>

#include "core/layers/all.hpp"

namespace cnn {
namespace {

Error at_layer(Error error, const std::string& layer) {
  if (error.layer.empty()) error.layer = layer;
  return error;
}

/// A shape as Keras writes it: a list of positive integers and nulls.
Result<Shape> read_shape(const Value& value, const std::string& layer, std::string_view argument) {
  const Error error{"invalid_argument", layer, std::string(argument), "list_of_sizes", value};
  const Array* items = value.array();
  if (items == nullptr || items->empty()) return error;
  Shape shape;
  for (const Value& item : *items) {
    if (!item.is_null() && item.integer().value_or(0) <= 0) return error;
    shape.push_back(item.is_null() ? kUnknown : *item.integer());
  }
  return shape;
}

/// Keras 3 writes `batch_shape`, Keras 2 `batch_input_shape` or, by hand, `input_shape` without the batch.
Result<Shape> read_input_shape(const Value& config, const std::string& layer) {
  for (const std::string_view name : {"batch_shape", "batch_input_shape"}) {
    if (const Value* shape = config.find(name)) return read_shape(*shape, layer, name);
  }
  for (const std::string_view name : {"input_shape", "shape"}) {
    const Value* sizes = config.find(name);
    if (sizes == nullptr) continue;
    auto shape = read_shape(*sizes, layer, name);
    if (shape) shape->insert(shape->begin(), kUnknown);
    return shape;
  }
  return Error{"missing_input_shape", layer, "shape", "list_of_sizes", nullptr};
}

bool has_input_shape(const Value& config) {
  for (const std::string_view name : {"batch_shape", "batch_input_shape", "input_shape", "shape"}) {
    if (config.find(name) != nullptr) return true;
  }
  return false;
}

Result<Layer> read_layer(const Value& entry, std::size_t position) {
  const std::string* class_name = entry["class_name"].text();
  const Value& config = entry["config"];
  const std::string* given = config["name"].text();
  const std::string name = given != nullptr ? *given : class_name != nullptr ? *class_name : std::to_string(position);
  if (class_name == nullptr)
    return Error{"not_a_layer", name, "class_name", "class_name_of_a_layer", entry["class_name"]};
  Layer layer{.name = name, .kind = find_layer(*class_name)};
  if (layer.kind == nullptr) return Error{"unknown_layer", name, "class_name", "known_layer", *class_name};
  auto checked = read_config(layer.kind->arguments, config);
  if (!checked) return at_layer(checked.error(), name);
  layer.config = std::move(*checked);
  const bool* trainable = config["trainable"].flag();
  layer.trainable = trainable == nullptr || *trainable;
  return layer;
}

/// Puts an input in front of a Sequential whose shape stands elsewhere than in an InputLayer.
std::optional<Error> add_implicit_input(Model& model, const Value& config, const Value& first) {
  const std::string name = first["config"]["name"].text() != nullptr ? *first["config"]["name"].text() : "";
  const Value& holder = has_input_shape(first["config"]) ? first["config"] : config;
  auto shape = config.find("build_input_shape") != nullptr && !has_input_shape(first["config"])
                   ? read_shape(config["build_input_shape"], name, "build_input_shape")
                   : read_input_shape(holder, name);
  if (!shape) return shape.error();
  model.layers.push_back({.name = "input_layer", .kind = find_layer("InputLayer")});
  model.calls.push_back({.layer = 0, .input_shape = *shape, .in_summary = false});
  return std::nullopt;
}

Result<Model> read_sequential(const Value& config) {
  Model model;
  model.name = config["name"].text() != nullptr ? *config["name"].text() : "sequential";
  // Keras before 2.2.3 wrote the bare list of layers.
  const Array* entries = config.array() != nullptr ? config.array() : config["layers"].array();
  if (entries == nullptr) return Error{"not_a_model", "", "layers", "list_of_layers", config["layers"]};
  if (entries->empty()) return Error{"empty_model", "", "layers", "at_least_one_layer", Array{}};
  if (entries->size() > kMaxLayers) {
    return Error{"too_many_layers", "", "layers", "at_most_20000", static_cast<Count>(entries->size())};
  }
  for (std::size_t i = 0; i < entries->size(); ++i) {
    const Value& entry = (*entries)[i];
    const bool is_input = entry["class_name"].text() != nullptr && *entry["class_name"].text() == "InputLayer";
    if (i == 0 && !is_input) {
      // A fault of the layer itself is the better message than the input it lacks.
      if (auto layer = read_layer(entry, i); !layer) return layer.error();
      if (auto error = add_implicit_input(model, config, entry)) return *error;
    }
    auto layer = read_layer(entry, i);
    if (!layer) return layer.error();
    Call call{.layer = model.layers.size(), .in_summary = !is_input};
    if (is_input) {
      auto shape = read_input_shape(entry["config"], layer->name);
      if (!shape) return shape.error();
      call.input_shape = *shape;
    } else {
      call.inputs = {model.calls.size() - 1};
    }
    model.layers.push_back(std::move(*layer));
    model.calls.push_back(std::move(call));
  }
  return model;
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

}  // namespace

Result<Model> read_model(const Value& config) {
  const std::string* class_name = config["class_name"].text();
  if (class_name == nullptr) return Error{"not_a_model", "", "class_name", "model_config", config["class_name"]};
  if (*class_name != "Sequential") return Error{"unknown_model", "", "class_name", "Sequential", *class_name};
  auto model = read_sequential(config["config"]);
  if (!model) return model;
  if (auto error = check_names(*model)) return *error;
  return model;
}

Result<Facts> facts_at(const Layer& layer, std::vector<Shape> inputs) {
  const LayerKind& kind = *layer.kind;
  Facts facts{.inputs = std::move(inputs)};
  const Site site{layer.config, facts.inputs};
  for (const Shape& input : facts.inputs) {
    const int rank = static_cast<int>(input.size());
    if ((kind.min_rank > 0 && rank < kind.min_rank) || (kind.max_rank > 0 && rank > kind.max_rank)) {
      const bool exact = kind.min_rank == kind.max_rank;
      return Error{"wrong_rank", layer.name, "",
                   (exact ? "rank_" : "rank_of_at_least_") + std::to_string(kind.min_rank), to_value(input)};
    }
  }
  if (kind.check != nullptr) {
    if (auto error = kind.check(site)) return at_layer(*error, layer.name);
  }
  auto output = kind.output_shape(site);
  if (!output) return at_layer(output.error(), layer.name);
  facts.output = std::move(*output);
  if (kind.windows != nullptr) facts.windows = kind.windows(site);
  if (kind.weights != nullptr) facts.weights = kind.weights(site);
  for (Weight& weight : facts.weights) weight.trainable = weight.trainable && layer.trainable;
  return facts;
}

std::vector<Shape> inputs_of(const Call& call, const std::vector<Facts>& facts) {
  if (call.inputs.empty()) return {call.input_shape};
  std::vector<Shape> shapes;
  for (const std::size_t input : call.inputs) shapes.push_back(facts[input].output);
  return shapes;
}

Result<std::vector<Facts>> facts_of(const Model& model) {
  std::vector<Facts> all;
  all.reserve(model.calls.size());
  for (const Call& call : model.calls) {
    auto facts = facts_at(model.layers[call.layer], inputs_of(call, all));
    if (!facts) return facts.error();
    if (auto count = count_of(facts->weights, model.layers[call.layer].name); !count) return count.error();
    all.push_back(std::move(*facts));
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
