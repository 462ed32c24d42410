// Operations between layers (`x + y`): shapes as keras.ops documents them, values by hand; in the forms of Keras 2
// and 3.
#include "core/base/json.hpp"
#include "core/layers/catalogue.hpp"
#include "core/running/network.hpp"
#include "tests/core/support/graphs.hpp"

using namespace support;

namespace {

Json operation(const char* class_name, const Json& config, const Json& args) {
  Json entry = call(class_name, "x", config, args);
  entry["module"] = "keras.src.ops.numpy";
  return entry;
}

/// A graph of inputs a, b, … and one operation x on them.
Json graph_of(const std::vector<Json>& inputs, const Json& entry) {
  const char* names[] = {"a", "b", "c"};
  Json layers = Json::array();
  Json ends = Json::array();
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    layers.push_back(input(names[i], inputs[i]));
    ends.push_back({names[i], 0, 0});
  }
  layers.push_back(entry);
  return graph(layers, ends, {{"x", 0, 0}});
}

struct Shaped {
  const char* class_name;
  Json config;
  Json args;
  std::vector<Json> inputs;
  Json shape;  ///< with the batch; null for unknown altogether
};

Json slice(const Json& start, const Json& stop, const Json& step = nullptr) {
  return {{"class_name", "__slice__"}, {"config", {{"start", start}, {"stop", stop}, {"step", step}}}};
}

const Json kNone = Json::object();
const Json kA = tensor("a");
const Json kB = tensor("b");

/// The outputs of a model of one output, its inputs filled one after the other.
std::vector<float> run(const Json& config, const std::vector<std::vector<float>>& inputs) {
  auto model = counted(config);
  REQUIRE(model);
  auto network = cnn::Network::compile(std::move(*model), 1);
  if (!network) CAPTURE(network.error().code);
  REQUIRE(network);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const auto& place = (*network)->tensors()[(*network)->inputs()[i]];
    REQUIRE(place.size == inputs[i].size());
    std::copy(inputs[i].begin(), inputs[i].end(), (*network)->activations().begin() + static_cast<long>(place.offset));
  }
  (*network)->run();
  const auto& place = (*network)->tensors()[(*network)->outputs()[0]];
  const auto values = (*network)->activations().subspan(place.offset, place.size);
  return {values.begin(), values.end()};
}

void check_values(const std::vector<float>& values, const std::vector<float>& expected) {
  REQUIRE(values.size() == expected.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    CAPTURE(i);
    CHECK(values[i] == doctest::Approx(expected[i]).epsilon(1e-6));
  }
}

}  // namespace

