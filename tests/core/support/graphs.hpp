// Graphs of Keras 3, written short.
#pragma once

#include "tests/core/support/support.hpp"

namespace support {

inline Json input(const char* name, const Json& sizes) {
  Json shape = Json::array({nullptr});
  for (const auto& size : sizes) shape.push_back(size);
  return {{"class_name", "InputLayer"},
          {"name", name},
          {"config", {{"name", name}, {"batch_shape", shape}}},
          {"inbound_nodes", Json::array()}};
}

inline Json tensor(const char* layer, int output = 0) {
  return {{"class_name", "__keras_tensor__"}, {"config", {{"keras_history", {layer, 0, output}}}}};
}

/// A call of a layer.
inline Json call(const char* class_name, const char* name, Json config, const Json& args,
                 const Json& kwargs = Json::object()) {
  config["name"] = name;
  return {{"class_name", class_name},
          {"name", name},
          {"config", config},
          {"inbound_nodes", Json::array({{{"args", args}, {"kwargs", kwargs}}})}};
}

inline Json graph(const Json& layers, const Json& inputs, const Json& outputs) {
  return {{"class_name", "Functional"},
          {"config", {{"name", "graph"}, {"layers", layers}, {"input_layers", inputs}, {"output_layers", outputs}}}};
}

inline Json row(const Json& analysis, const std::string& name) {
  for (const auto& one : analysis.at("layers")) {
    if (one["name"] == name) return one;
  }
  return {};
}

}  // namespace support
