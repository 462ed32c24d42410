// Walks a model of Keras 1 and the models and wrapped layers in it.
#include "core/keras/keras1.hpp"

#include <algorithm>

#include "core/keras/keras1_layers.hpp"
#include "core/keras/keras1_merge.hpp"
#include "core/keras/keras1_table.hpp"

namespace cnn {
namespace {

/// The layers of a model's config: of a Sequential the config may be the list itself.
const Array* layers_of(const Value& model) {
  const Value& config = model["config"];
  return config.array() != nullptr ? config.array() : config["layers"].array();
}

bool is_model(const Value& entry) {
  const Value& name = entry["class_name"];
  const bool named = name == Value("Sequential") || name == Value("Model") || name == Value("Functional");
  return named && layers_of(entry) != nullptr;
}

/// Arguments that Keras's own layers had in Keras 1 only.
bool has_old_argument(const Value& entry) {
  const std::string* class_name = entry["class_name"].text();
  const Value& config = entry["config"];
  if (class_name == nullptr || config.object() == nullptr || !entry["module"].is_null()) return false;
  constexpr std::string_view kOld[] = {"border_mode",   "subsample",    "subsample_length", "nb_filter", "nb_row",
                                       "filter_length", "dim_ordering", "W_regularizer",    "init",      "bias",
                                       "pool_length",   "consume_less", "inner_activation", "p"};
  const bool old = std::any_of(std::begin(kOld), std::end(kOld),
                               [&](std::string_view name) { return config.find(name) != nullptr; });
  const bool units = config.find("output_dim") != nullptr && *class_name != "Embedding";
  // Layers of one's own may have arguments of these names today.
  return (old || units) && keras1::find_class(*class_name) != nullptr;
}

/// A merge of Keras 1 is a class that no later version has.
bool is_old(const Value& entry) {
  if (entry["class_name"] == Value("Merge") && entry["module"].is_null()) return true;
  if (const Array* layers = is_model(entry) ? layers_of(entry) : nullptr) {
    return std::any_of(layers->begin(), layers->end(), is_old);
  }
  const Value& wrapped = entry["config"]["layer"];
  return has_old_argument(entry) || (wrapped["class_name"].text() != nullptr && is_old(wrapped));
}

std::string name_of(const Value& entry) {
  for (const Value* name : {&entry["config"]["name"], &entry["name"], &entry["class_name"]}) {
    if (name->text() != nullptr) return *name->text();
  }
  return "";
}

Result<Value> translated_entry(const Value& entry);

Result<Array> translated_entries(const Array& entries) {
  Array today;
  for (const Value& entry : entries) {
    auto translated = translated_entry(entry);
    if (!translated) return translated.error();
    today.push_back(std::move(*translated));
  }
  return today;
}

Result<Value> translated_model(const Value& model) {
  const Array& entries = *layers_of(model);
  auto layers = translated_entries(entries);
  if (!layers) return layers.error();
  Value today = model;
  if (begins_with_merge(entries)) {
    auto branches = translated_entries(*entries.front()["config"]["layers"].array());
    if (!branches) return branches.error();
    auto merged = merged_model(*layers, Value(std::move(*branches)), name_of(model));
    if (!merged) return merged.error();
    today.set("class_name", (*merged)["class_name"]);
    today.set("config", (*merged)["config"]);
    return today;
  }
  Value config = model["config"].array() != nullptr ? Value(Object{}) : model["config"];
  config.set("layers", std::move(*layers));
  today.set("config", std::move(config));
  return today;
}

/// An entry of a list of layers: what stands beside class and config stays.
Result<Value> translated_entry(const Value& entry) {
  if (is_model(entry)) return translated_model(entry);
  const std::string* class_name = entry["class_name"].text();
  if (class_name == nullptr || entry["config"].object() == nullptr) return entry;
  auto layer = keras1_layer(*class_name, entry["config"], name_of(entry));
  if (!layer) return layer.error();
  Value config = (*layer)["config"];
  if (config["layer"]["class_name"].text() != nullptr) {
    auto wrapped = translated_entry(config["layer"]);
    if (!wrapped) return wrapped.error();
    config.set("layer", std::move(*wrapped));
  }
  Value today = entry;
  today.set("class_name", (*layer)["class_name"]);
  today.set("config", std::move(config));
  return today;
}

}  // namespace

bool is_keras1(const Value& model) {
  if (!is_model(model)) return false;
  if (const std::string* version = model["keras_version"].text()) return version->compare(0, 2, "1.") == 0;
  return is_old(model);
}

Result<Value> keras1_translated(const Value& model) { return translated_model(model); }

}  // namespace cnn
