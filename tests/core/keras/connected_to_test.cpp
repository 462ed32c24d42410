// Where summary() has the column `Connected to`: by the rule of Keras's print_summary, which leaves it out where no
// depth of the graph has two nodes, no node two inputs, and no layer two nodes.
#include "tests/core/support/graphs.hpp"

using namespace support;

namespace {

bool is_connected(const Json& layers, const Json& inputs, const Json& outputs) {
  const Json text = summary(graph(layers, inputs, outputs));
  CAPTURE(text.dump());
  REQUIRE(text.is_string());
  return text.get<std::string>().find("Connected to") != std::string::npos;
}

Json relu(const char* name, const char* reads) {
  return call("ReLU", name, Json::object(), Json::array({tensor(reads)}));
}

}  // namespace

TEST_CASE("a chain has no column of connections, a graph has one") {
  const Json a = input("a", {4});
  const Json both = call("Add", "both", Json::object(), Json::array({Json::array({tensor("x"), tensor("y")})}));
  Json twice = relu("x", "a");
  twice["inbound_nodes"].push_back({{"args", Json::array({tensor("x")})}, {"kwargs", Json::object()}});
  CHECK_FALSE(is_connected({a, relu("x", "a"), relu("y", "x")}, {{"a", 0, 0}}, {{"y", 0, 0}}));
  // A second input, which nothing reads; one tensor read twice; a merge; a layer called twice.
  CHECK(is_connected({a, input("idle", {9}), relu("x", "a")}, {{"a", 0, 0}, {"idle", 0, 0}}, {{"x", 0, 0}}));
  CHECK(is_connected({a, relu("x", "a"), relu("y", "a")}, {{"a", 0, 0}}, {{"x", 0, 0}, {"y", 0, 0}}));
  CHECK(is_connected({a, relu("x", "a"), relu("y", "x"), both}, {{"a", 0, 0}}, {{"both", 0, 0}}));
  CHECK(is_connected({a, twice}, {{"a", 0, 0}}, {{"x", 1, 0}}));
}
