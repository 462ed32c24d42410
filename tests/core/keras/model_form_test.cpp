// The forms in which a config is met: each of them counts what the config itself counts.
#include "tests/core/support/graphs.hpp"

using namespace support;

namespace {

Json analyse_text(const std::string& text) { return Json::parse(cnn::api::analyse(text)); }

const Json kStack = sequential(
    {5, 5, 1},
    Json::array({Json::array({"Conv2D", {{"name", "c"}, {"filters", 2}, {"kernel_size", {3, 3}}}}),
                 Json::array({"Flatten", {{"name", "f"}}}), Json::array({"Dense", {{"name", "d"}, {"units", 2}}})}));
const Json kGraph =
    graph(Json::array({input("x", {4}), call("Dense", "d", {{"units", 3}}, Json::array({tensor("x")}))}), {{"x", 0, 0}},
          {{"d", 0, 0}});

}  // namespace

TEST_CASE("a config in strings, under modelTopology, or without its class is the same model") {
  for (const Json& model : {kStack, kGraph}) {
    const Json expected = analyse(model);
    REQUIRE(expected.contains("layers"));
    const Json text = model.dump();
    const Json texts = text.dump();
    const Json topology = {{"modelTopology", {{"model_config", model}, {"keras_version", "2.4.0"}}}};
    const Json topology_text = {{"modelTopology", {{"model_config", text}}}, {"weightsManifest", Json::array()}};
    const Json bare = {{"modelTopology", model}, {"format", "layers-model"}};
    const Json attribute = {{"model_config", text}, {"backend", "tensorflow"}};
    for (const Json& form : {text, texts, topology, topology_text, bare, attribute, model["config"]}) {
      CAPTURE(form.dump());
      const Json read = analyse(form);
      CHECK(read == expected);
    }
  }
  CHECK(analyse(kStack["config"]["layers"])["total_params"] == 20 + 38);
}

TEST_CASE("a Python dictionary, or Python's text of a JSON text, is read too") {
  const std::string literal =
      "{'name': 'sequential', 'layers': [{'class_name': 'InputLayer', 'config': {'batch_shape': (None, 3), "
      "'name': 'x'}}, {'class_name': 'Dense', 'config': {'name': 'd', 'units': 4, 'use_bias': True,},},],}";
  CHECK(analyse_text(literal)["total_params"] == 16);
  CHECK(analyse_text("{'class_name': 'Sequential', 'config': " + literal + "}")["total_params"] == 16);
  CHECK(analyse_text("'" + kGraph.dump() + "'")["total_params"] == 15);
}

TEST_CASE("any form is given back as the config that it holds") {
  const auto read = [](const Json& form) { return Json::parse(cnn::api::read_config(form.dump())); };
  CHECK(read(kGraph) == kGraph);
  CHECK(read(kGraph.dump()) == kGraph);
  CHECK(read(kStack["config"]) == Json{{"class_name", "Sequential"}, {"config", kStack["config"]}});
  const Json old = {{"class_name", "Sequential"},
                    {"config", Json::array({{{"class_name", "Dense"}, {"config", {{"output_dim", 2}}}}})}};
  CHECK(read(old)["config"]["layers"][0]["config"] == Json{{"units", 2}});
}

TEST_CASE("a graph model of tfjs holds no layers, and is refused saying so") {
  const Json nodes = {{"node", Json::array()}, {"library", Json::object()}, {"versions", Json::object()}};
  for (const Json& form :
       {Json{{"format", "graph-model"}, {"modelTopology", nodes}}, Json{{"modelTopology", nodes}}, nodes}) {
    CHECK(analyse(form)["error"]["code"] == "graph_model");
  }
}

TEST_CASE("what is no model is refused, however it is wrapped") {
  for (const char* text :
       {"[]", "{}", "\"a\"", "{\"config\":{}}", "{\"layers\":[]}", "[{}]", "{\"modelTopology\":null}",
        "{\"modelTopology\":{\"modelTopology\":{}}}", "\"\\\"\\\\\\\"\\\\\\\"\\\"\""}) {
    CAPTURE(text);
    CHECK(analyse_text(text)["error"]["code"] == "not_a_model");
  }
}
