// Graphs: both spellings of inbound_nodes, several inputs and outputs, shared layers, what lies outside a model, and
// models within models.
#include "tests/core/support/support.hpp"

using namespace support;

namespace {

/// A layer of a Functional with its calls as they stand in the config.
Json entry(const std::string& class_name, const std::string& name, Json config, const Json& inbound_nodes) {
  config["name"] = name;
  return {{"class_name", class_name}, {"name", name}, {"config", config}, {"inbound_nodes", inbound_nodes}};
}

/// One call in the words of Keras 2: [[layer, node, tensor, {}], …].
Json keras2_call(const std::vector<std::string>& names) {
  Json call = Json::array();
  for (const auto& name : names) call.push_back(Json::array({name, 0, 0, Json::object()}));
  return call;
}

Json keras_tensor(const std::string& name, int node = 0) {
  Json config = {{"shape", Json::array({nullptr, 4})}, {"dtype", "float32"}};
  config["keras_history"] = Json::array({name, node, 0});
  return {{"class_name", "__keras_tensor__"}, {"config", config}};
}

/// One call in the words of Keras 3: {"args": [tensor or list of them], "kwargs": {…}}.
Json keras3_call(const std::vector<std::string>& names) {
  Json tensors = Json::array();
  for (const auto& name : names) tensors.push_back(keras_tensor(name));
  return {{"args", Json::array({names.size() == 1 ? tensors[0] : tensors})}, {"kwargs", Json::object()}};
}

Json list(const std::vector<Json>& items) { return Json(items); }

Json input(const std::string& name, int size) {
  return entry("InputLayer", name, {{"batch_shape", Json::array({nullptr, size})}}, Json::array());
}

Json dense(const std::string& name, int units, const Json& inbound_nodes) {
  return entry("Dense", name, {{"units", units}}, inbound_nodes);
}

Json ends(const std::vector<std::string>& names) {
  Json all = Json::array();
  for (const auto& name : names) all.push_back(Json::array({name, 0, 0}));
  return all;
}

Json functional(const std::vector<Json>& layers, const Json& inputs, const Json& outputs,
                const std::string& class_name = "Functional") {
  Json config = {{"name", "graph"}, {"layers", layers}};
  config["input_layers"] = inputs;
  config["output_layers"] = outputs;
  return {{"class_name", class_name}, {"config", config}};
}

std::vector<std::string> names(const Json& analysis) {
  std::vector<std::string> result;
  for (const auto& row : analysis.at("layers")) result.push_back(row.at("name"));
  return result;
}

std::string code(const Json& config) {
  const Json analysis = analyse(config);
  return analysis.contains("error") ? analysis["error"]["code"].get<std::string>() : "";
}

}  // namespace

TEST_CASE("Keras 2 and Keras 3 spell calls differently and mean the same") {
  const auto model = [](const auto& call, const std::string& class_name) {
    return functional({input("in", 3), dense("a", 4, list({call({"in"})})), dense("b", 2, list({call({"a"})}))},
                      ends({"in"}), ends({"b"}), class_name);
  };
  const Json old = analyse(model(keras2_call, "Model"));
  const Json today = analyse(model(keras3_call, "Functional"));
  CHECK(old["total_params"] == 26);
  CHECK(today["total_params"] == 26);
  CHECK(old["layers"] == today["layers"]);
}

TEST_CASE("a model may have several inputs and outputs, in lists or alone") {
  const std::vector<Json> layers = {input("one", 3), input("two", 5), dense("a", 2, list({keras3_call({"one"})})),
                                    dense("b", 4, list({keras3_call({"two"})}))};
  const Json both = functional(layers, ends({"one", "two"}), ends({"a", "b"}));
  CHECK(analyse(both)["total_params"] == 8 + 24);
  const Json one = functional({layers[0], layers[2]}, Json::array({"one", 0, 0}), Json::array({"a", 0, 0}));
  CHECK(analyse(one)["total_params"] == 8);
  Json network = Json::parse(cnn::api::compile(both.dump(), 1));
  CHECK(network["inputs"].size() == 2);
  CHECK(network["outputs"].size() == 2);
  cnn::api::free_network(network["id"]);
}

