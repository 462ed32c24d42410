// Bad input of whole models, rows 12 to 17 of the list of faults: many layers, none, frozen and shared ones, names,
// cycles, and models within models.
#include <chrono>

#include "tests/core/support/faults.hpp"

using namespace support;

namespace {

/// `inner` inside `depth` Sequentials.
Json nested(Json inner, int depth) {
  for (int i = 0; i < depth; ++i) {
    Json config = {{"name", "model_" + std::to_string(i)}, {"layers", Json::array({inner})}};
    inner = {{"class_name", "Sequential"}, {"config", config}};
  }
  return inner;
}

Json dense(const std::string& name, int units) {
  return {{"class_name", "Dense"}, {"config", {{"name", name}, {"units", units}}}};
}

/// A layer of a Functional that reads the first output of these layers.
Json node(const std::string& class_name, Json config, const std::vector<std::string>& inputs) {
  const std::string name = config.at("name");
  Json tensors = Json::array();
  for (const auto& input : inputs) tensors.push_back({input, 0, 0, Json::object()});
  Json calls = inputs.empty() ? Json::array() : Json::array({tensors});
  return {{"class_name", class_name}, {"name", name}, {"config", config}, {"inbound_nodes", calls}};
}

Json functional(Json layers, const std::string& input, const std::string& output) {
  Json config = {{"name", "functional"}, {"layers", layers}};
  config["input_layers"] = Json::array({Json::array({input, 0, 0})});
  config["output_layers"] = Json::array({Json::array({output, 0, 0})});
  return {{"class_name", "Functional"}, {"config", config}};
}

Json input(const Json& batch_shape) { return {{"name", "input"}, {"batch_shape", batch_shape}}; }

}  // namespace

TEST_CASE("fault 12: 10,000 layers are counted at once, a million are refused") {
  const auto relus = [](int count) {
    // Written by hand: a million layers as objects of the tests' own JSON library take ten times as long.
    std::string text = R"({"class_name": "Sequential", "config": {"build_input_shape": [null, 4], "layers": [)";
    for (int i = 0; i < count; ++i) {
      if (i > 0) text += ",";
      text += R"({"class_name": "ReLU", "config": {"name": "r)" + std::to_string(i) + R"("}})";
    }
    return text + "]}}";
  };
  const std::string many = relus(10000);
  const auto start = std::chrono::steady_clock::now();
  const Json analysis = analyse_text(many);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  REQUIRE(analysis.contains("layers"));
  CHECK(analysis["layers"].size() == 10000);
  MESSAGE("10,000 layers: " << taken.count() << " s");
  CHECK(taken.count() < 5);
  const std::string code = analyse_text(relus(1000000))["error"]["code"];
  CHECK((code == "too_many_layers" || code == "too_long"));
  CHECK(analyse_text(relus(20001))["error"]["code"] == "too_many_layers");
}

TEST_CASE("fault 13: a model without layers is refused, one of an input alone has no parameters") {
  const Json empty = {{"class_name", "Sequential"}, {"config", {{"name", "sequential"}, {"layers", Json::array()}}}};
  CHECK(error_of(empty)["code"] == "empty_model");
  const Json analysis = analyse(sequential({20, 20, 3}, Json::array()));
  CHECK(analysis["layers"].empty());
  CHECK(analysis["total_params"] == 0);
}

TEST_CASE("fault 14: frozen layers and models move their parameters, a shared layer counts once") {
  const Json frozen = model(
      {8}, {{"Dense", {{"name", "a"}, {"units", 4}, {"trainable", false}}}, {"Dense", {{"name", "b"}, {"units", 2}}}});
  const Json analysis = analyse(frozen);
  CHECK(analysis["total_params"] == 46);
  CHECK(analysis["trainable_params"] == 10);
  Json inner = model({8}, {{"Dense", {{"name", "a"}, {"units", 4}}}});
  inner["config"]["name"] = "inner";
  inner["config"]["trainable"] = false;
  Json outer = model({8}, {{"Dense", {{"name", "b"}, {"units", 8}}}});
  outer["config"]["layers"].push_back(inner);
  CHECK(analyse(outer)["non_trainable_params"] == 36);
  Json layers = {node("InputLayer", input({nullptr, 4}), {}), node("Dense", {{"name", "d"}, {"units", 4}}, {"input"})};
  layers[1]["inbound_nodes"].push_back(Json::array({Json::array({"d", 0, 0, Json::object()})}));
  Json shared = functional(layers, "input", "d");
  shared["config"]["output_layers"][0][1] = 1;
  CHECK(analyse(shared)["total_params"] == 20);
  CHECK(analyse(shared)["layers"][1]["calls"] == 2);
}

