// How the calls of a model used as a layer are numbered: Keras 2 from 1, Keras 3 from 0 in calls and from 1 at the
// ends.
#include "tests/core/support/graphs.hpp"

using namespace support;

namespace {

/// A model of 4 numbers to 4, called on `a` and on what it made of that; both and their sum are read by `both`.
Json twice(const Json& inner, const Json& calls, const Json& reads, const Json& output) {
  Json nested = inner;
  nested["name"] = "twice";
  nested["config"]["name"] = "twice";
  nested["inbound_nodes"] = calls;
  const Json sum = {{"class_name", "Concatenate"},
                    {"name", "both"},
                    {"config", {{"name", "both"}, {"axis", -1}}},
                    {"inbound_nodes", reads}};
  return graph(Json::array({input("a", {4}), nested, sum}), {{"a", 0, 0}}, output);
}

Json old_call(const std::vector<std::pair<const char*, int>>& tensors) {
  Json call = Json::array();
  for (const auto& [name, node] : tensors) call.push_back(Json::array({name, node, 0, Json::object()}));
  return call;
}

Json history(const char* name, int node) {
  return {{"class_name", "__keras_tensor__"}, {"config", {{"keras_history", {name, node, 0}}}}};
}

Json new_call(const Json& argument) { return {{"args", Json::array({argument})}, {"kwargs", Json::object()}}; }

const Json kDense = call("Dense", "d", {{"units", 4}}, Json::array({tensor("x")}));
const Json kFunctional = graph(Json::array({input("x", {4}), kDense}), {{"x", 0, 0}}, {{"d", 0, 0}});

Json connected(const Json& analysis, const char* layer) {
  CAPTURE(analysis.dump());
  REQUIRE(analysis.contains("layers"));
  CHECK(analysis["total_params"] == 20);
  return row(analysis, layer)["connected_to"];
}

Json from(const char* layer, int node) { return {{"layer", layer}, {"node", node}, {"output", 0}}; }

}  // namespace

TEST_CASE("two calls of a model are 1 and 2 in Keras 2, and 0 and 1 where it had no call of its own") {
  Json sequential_model = sequential({4}, Json::array({Json::array({"Dense", {{"name", "d"}, {"units", 4}}})}));
  for (const Json& inner : {kFunctional, sequential_model}) {
    for (const int first : {0, 1}) {
      const Json calls = Json::array({old_call({{"a", 0}}), old_call({{"twice", first}})});
      const Json reads = Json::array({old_call({{"twice", first}, {"twice", first + 1}})});
      const Json read = analyse(twice(inner, calls, reads, {{"both", 0, 0}}));
      CHECK(connected(read, "both") == Json::array({from("twice", 0), from("twice", 1)}));
      CHECK(connected(read, "twice") == Json::array({from("a", 0), from("twice", 0)}));
    }
  }
}

TEST_CASE(
    "Keras 3 numbers the calls of a Functional from 0, and from 1 where they are outputs of the model around it") {
  const Json calls = Json::array({new_call(history("a", 0)), new_call(history("twice", 0))});
  const Json reads = Json::array({new_call(Json::array({history("twice", 0), history("twice", 1)}))});
  const Json inner_ends = Json::array({Json::array({"both", 0, 0}), Json::array({"twice", 2, 0})});
  const Json read = analyse(twice(kFunctional, calls, reads, inner_ends));
  CHECK(connected(read, "both") == Json::array({from("twice", 0), from("twice", 1)}));
  const Json missing = Json::array({Json::array({"both", 0, 0}), Json::array({"twice", 3, 0})});
  CHECK(analyse(twice(kFunctional, calls, reads, missing))["error"]["code"] == "unknown_tensor");
}
