// What a file says of its own shapes is compared with what follows from its config.
#include "tests/core/support/graphs.hpp"
#include "tests/core/support/keras_fixtures.hpp"

using namespace support;

namespace {

Json told(const char* layer, const Json& shape) {
  Json one = tensor(layer);
  one["config"]["shape"] = shape;
  return one;
}

Json dense_graph(const Json& shape, const Json& built_on) {
  Json dense = call("Dense", "d", {{"units", 3}}, Json::array({told("x", shape)}));
  dense["build_config"] = {{"input_shape", built_on}};
  return graph(Json::array({input("x", {4}), dense}), {{"x", 0, 0}}, {{"d", 0, 0}});
}

const Json kFour = Json::array({nullptr, 4});
const Json kFive = Json::array({nullptr, 5});

Json difference(const char* layer, const char* of, const Json& file, const Json& counted) {
  Json one = {{"layer", layer}, {"of", of}};
  one["file"] = file;
  one["counted"] = counted;
  return one;
}

}  // namespace

TEST_CASE("files that Keras wrote say what is counted") {
  int models = 0;
  for (const char* file : {"keras-models.jsonl", "keras-graphs.jsonl"}) {
    for (const Json& model : read_fixtures(file)) {
      if (!model.contains("config") || !supported(model["config"])) continue;
      const Json analysis = analyse(model["config"]);
      CAPTURE(model["id"].dump());
      CHECK(analysis["differences"] == Json::array());
      ++models;
    }
  }
  CHECK(models > 400);
}

TEST_CASE("a file that says another input shape is counted all the same, and the difference told") {
  CHECK(analyse(dense_graph(kFour, kFour))["differences"] == Json::array());
  for (const Json& model : {dense_graph(kFive, kFour), dense_graph(kFour, kFive), dense_graph(kFive, kFive)}) {
    const Json analysis = analyse(model);
    CHECK(analysis["total_params"] == 15);
    CHECK(analysis["differences"] == Json::array({difference("d", "input_shape", kFive, kFour)}));
  }
  // What is no shape says nothing.
  CHECK(analyse(dense_graph("five", Json::array({"a", -1})))["differences"] == Json::array());
}

TEST_CASE("shapes of a model within are those of its own input, and named by the way to them") {
  Json outer = call("Functional", "m", Json::object(), Json::array({told("y", kFour)}));
  outer["config"] = dense_graph(kFive, kFour)["config"];
  outer["config"]["name"] = "m";
  const Json analysis = analyse(graph(Json::array({input("y", {4}), outer}), {{"y", 0, 0}}, {{"m", 0, 0}}));
  CAPTURE(analysis.dump());
  CHECK(analysis["differences"] == Json::array({difference("m/d", "input_shape", kFive, kFour)}));
}

TEST_CASE("the list of weights of tfjs is compared with the layers' weights") {
  const Json model = sequential({4}, Json::array({Json::array({"Dense", {{"name", "d"}, {"units", 3}}})}));
  const auto read = [&](const char* kernel, const Json& sizes) {
    const Json weights = Json::array({{{"name", kernel}, {"shape", sizes}}, {{"name", "d/bias"}, {"shape", {3}}}});
    return analyse({{"modelTopology", model}, {"weightsManifest", Json::array({{{"weights", weights}}})}});
  };
  CHECK(read("d/kernel", {4, 3})["differences"] == Json::array());
  CHECK(read("d/kernel", {4, 3})["total_params"] == 15);
  const Json shapes = Json::parse("[[5, 3], [3]]");
  const Json counted = Json::parse("[[4, 3], [3]]");
  CHECK(read("d/kernel", {5, 3})["differences"] == Json::array({difference("d", "weights", shapes, counted)}));
  CHECK(read("other/kernel", {4, 3})["differences"].size() == 1);
}

TEST_CASE("an unknown layer's outputs are what their readers are told to read, several of them too") {
  Json reads = Json::array();
  for (const int output : {1, 0}) {
    Json one = told("u", output == 0 ? kFour : kFive);
    one["config"]["keras_history"][2] = output;
    reads.push_back(one);
  }
  const Json layers =
      Json::array({input("x", {2}), call("Mine", "u", Json::object(), Json::array({told("x", {nullptr, 2})})),
                   call("Concatenate", "c", {{"axis", -1}}, Json::array({reads})),
                   call("Dense", "d", {{"units", 1}}, Json::array({told("c", {nullptr, 9})}))});
  const Json analysis = analyse(graph(layers, {{"x", 0, 0}}, {{"d", 0, 0}}));
  CAPTURE(analysis.dump());
  REQUIRE(analysis.contains("layers"));
  CHECK(row(analysis, "u")["output_shapes"] == Json::array({kFour, kFive}));
  CHECK(row(analysis, "u")["params"].is_null());
  CHECK(row(analysis, "d")["params"] == 10);
  CHECK(analysis["complete"] == false);
}

TEST_CASE("in a Sequential, what an unknown layer puts out stands at the next one") {
  Json model = sequential({7}, Json::array({Json::array({"Mine", {{"name", "u"}}}),
                                            Json::array({"Dense", {{"name", "d"}, {"units", 2}}})}));
  model["config"]["layers"][2]["build_config"] = {{"input_shape", kFive}};
  CHECK(row(analyse(model), "d")["params"] == 12);
  CHECK(row(analyse(model), "u")["output_shape"] == kFive);
}
