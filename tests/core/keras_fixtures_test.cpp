// What real Keras 3.16 answered: names, shapes, weights, counts and refusals.
#include <fstream>
#include <set>

#include "core/layers/all.hpp"
#include "support.hpp"

using namespace support;

namespace {

std::vector<Json> read_fixtures(const std::string& name) {
  std::ifstream file(std::string(CNN_FIXTURES) + "/" + name);
  std::vector<Json> models;
  for (std::string line; std::getline(file, line);) models.push_back(Json::parse(line));
  return models;
}

bool supported(const Json& config) {
  if (config["class_name"] != "Sequential") return false;
  for (const auto& layer : config["config"]["layers"]) {
    if (cnn::find_layer(layer["class_name"].get<std::string>()) == nullptr) return false;
  }
  return true;
}

void check_row(const Json& row, const Json& keras) {
  CAPTURE(keras["name"].dump());
  CHECK(row["name"] == keras["name"]);
  CHECK(row["class_name"] == keras["class_name"]);
  CHECK(row["output_shape"] == keras["output_shape"]);
  CHECK(row["params"] == keras["params"]);
  CHECK(row["trainable_params"] == keras["trainable"]);
  REQUIRE(row["weights"].size() == keras["weights"].size());
  for (std::size_t i = 0; i < keras["weights"].size(); ++i) {
    CHECK(row["weights"][i]["name"] == keras["weights"][i][0]);
    CHECK(row["weights"][i]["shape"] == keras["weights"][i][1]);
  }
}

}  // namespace

TEST_CASE("models that Keras builds have Keras's rows and totals") {
  int checked = 0;
  for (const auto& model : read_fixtures("keras-models.jsonl")) {
    if (!model.contains("config") || !supported(model["config"])) continue;
    CAPTURE(model["id"].dump());
    const Json analysis = analyse(model["config"]);
    CAPTURE(analysis.dump().substr(0, 300));
    REQUIRE(analysis.contains("layers"));
    REQUIRE(analysis["layers"].size() == model["rows"].size());
    for (std::size_t i = 0; i < model["rows"].size(); ++i) check_row(analysis["layers"][i], model["rows"][i]);
    CHECK(analysis["total_params"] == model["total"]);
    CHECK(analysis["trainable_params"] == model["trainable"]);
    CHECK(analysis["non_trainable_params"] == model["non_trainable"]);
    ++checked;
  }
  MESSAGE("models checked: " << checked);
  CHECK(checked >= 20);
}

TEST_CASE("models that Keras refuses are refused at the same layer") {
  int checked = 0;
  for (const auto& model : read_fixtures("keras-models.jsonl")) {
    if (model.contains("config")) continue;
    Json layers = Json::array();
    bool known = true;
    for (const auto& layer : model["layers"]) {
      const std::string class_name = layer["class_name"];
      known = known && cnn::find_layer(class_name) != nullptr;
      layers.push_back({class_name, layer["config"]});
    }
    if (!known) continue;
    Json input = model["input_shape"];
    input.erase(0);
    const Json analysis = analyse(sequential(input, layers));
    CAPTURE(model["id"].dump());
    CAPTURE(analysis.dump().substr(0, 300));
    REQUIRE(analysis.contains("error"));
    CHECK(analysis["error"]["layer"] == "layer_" + std::to_string(layers.size()));
    ++checked;
  }
  MESSAGE("refusals checked: " << checked);
  CHECK(checked >= 4);
}
