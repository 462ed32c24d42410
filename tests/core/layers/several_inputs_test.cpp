// Layers that read several tensors: which of them is which, and what is known of the output. Shapes and counts follow
// from Keras's documentation of each layer.
#include "core/base/json.hpp"
#include "core/model/references.hpp"
#include "tests/core/support/graphs.hpp"

using namespace support;

namespace {

/// The row of a layer x that is called with these inputs, named a, b, ….
Json called(const char* class_name, const Json& config, const std::vector<Json>& inputs, const Json& args,
            const Json& kwargs = Json::object()) {
  const char* names[] = {"a", "b", "c", "d", "e"};
  Json layers = Json::array();
  Json ends = Json::array();
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    layers.push_back(input(names[i], inputs[i]));
    ends.push_back({names[i], 0, 0});
  }
  layers.push_back(call(class_name, "x", config, args, kwargs));
  const Json analysis = analyse(graph(layers, ends, {{"x", 0, 0}}));
  CAPTURE(analysis.dump());
  return analysis.contains("error") ? analysis : row(analysis, "x");
}

Json tensors(const std::vector<const char*>& names) {
  Json list = Json::array();
  for (const char* name : names) list.push_back(tensor(name));
  return list;
}

const Json kScores = {{"return_attention_scores", true}};

}  // namespace

TEST_CASE("AdditiveAttention learns one number for each feature, and none without its scale") {
  const auto additive = [](const Json& config, const Json& query) {
    return called("AdditiveAttention", config, {query, {7, 5}}, Json::array({tensors({"a", "b"})}));
  };
  CHECK(additive(Json::object(), {3, 5})["params"] == 5);
  CHECK(additive({{"use_scale", true}}, {3, 5})["params"] == 5);
  CHECK(additive({{"use_scale", false}}, {3, 5})["params"] == 0);
  // Only a scale needs to know how many features there are.
  CHECK(additive({{"use_scale", true}}, {3, nullptr})["error"]["code"] == "unknown_size");
  CHECK(additive({{"use_scale", false}}, {3, nullptr})["params"] == 0);
}

TEST_CASE("attention hands out scores of queries against values when it is asked to") {
  // Five queries of six features, seven values of eight.
  const Json dot = called("Attention", Json::object(), {{5, 8}, {7, 8}}, Json::array({tensors({"a", "b"})}), kScores);
  CHECK(dot["output_shapes"] == Json::parse("[[null,5,8],[null,5,7]]"));
  const Json heads = {{"num_heads", 2}, {"key_dim", 4}};
  const Json multi = called("MultiHeadAttention", heads, {{5, 6}, {7, 8}}, tensors({"a", "b"}), kScores);
  CHECK(multi["output_shapes"] == Json::parse("[[null,5,6],[null,2,5,7]]"));
  CHECK(called("MultiHeadAttention", heads, {{5, 6}, {7, 8}}, tensors({"a", "b"}))["output_shapes"].size() == 1);
  const Json keyed = called("MultiHeadAttention", heads, {{5, 6}, {7, 8}, {7, 9}}, tensors({"a", "b", "c"}), kScores);
  CHECK(keyed["output_shapes"][1] == Json::parse("[null,2,5,7]"));
}

TEST_CASE("one unknown size along the axis makes the sum of Concatenate unknown, wherever it stands") {
  const auto joined = [](const std::vector<Json>& inputs, int axis) {
    const std::vector<const char*> names = {"a", "b", "c"};
    const std::vector<const char*> used(names.begin(), names.begin() + static_cast<long>(inputs.size()));
    return called("Concatenate", {{"axis", axis}}, inputs, Json::array({tensors(used)}))["output_shape"];
  };
  const Json unknown = Json::parse("[null,null,4]");
  CHECK(joined({{nullptr, 4}, {3, 4}}, 1) == unknown);
  CHECK(joined({{3, 4}, {nullptr, 4}}, 1) == unknown);
  CHECK(joined({{2, 4}, {nullptr, 4}, {3, 4}}, 1) == unknown);
  CHECK(joined({{2, 4}, {5, 4}, {3, 4}}, 1) == Json::parse("[null,10,4]"));
  // Of another axis the first tensor says the size.
  CHECK(joined({{nullptr, 4}, {3, 4}}, -1) == Json::parse("[null,null,8]"));
  CHECK(joined({{3, 4}, {nullptr, 4}}, -1) == Json::parse("[null,3,8]"));
}