TEST_CASE("layers stand in the order of the config, wherever their inputs stand") {
  const Json later = functional(
      {dense("b", 2, list({keras3_call({"a"})})), dense("a", 4, list({keras3_call({"in"})})), input("in", 3)},
      ends({"in"}), ends({"b"}));
  CHECK(names(analyse(later)) == std::vector<std::string>{"b", "a", "in"});
  CHECK(analyse(later)["total_params"] == 26);
}

TEST_CASE("a shared layer counts once and must fit each time") {
  const auto model = [](int size) {
    return functional(
        {input("one", 3), input("two", size), dense("shared", 4, list({keras3_call({"one"}), keras3_call({"two"})}))},
        ends({"one", "two"}), list({Json::array({"shared", 0, 0}), Json::array({"shared", 1, 0})}));
  };
  CHECK(analyse(model(3))["total_params"] == 16);
  CHECK(analyse(model(3))["layers"][2]["calls"] == 2);
  CHECK(code(model(5)) == "shared_layer_mismatch");
}

TEST_CASE("a model is what lies between its inputs and outputs, as in Keras") {
  const std::vector<Json> layers = {input("in", 3), dense("used", 2, list({keras3_call({"in"})})),
                                    dense("side", 100, list({keras3_call({"in"})})),
                                    dense("after", 7, list({keras3_call({"side"})}))};
  const Json analysis = analyse(functional(layers, ends({"in"}), ends({"used"})));
  CHECK(names(analysis) == std::vector<std::string>{"in", "used"});
  CHECK(analysis["total_params"] == 8);
  // A shared layer keeps the calls that are needed.
  const Json twice = functional({input("in", 3), dense("d", 3, list({keras3_call({"in"}), keras2_call({"d"})})),
                                 dense("last", 1, list({keras3_call({"in"})}))},
                                ends({"in"}), ends({"d"}));
  CHECK(names(analyse(twice)) == std::vector<std::string>{"in", "d"});
  CHECK(analyse(twice)["layers"][1]["calls"] == 1);
}

TEST_CASE("inputs are InputLayers, each listed once; one that nothing reads stays") {
  const std::vector<Json> layers = {input("in", 3), input("idle", 9), dense("a", 2, list({keras3_call({"in"})}))};
  CHECK(names(analyse(functional(layers, ends({"in", "idle"}), ends({"a"})))).size() == 3);
  CHECK(names(analyse(functional(layers, ends({"in"}), ends({"a"})))).size() == 2);
  CHECK(code(functional(layers, ends({"in", "in"}), ends({"a"}))) == "invalid_argument");
  CHECK(code(functional(layers, ends({"idle"}), ends({"a"}))) == "invalid_argument");
  CHECK(code(functional(layers, ends({"a"}), ends({"a"}))) == "invalid_argument");
}

TEST_CASE("configs that are no graphs are refused") {
  const std::vector<Json> layers = {input("in", 3), dense("a", 2, list({keras3_call({"in"})}))};
  const Json good = functional(layers, ends({"in"}), ends({"a"}));
  const auto without = [&](const std::string& field) {
    Json config = good;
    config["config"].erase(field);
    return code(config);
  };
  CHECK(code(good).empty());
  CHECK(without("layers") == "not_a_model");
  CHECK(without("input_layers") == "not_a_model");
  CHECK(without("output_layers") == "not_a_model");
  CHECK(code(functional({}, ends({"in"}), ends({"a"}))) == "empty_model");
  CHECK(code(functional({input("in", 3), dense("a", 2, Json::array())}, ends({"in"}), ends({"a"}))) ==
        "unknown_tensor");
  CHECK(code(functional({layers[0], layers[1], layers[1]}, ends({"in"}), ends({"a"}))) == "duplicate_name");
  Json nobody = layers[1];
  nobody.erase("class_name");
  CHECK(code(functional({layers[0], nobody}, ends({"in"}), ends({"a"}))) == "not_a_layer");
  for (const char* text : {"1", "null", "[]", "{}", "\"Sequential\"", "{\"class_name\": 3}"}) {
    CAPTURE(text);
    CHECK(Json::parse(cnn::api::analyse(text))["error"]["code"] == "not_a_model");
  }
  CHECK(Json::parse(cnn::api::analyse(R"({"class_name": "Tokenizer"})"))["error"]["code"] == "unknown_model");
}

