// What the suites share: the lessons' models, and the engine's door with parsed answers.
#pragma once

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/api/api.hpp"
#include "core/base/json.hpp"
#include "core/keras/model_reader.hpp"
#include "core/layers/catalogue.hpp"

namespace support {

using Json = nlohmann::json;

/// A Sequential of an input shape without batch and layers as [class name, arguments].
inline Json sequential(const Json& input_shape, const Json& layers) {
  Json shape = Json::array({nullptr});
  for (const auto& size : input_shape) shape.push_back(size);
  Json list =
      Json::array({{{"class_name", "InputLayer"}, {"config", {{"name", "input_layer"}, {"batch_shape", shape}}}}});
  for (const auto& layer : layers) {
    Json config = layer.at(1);
    if (!config.contains("name")) config["name"] = "layer_" + std::to_string(list.size());
    list.push_back({{"class_name", layer.at(0)}, {"config", config}});
  }
  return {{"class_name", "Sequential"}, {"config", {{"name", "sequential"}, {"layers", list}}}};
}

/// The same from pairs, which a braced list of JSON would take for an object.
inline Json stacked(const Json& input_shape, const std::vector<std::pair<const char*, Json>>& layers) {
  Json list = Json::array();
  for (const auto& [class_name, config] : layers) list.push_back(Json::array({class_name, config}));
  return sequential(input_shape, list);
}

/// The three models of the lessons: `same`, `valid`, and `same` with pooling.
inline Json lesson(const std::string& name) {
  const std::string padding = name == "no-padding" ? "valid" : "same";
  const auto conv = [&](const char* layer, int filters) {
    return Json::array({"Conv2D",
                        {{"name", layer},
                         {"filters", filters},
                         {"kernel_size", {3, 3}},
                         {"padding", padding},
                         {"activation", "relu"}}});
  };
  Json layers = Json::array({conv("conv2d", 2), conv("conv2d_1", 3)});
  if (name == "max-pooling") {
    layers.push_back({"MaxPooling2D", {{"name", "max_pooling2d"}, {"pool_size", {2, 2}}, {"strides", {2, 2}}}});
  }
  layers.push_back({"Flatten", {{"name", "flatten"}}});
  layers.push_back({"Dense", {{"name", "dense"}, {"units", 2}, {"activation", "softmax"}}});
  return sequential({20, 20, 3}, layers);
}

/// The model of a config, read and counted with all layers.
inline cnn::Result<cnn::CountedModel> counted(const Json& config) {
  return cnn::count_model(*cnn::parse_json(config.dump()), cnn::catalogue());
}

inline Json analyse(const Json& config) { return Json::parse(cnn::api::analyse(config.dump())); }

/// The text of summary(), or an object with its error.
inline Json summary(const Json& config, const Json& options = Json::object()) {
  return Json::parse(cnn::api::summary(config.dump(), options.dump()));
}

inline Json diagnose(const Json& config, const Json& question, const Json& answer) {
  return Json::parse(cnn::api::diagnose(config.dump(), question.dump(), answer.dump()));
}

inline Json answer(const Json& config, const Json& question, const Json& beliefs = Json::array()) {
  Json options;
  options["beliefs"] = beliefs;
  return Json::parse(cnn::api::answer(config.dump(), question.dump(), options.dump()));
}

/// True when one of the causes stands for this row of the table of misconceptions.
inline bool names_row(const Json& diagnosis, const std::string& row) {
  for (const auto& cause : diagnosis.at("causes")) {
    for (const auto& one : cause.at("references")) {
      if (one == row) return true;
    }
  }
  return false;
}

}  // namespace support
