// Looks into what is around a config until it is found.
#include "core/keras/model_form.hpp"

#include <algorithm>

#include "core/base/python_literal.hpp"
#include "core/keras/keras1.hpp"

namespace cnn {
namespace {

/// Strings within strings, and objects around the config.
constexpr int kMaxWrappings = 8;

bool is_list_of_layers(const Value& value) {
  const Array* entries = value.array();
  return entries != nullptr && !entries->empty() && std::all_of(entries->begin(), entries->end(), [](const Value& one) {
           return one["class_name"].text() != nullptr;
         });
}

/// tfjs names the format beside the topology; its graph has nodes, as TensorFlow's has.
bool is_graph_model(const Value& value) {
  return value["format"] == Value("graph-model") || value["modelTopology"]["node"].array() != nullptr ||
         (value["node"].array() != nullptr && value["class_name"].is_null());
}

/// The value inside this one that holds the config; null where this one is it.
const Value* inside(const Value& value) {
  if (value.object() == nullptr || value["class_name"].text() != nullptr) return nullptr;
  for (const std::string_view name : {"modelTopology", "model_config", "config"}) {
    const Value* found = value.find(name);
    if (found != nullptr && !found->is_null()) return found;
  }
  return nullptr;
}

/// A Functional's config has its ends, a Sequential's has layers alone.
std::string_view class_of(const Value& config) {
  if (config.array() != nullptr) return "Sequential";
  for (const std::string_view name : {"input_layers", "output_layers"}) {
    if (!config[name].is_null()) return "Functional";
  }
  return "Sequential";
}

void keep(ModelForm& form, Value value) {
  form.made.push_back(std::make_unique<const Value>(std::move(value)));
  form.config = form.made.back().get();
}

/// Looks into strings and objects until neither is left. Error: `graph_model`.
std::optional<Error> unwrap(ModelForm& form) {
  for (int i = 0; i < kMaxWrappings; ++i) {
    if (const std::string* text = form.config->text()) {
      auto value = parse_json_or_python(*text);
      if (!value) return std::nullopt;  // a text that is no config
      keep(form, std::move(*value));
    } else if (is_graph_model(*form.config)) {
      return Error{"graph_model", "", "format", "layers-model", "graph-model"};
    } else if (const Value* next = inside(*form.config)) {
      if (form.config->find("weightsManifest") != nullptr) form.manifest = form.config->find("weightsManifest");
      form.config = next;
    } else {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace

Result<ModelForm> find_model(const Value& given) {
  ModelForm form{&given};
  if (auto error = unwrap(form)) return *error;
  const Value& found = *form.config;
  const bool bare = is_list_of_layers(found) || (found["class_name"].is_null() && is_list_of_layers(found["layers"]));
  if (bare) keep(form, object({{"class_name", class_of(found)}, {"config", found}}));
  if (is_keras1(*form.config)) {
    auto translated = keras1_translated(*form.config);
    if (!translated) return translated.error();
    keep(form, std::move(*translated));
  }
  return form;
}

}  // namespace cnn