TEST_CASE("a call and an output have numbers from zero, also of a layer that nobody knows") {
  // Of a layer that is known, an output that it does not have is found when shapes are; here no shape is known.
  const auto model = [](int node, int output) {
    const std::vector<Json> layers = {input("in", 3),
                                      entry("Mystery", "m", Json::object(), list({keras3_call({"in"})}))};
    return functional(layers, ends({"in"}), list({Json::array({"m", node, output})}));
  };
  CHECK(code(model(0, 0)).empty());
  CHECK(code(model(0, -1)) == "unknown_tensor");
  CHECK(code(model(-1, 0)) == "unknown_tensor");
  CHECK(code(model(1, 0)) == "unknown_tensor");
  Json read = keras3_call({"m"});
  const auto reads = [&](int output) {
    read["args"][0]["config"]["keras_history"][2] = output;
    return code(functional({input("in", 3), entry("Mystery", "m", Json::object(), list({keras3_call({"in"})})),
                            entry("ReLU", "r", Json::object(), list({read}))},
                           ends({"in"}), ends({"r"})));
  };
  CHECK(reads(0).empty());
  CHECK(reads(-1) == "unknown_tensor");
}

TEST_CASE("a model used as a layer gets as many inputs as it has") {
  const Json inner = functional({input("one", 3), input("two", 3), dense("a", 2, list({keras3_call({"one"})})),
                                 dense("b", 2, list({keras3_call({"two"})}))},
                                ends({"one", "two"}), ends({"a", "b"}));
  const auto outer = [&](const std::vector<std::string>& read, const Json& outputs) {
    return functional({input("in", 3), entry("Functional", "inner", inner["config"], list({keras3_call(read)})),
                       dense("after", 1, list({keras3_call({"inner"})}))},
                      ends({"in"}), outputs);
  };
  CHECK(analyse(outer({"in", "in"}, ends({"after"})))["total_params"] == 19);
  CHECK(code(outer({"in"}, ends({"after"}))) == "wrong_input_count");
  CHECK(code(outer({"in", "in"}, list({Json::array({"inner", 0, 1})}))).empty());
  CHECK(code(outer({"in", "in"}, list({Json::array({"inner", 0, 2})}))) == "unknown_tensor");
}

TEST_CASE("errors inside nested models say where") {
  Json inner = functional({input("in", 3), entry("Dense", "bad", {{"units", 0}}, list({keras3_call({"in"})}))},
                          ends({"in"}), ends({"bad"}));
  const Json outer =
      functional({input("in", 3), entry("Functional", "inner", inner["config"], list({keras3_call({"in"})}))},
                 ends({"in"}), ends({"inner"}));
  CHECK(analyse(outer)["error"]["layer"] == "bad");
  inner["config"]["layers"][1] =
      entry("Conv2D", "flat", {{"filters", 1}, {"kernel_size", 1}}, list({keras3_call({"in"})}));
  inner["config"]["output_layers"] = ends({"flat"});
  const Json ranked =
      functional({input("in", 3), entry("Functional", "inner", inner["config"], list({keras3_call({"in"})}))},
                 ends({"in"}), ends({"inner"}));
  CHECK(analyse(ranked)["error"]["layer"] == "inner/flat");
}
