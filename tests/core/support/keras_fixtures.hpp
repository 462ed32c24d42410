// Reads the models that Keras printed.
#pragma once

#include <algorithm>
#include <fstream>

#include "core/layers/catalogue.hpp"
#include "tests/core/support/support.hpp"

namespace support {

inline std::vector<Json> read_fixtures(const std::string& name) {
  std::ifstream file(std::string(CNN_FIXTURES) + "/" + name);
  std::vector<Json> models;
  for (std::string line; std::getline(file, line);) models.push_back(Json::parse(line));
  return models;
}

/// Every layer of the model, also of models and wrappers inside it, is in the catalogue.
inline bool supported(const Json& entry) {
  const std::string name = entry.at("class_name");
  const std::string module = entry.value("module", "");
  const Json& config = entry.at("config");
  if (config.contains("layers")) {
    return std::all_of(config["layers"].begin(), config["layers"].end(), supported);
  }
  for (const char* inner : {"layer", "backward_layer"}) {
    if (config.contains(inner) && !supported(config[inner])) return false;
  }
  return cnn::find_layer(name, module.find(".ops.") != std::string::npos) != nullptr;
}

}  // namespace support