TEST_CASE("a Bidirectional may be given its states as further inputs") {
  const auto bidirectional = [](const char* class_name, const std::vector<Json>& states) {
    const Json layer = {{"class_name", class_name}, {"config", {{"units", 4}}}};
    std::vector<Json> inputs = {{5, 3}};
    inputs.insert(inputs.end(), states.begin(), states.end());
    const std::vector<const char*> names = {"b", "c", "d", "e"};
    const std::vector<const char*> used(names.begin(), names.begin() + static_cast<long>(states.size()));
    const Json kwargs = used.empty() ? Json::object() : Json{{"initial_state", tensors(used)}};
    return called("Bidirectional", {{"layer", layer}}, inputs, tensors({"a"}), kwargs);
  };
  const Json state = Json::array({4});
  // Two of an LSTM and one of a GRU in each direction; they are no weights: 2 * 4*(3 + 4 + 1)*4, 2 * 3*(3 + 4 + 2)*4.
  for (const auto& states : {std::vector<Json>{}, {state, state, state, state}}) {
    CHECK(bidirectional("LSTM", states)["params"] == 256);
    CHECK(bidirectional("LSTM", states)["output_shape"] == Json::parse("[null,8]"));
  }
  CHECK(bidirectional("GRU", {state, state})["params"] == 216);
}

TEST_CASE("a call of Keras 2 names each tensor by three items, or by four with further arguments") {
  const auto arguments = [](const char* json) {
    // The arguments point into the value.
    static cnn::Value value;
    value = *cnn::parse_json(json);
    return cnn::call_arguments(value);
  };
  CHECK(arguments(R"(["x", 0, 0])").size() == 1);
  CHECK(arguments(R"(["x", 0, 0])")[0].tensor == 0);
  CHECK(arguments(R"([["x", 0, 0]])")[0].tensor == 0);
  const auto two = arguments(R"([["x", 0, 0], ["y", 1, 2, {"mask": ["z", 0, 0], "axis": 3}]])");
  REQUIRE(two.size() == 4);
  CHECK(two[1].tensor == 1);
  CHECK(two[2].name == "axis");
  CHECK_FALSE(two[2].tensor.has_value());
  CHECK(two[3].name == "mask");
  CHECK(two[3].tensor == 2);
  // Constants stand in the third place.
  const auto constant = arguments(R"(["_CONSTANT_VALUE", -1, 2.5])");
  REQUIRE(constant.size() == 1);
  CHECK_FALSE(constant[0].tensor.has_value());
  CHECK(*constant[0].value->number() == 2.5);
  for (const char* none : {R"(["x", 0])", R"([["x", 0]])", R"([[1, 0, 0]])", R"([["x", "0", 0]])", "[]", "3"}) {
    CAPTURE(none);
    CHECK(arguments(none).empty());
  }
}

TEST_CASE("attention finds its tensors in Keras 2's calls of three items") {
  Json x = call("MultiHeadAttention", "x", {{"num_heads", 2}, {"key_dim", 4}}, Json::array());
  x["inbound_nodes"] = Json::parse(R"([[["a", 0, 0], ["b", 0, 0]]])");
  const Json analysis = analyse(
      graph(Json::array({input("a", {5, 6}), input("b", {7, 8}), x}), {{"a", 0, 0}, {"b", 0, 0}}, {{"x", 0, 0}}));
  CAPTURE(analysis.dump());
  REQUIRE(analysis.contains("layers"));
  CHECK(row(analysis, "x")["params"] == (6 + 1) * 8 + (8 + 1) * 8 + (8 + 1) * 8 + 8 * 6 + 6);
}