TEST_CASE("operations have the shapes that keras.ops documents") {
  const Json both = Json::array({kA, kB});
  const std::vector<Shaped> cases = {
      {"Add", kNone, both, {{8, 8, 2}, {8, 8, 2}}, {nullptr, 8, 8, 2}},
      {"Add", kNone, both, {{8, 1, 2}, {8, 5, 1}}, {nullptr, 8, 5, 2}},
      {"Add", kNone, both, {{nullptr, 2}, {4, 2}}, {nullptr, 4, 2}},
      {"Multiply", kNone, {kA, 2.0}, {{8, 2}}, {nullptr, 8, 2}},
      {"Subtract", kNone, {1, kA}, {{8, 2}}, {nullptr, 8, 2}},
      {"Multiply", kNone, {kA, Json::parse("[[1, 2], [3, 4]]")}, {{8, 2, 1}}, {nullptr, 8, 2, 2}},
      {"Relu", kNone, Json::array({kA}), {{8, 2}}, {nullptr, 8, 2}},
      {"Mean", {{"axis", {1, 2}}, {"keepdims", false}}, Json::array({kA}), {{8, 8, 2}}, {nullptr, 2}},
      {"Sum", {{"axis", -1}, {"keepdims", true}}, Json::array({kA}), {{8, 2}}, {nullptr, 8, 1}},
      {"Max", {{"axis", nullptr}, {"keepdims", false}}, Json::array({kA}), {{8, 2}}, nullptr},
      {"Reshape", {{"newshape", {-1, 16}}}, Json::array({kA}), {{8, 2}}, {nullptr, 16}},
      {"Transpose", {{"axes", {0, 2, 1}}}, Json::array({kA}), {{8, 2}}, {nullptr, 2, 8}},
      {"Concatenate", {{"axis", 1}}, Json::array({both}), {{8, 2}, {3, 2}}, {nullptr, 11, 2}},
      {"Stack", {{"axis", 1}}, Json::array({both}), {{8, 2}, {8, 2}}, {nullptr, 2, 8, 2}},
      {"Squeeze", {{"axis", 1}}, Json::array({kA}), {{1, 2}}, {nullptr, 2}},
      {"ExpandDims", {{"axis", -1}}, Json::array({kA}), {{8, 2}}, {nullptr, 8, 2, 1}},
      {"Matmul", kNone, both, {{8, 2}, {2, 5}}, {nullptr, 8, 5}},
      {"SwapAxes", {{"axis1", 1}, {"axis2", 2}}, Json::array({kA}), {{8, 2}}, {nullptr, 2, 8}},
      {"Swapaxes", {{"axis1", 1}, {"axis2", -1}}, Json::array({kA}), {{8, 2, 5}}, {nullptr, 5, 2, 8}},
      {"GetItem", kNone, {kA, Json::array({slice(nullptr, nullptr), 0})}, {{8, 2}}, {nullptr, 2}},
      {"GetItem", kNone, {kA, {slice(nullptr, nullptr), slice(1, nullptr, 2)}}, {{8, 2}}, {nullptr, 4, 2}},
      {"GetItem", kNone, {kA, {{{"class_name", "__ellipsis__"}, {"config", kNone}}, -1}}, {{8, 2}}, {nullptr, 8}},
      {"GetItem", kNone, {kA, {slice(nullptr, nullptr), nullptr}}, {{8, 2}}, {nullptr, 1, 8, 2}},
      {"GetItem", kNone, {kA, {slice(nullptr, nullptr), slice(-1, nullptr, -3)}}, {{8, 2}}, {nullptr, 3, 2}},
      {"FancyIndexing", kNone, Json::array({kA}), {{8, 2}}, nullptr},
  };
  for (const Shaped& one : cases) {
    CAPTURE(one.class_name);
    CAPTURE(one.args.dump());
    const Json analysis = analyse(graph_of(one.inputs, operation(one.class_name, one.config, one.args)));
    CAPTURE(analysis.dump());
    REQUIRE(analysis.contains("layers"));
    CHECK(row(analysis, "x")["output_shape"] == one.shape);
    CHECK(row(analysis, "x")["operation"] == true);
    CHECK(row(analysis, "x")["params"] == 0);
    CHECK(analysis["complete"] == true);
  }
}

TEST_CASE("operations on shapes that do not fit are refused") {
  const Json both = Json::array({kA, kB});
  const std::vector<Shaped> cases = {
      {"Add", kNone, both, {{8, 2}, {8, 3}}, {}},
      {"Matmul", kNone, both, {{8, 2}, {3, 5}}, {}},
      {"Concatenate", {{"axis", 1}}, Json::array({both}), {{8, 2}, {8, 3}}, {}},
      {"Stack", {{"axis", 0}}, Json::array({both}), {{8, 2}, {8, 3}}, {}},
      {"Squeeze", {{"axis", 1}}, Json::array({kA}), {{8, 2}}, {}},
      {"Mean", {{"axis", 3}}, Json::array({kA}), {{8, 2}}, {}},
      {"Transpose", {{"axes", {0, 1, 1}}}, Json::array({kA}), {{8, 2}}, {}},
  };
  for (const Shaped& one : cases) {
    CAPTURE(one.class_name);
    const Json answer = analyse(graph_of(one.inputs, operation(one.class_name, one.config, one.args)));
    REQUIRE(answer.contains("error"));
    CHECK(answer["error"]["layer"] == "x");
  }
}

TEST_CASE("arithmetic between layers gives the sums that one can do by hand") {
  const auto of = [](const char* class_name, const Json& config, const Json& args, const std::vector<Json>& inputs,
                     const std::vector<std::vector<float>>& values) {
    return run(graph_of(inputs, operation(class_name, config, args)), values);
  };
  const std::vector<float> a = {1, -2, 3, 4};
  const Json both = Json::array({kA, kB});
  check_values(of("Add", kNone, both, {{4}, {4}}, {a, {1, 1, 2, 2}}), {2, -1, 5, 6});
  check_values(of("Add", kNone, both, {{2, 2}, {1, 2}}, {a, {10, 20}}), {11, 18, 13, 24});
  check_values(of("Subtract", kNone, {1, kA}, {{4}}, {a}), {0, 3, -2, -3});
  check_values(of("Multiply", kNone, {kA, 2.5}, {{4}}, {a}), {2.5, -5, 7.5, 10});
  check_values(of("TrueDivide", kNone, both, {{4}, {4}}, {a, {2, 2, 2, 8}}), {0.5, -1, 1.5, 0.5});
  check_values(of("FloorDivide", kNone, {kA, 3}, {{4}}, {a}), {0, -1, 1, 1});
  check_values(of("Mod", kNone, {kA, 3}, {{4}}, {a}), {1, 1, 0, 1});
  check_values(of("Power", kNone, {kA, 2}, {{4}}, {a}), {1, 4, 9, 16});
  check_values(of("Maximum", kNone, {kA, 2}, {{4}}, {a}), {2, 2, 3, 4});
  check_values(of("Negative", kNone, Json::array({kA}), {{4}}, {a}), {-1, 2, -3, -4});
  check_values(of("Absolute", kNone, Json::array({kA}), {{4}}, {a}), {1, 2, 3, 4});
  check_values(of("LeakyRelu", {{"negative_slope", 0.5}}, Json::array({kA}), {{4}}, {a}), {1, -1, 3, 4});
  check_values(of("Mean", {{"axis", 1}}, Json::array({kA}), {{2, 2}}, {a}), {2, 1});
  check_values(of("Sum", {{"axis", -1}}, Json::array({kA}), {{2, 2}}, {a}), {-1, 7});
  check_values(of("Max", {{"axis", 1}, {"keepdims", true}}, Json::array({kA}), {{2, 2}}, {a}), {3, 4});
  check_values(of("Reshape", {{"newshape", {-1, 4}}}, Json::array({kA}), {{2, 2}}, {a}), {1, -2, 3, 4});
}

