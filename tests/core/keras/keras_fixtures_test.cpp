// What real Keras 3.16 answered: names, shapes, weights, counts and refusals.
#include "tests/core/support/keras_fixtures.hpp"

#include "tests/core/support/graphs.hpp"

using namespace support;

namespace {

void check_row(const Json& row, const Json& keras) {
  CAPTURE(keras["name"].dump());
  CHECK(row["name"] == keras["name"]);
  CHECK(row["class_name"] == keras["class_name"]);
  // Keras has no single shape for a layer that is used twice.
  if (!keras["output_shape"].is_null()) CHECK(row["output_shape"] == keras["output_shape"]);
  CHECK(row["params"] == keras["params"]);
  CHECK(row["trainable_params"] == keras["trainable"]);
  REQUIRE(row["weights"].size() == keras["weights"].size());
  for (std::size_t i = 0; i < keras["weights"].size(); ++i) {
    CHECK(row["weights"][i]["name"] == keras["weights"][i][0]);
    CHECK(row["weights"][i]["shape"] == keras["weights"][i][1]);
  }
}

void check_file(const std::string& name, int least) {
  int checked = 0;
  for (const auto& model : read_fixtures(name)) {
    if (!model.contains("config") || !supported(model["config"])) continue;
    CAPTURE(model["id"].dump());
    const Json analysis = analyse(model["config"]);
    CAPTURE(analysis.dump().substr(0, 300));
    REQUIRE(analysis.contains("layers"));
    // Operations stand in Keras's summary but are no layers.
    Json rows = Json::array();
    for (const auto& row : analysis["layers"]) {
      if (row["operation"] == false) rows.push_back(row);
    }
    REQUIRE(rows.size() == model["rows"].size());
    for (std::size_t i = 0; i < rows.size(); ++i) check_row(rows[i], model["rows"][i]);
    CHECK(analysis["total_params"] == model["total"]);
    CHECK(analysis["trainable_params"] == model["trainable"]);
    CHECK(analysis["non_trainable_params"] == model["non_trainable"]);
    CHECK(analysis["complete"] == true);
    ++checked;
  }
  MESSAGE("models checked in " << name << ": " << checked);
  CHECK(checked >= least);
}

}  // namespace

TEST_CASE("models that Keras builds have Keras's rows and totals") { check_file("keras-models.jsonl", 362); }

TEST_CASE("graphs that Keras builds have Keras's rows and totals") { check_file("keras-graphs.jsonl", 87); }

namespace {

/// A refused model as the graph it would be: a class name with `+` merges what comes in with a Conv2D of it.
Json refused_graph(const Json& model) {
  Json sizes = model["input_shape"];
  sizes.erase(0);
  Json layers = Json::array({input("input", sizes)});
  std::string last = "input";
  const auto add = [&](const std::string& class_name, const Json& config, const Json& args, const std::string& name) {
    layers.push_back(call(class_name.c_str(), name.c_str(), config, args));
    last = name;
  };
  for (std::size_t i = 0; i < model["layers"].size(); ++i) {
    const std::string class_name = model["layers"][i]["class_name"];
    const Json& config = model["layers"][i]["config"];
    const std::string name = "layer_" + std::to_string(i + 1);
    const Json before = tensor(last.c_str());
    if (class_name[0] != '+') {
      add(class_name, config, Json::array({before}), name);
      continue;
    }
    add("Conv2D", config, Json::array({before}), name + "_branch");
    add(class_name.substr(1), Json::object(), Json::array({Json::array({before, tensor(last.c_str())})}), name);
  }
  return graph(layers, {{"input", 0, 0}}, {{last, 0, 0}});
}

}  // namespace

TEST_CASE("models that Keras refuses are refused at the same layer") {
  int checked = 0;
  for (const auto& model : read_fixtures("keras-models.jsonl")) {
    if (model.contains("config")) continue;
    const Json analysis = analyse(refused_graph(model));
    CAPTURE(model["id"].dump());
    CAPTURE(analysis.dump().substr(0, 300));
    REQUIRE(analysis.contains("error"));
    CHECK(analysis["error"]["layer"] == "layer_" + std::to_string(model["layers"].size()));
    ++checked;
  }
  CHECK(checked == 38);
}