TEST_CASE("fault 15: one name twice in one model is refused as Keras does, in two models it is not") {
  const Json twice = model({4}, {{"ReLU", {{"name", "x"}}}, {"ReLU", {{"name", "x"}}}});
  check_refused(twice, "duplicate_name", "x", "name", "x");
  Json outer = model({4}, {{"Dense", {{"name", "x"}, {"units", 3}}}});
  Json inner = model({3}, {{"Dense", {{"name", "x"}, {"units", 2}}}});
  inner["config"]["name"] = "inner";
  outer["config"]["layers"].push_back(inner);
  CHECK(analyse(outer)["total_params"] == 23);
}

TEST_CASE("fault 15: an input that the config does not list takes no name that a layer has") {
  const auto named = [](const std::vector<std::string>& names) {
    Json layers = Json::array();
    for (const auto& name : names) layers.push_back(dense(name, 3));
    return Json{{"class_name", "Sequential"}, {"config", {{"build_input_shape", {nullptr, 4}}, {"layers", layers}}}};
  };
  CHECK(analyse(named({"input_layer"}))["total_params"] == 15);
  CHECK(analyse(named({"input_layer", "input_layer_1"}))["total_params"] == 27);
  CHECK(analyse(named({"input_layer_1", "input_layer_1_1", "input_layer"}))["total_params"] == 39);
  CHECK(error_of(named({"input_layer", "input_layer"}))["code"] == "duplicate_name");
}

TEST_CASE("fault 16: cycles and unknown tensors are refused") {
  const Json in = node("InputLayer", input({nullptr, 4}), {});
  const Json ring = {in, node("ReLU", {{"name", "a"}}, {"b"}), node("ReLU", {{"name", "b"}}, {"a"})};
  CHECK(error_of(functional(ring, "input", "b"))["code"] == "cyclic_graph");
  const Json self = {in, node("ReLU", {{"name", "a"}}, {"a"})};
  CHECK(error_of(functional(self, "input", "a"))["code"] == "cyclic_graph");
  const Json lost = {in, node("ReLU", {{"name", "a"}}, {"nobody"})};
  CHECK(error_of(functional(lost, "input", "a"))["code"] == "unknown_tensor");
  const Json good = {in, node("ReLU", {{"name", "a"}}, {"input"})};
  CHECK(error_of(functional(good, "input", "nobody"))["code"] == "unknown_tensor");
  Json far = functional(good, "input", "a");
  far["config"]["output_layers"][0][2] = 7;
  CHECK(error_of(far)["code"] == "unknown_tensor");
  far["config"]["output_layers"][0] = {"a", 3, 0};
  CHECK(error_of(far)["code"] == "unknown_tensor");
}

TEST_CASE("fault 17: models nest 64 deep and no deeper") {
  Json outer = nested(dense("d", 3), 60);
  outer["config"]["build_input_shape"] = {nullptr, 4};
  CHECK(analyse(outer)["total_params"] == 15);
  CHECK(error_of(nested(dense("d", 3), 100))["code"] == "too_deep");
  CHECK(error_of(nested(dense("d", 3), 1000))["code"] == "too_deep");
}

TEST_CASE("fault 17: models used twice inside models used twice are refused before they are walked") {
  Json inner =
      functional({node("InputLayer", input({nullptr, 4}), {}), node("Dense", {{"name", "d"}, {"units", 4}}, {"input"})},
                 "input", "d");
  for (int depth = 0; depth < 40; ++depth) {
    inner["config"]["name"] = "inner";
    Json use = node("Functional", inner["config"], {"input"});
    use["inbound_nodes"].push_back(Json::array({Json::array({"inner", 0, 0, Json::object()})}));
    inner = functional({node("InputLayer", input({nullptr, 4}), {}), use}, "input", "inner");
    inner["config"]["output_layers"][0][1] = 1;
  }
  CHECK(error_of(inner)["code"] == "too_many_layers");
}