TEST_CASE("activation operations give the values of keras.ops' documentation") {
  const auto of = [](const char* class_name, const std::vector<float>& values) {
    const Json size = Json::array({values.size()});
    return run(graph_of({size}, operation(class_name, kNone, Json::array({kA}))), {values});
  };
  check_values(of("Sigmoid", {-6, 1, 0, 1, 6}), {0.00247262F, 0.7310586F, 0.5F, 0.7310586F, 0.9975274F});
  check_values(of("SparseSigmoid", {-6, 1, 0, 1, 6}), {0, 1, 0.5, 1, 1});
}

TEST_CASE("every operation that says it runs does run, and keeps its shape rule") {
  for (const auto& listed : cnn::all_layers()) {
    const cnn::LayerKind& kind = *listed;
    if (!kind.operation || kind.forward == nullptr) continue;
    const std::string name(kind.class_name);
    CAPTURE(name);
    const bool pair = kind.max_inputs == 2;
    const bool reduces = name == "Mean" || name == "Sum" || name == "Max" || name == "Min" || name == "Amax" ||
                         name == "Amin" || name == "Prod";
    Json config = kNone;
    if (reduces || name == "ExpandDims") config = {{"axis", 1}};
    if (name == "Reshape") config = {{"newshape", {-1, 4}}};
    const std::vector<Json> inputs(pair ? 2 : 1, Json{2, 2});
    const Json args = pair ? Json::array({kA, kB}) : Json::array({kA});
    const std::vector<std::vector<float>> values(inputs.size(), {0.5, 1, 2, 3});
    const auto output = run(graph_of(inputs, operation(name.c_str(), config, args)), values);
    CHECK(output.size() == (reduces ? 2 : 4));
    for (const float value : output) CHECK(value == value);
  }
}

TEST_CASE("Keras 2's operations of TensorFlow are layers without parameters") {
  const auto model = [](const Json& function, const Json& node) {
    Json layers = Json::array({input("a", {2}), input("b", {2})});
    layers.push_back({{"class_name", "TFOpLambda"},
                      {"name", "x"},
                      {"config", {{"name", "x"}, {"function", function}}},
                      {"inbound_nodes", Json::array({node})}});
    return graph(layers, {{"a", 0, 0}, {"b", 0, 0}}, {{"x", 0, 0}});
  };
  const Json sum = model("__operators__.add", {"a", 0, 0, {{"y", {"b", 0, 0}}, {"name", nullptr}}});
  const Json analysis = analyse(sum);
  CAPTURE(analysis.dump());
  REQUIRE(analysis.contains("layers"));
  CHECK(row(analysis, "x")["output_shape"] == Json::parse("[null,2]"));
  CHECK(row(analysis, "x")["operation"] == false);
  check_values(run(sum, {{1, 2}, {10, 20}}), {11, 22});
  const Json constant = {{"y", {"a", 0, 0}}, {"name", nullptr}};
  check_values(run(model("math.multiply", {"_CONSTANT_VALUE", -1, 3.0, constant}), {{1, 2}, {0, 0}}), {3, 6});
  check_values(run(model("math.subtract", {"a", 0, 0, {{"y", 1.0}}}), {{1, 2}, {0, 0}}), {0, 1});
  const Json unknown = analyse(model("image.flip", Json::array({"a", 0, 0, kNone})));
  CHECK(row(unknown, "x")["output_shape"].is_null());
  CHECK(row(unknown, "x")["params"] == 0);
}
