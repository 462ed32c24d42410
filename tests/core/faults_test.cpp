// Bad input, one test for each row of the list of faults that concerns values, models and configs (rows 1 to 19, 34
// and 35; row 18 is in tests/web/faults.test.js). What is refused names the layer, the argument and what was found.
#include <chrono>

#include "support.hpp"

using namespace support;

namespace {

/// A layer by its class name and arguments.
struct Part {
  const char* class_name;
  Json config;
};

Json model(const Json& input_shape, const std::vector<Part>& parts) {
  Json layers = Json::array();
  for (const Part& part : parts) layers.push_back(Json::array({part.class_name, part.config}));
  return sequential(input_shape, layers);
}

Json conv(Json more, const Json& input = {20, 20, 3}) {
  Json config = {{"name", "conv"}, {"filters", 4}, {"kernel_size", {3, 3}}};
  config.update(more);
  return model(input, {{"Conv2D", config}});
}

Json error_of(const Json& config) {
  const Json analysis = analyse(config);
  CAPTURE(analysis.dump().substr(0, 300));
  REQUIRE(analysis.contains("error"));
  return analysis["error"];
}

void check_refused(const Json& config, const std::string& code, const std::string& layer, const std::string& argument,
                   const Json& found) {
  const Json error = error_of(config);
  CAPTURE(error.dump());
  CHECK(error["code"] == code);
  CHECK(error["layer"] == layer);
  CHECK(error["argument"] == argument);
  CHECK(error["expected"] != "");
  CHECK(error["found"] == found);
}

/// A config as text, for what nlohmann's JSON would not write.
Json analyse_text(const std::string& text) { return Json::parse(cnn::api::analyse(text)); }

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

TEST_CASE("fault 1: filters must be a positive integer") {
  for (const Json& filters : {Json(0), Json(-1), Json(3.5), Json("32 ")}) {
    check_refused(conv({{"filters", filters}}), "invalid_argument", "conv", "filters", filters);
  }
  // Python writes NaN as a bare word.
  std::string text = conv({{"filters", "NOT_A_NUMBER"}}).dump();
  const std::string word = "\"NOT_A_NUMBER\"";
  text.replace(text.find(word), word.size(), "NaN");
  const Json error = analyse_text(text)["error"];
  CHECK(error["code"] == "invalid_argument");
  CHECK(error["argument"] == "filters");
}

TEST_CASE("fault 2: a kernel of zero is refused") {
  for (const Json& size : {Json::array({1, 0}), Json(0), Json::array({3}), Json::array({3, 3, 3}), Json("3")}) {
    check_refused(conv({{"kernel_size", size}}), "invalid_argument", "conv", "kernel_size", size);
  }
}

TEST_CASE("fault 3: strides of zero are refused") {
  for (const Json& strides : {Json(0), Json::array({0, 1})}) {
    check_refused(conv({{"strides", strides}}), "invalid_argument", "conv", "strides", strides);
  }
}

TEST_CASE("fault 4: strides and dilation together are refused") {
  check_refused(conv({{"strides", 2}, {"dilation_rate", 2}}), "invalid_argument", "conv", "dilation_rate", {2, 2});
  CHECK(analyse(conv({{"strides", 2}})).contains("layers"));
  CHECK(analyse(conv({{"dilation_rate", 2}})).contains("layers"));
}

TEST_CASE("fault 5: groups must divide filters and channels") {
  check_refused(conv({{"groups", 0}}), "invalid_argument", "conv", "groups", 0);
  check_refused(conv({{"groups", 3}}), "invalid_argument", "conv", "filters", 4);
  check_refused(conv({{"groups", 2}}), "invalid_argument", "conv", "groups", 2);
}

TEST_CASE("fault 6: a kernel larger than its input is refused at that layer") {
  const Json small = model({5, 5, 1}, {{"Conv2D", {{"name", "first"}, {"filters", 2}, {"kernel_size", 3}}},
                                       {"Conv2D", {{"name", "second"}, {"filters", 2}, {"kernel_size", 4}}},
                                       {"Flatten", {{"name", "third"}}}});
  check_refused(small, "output_too_small", "second", "kernel_size", {nullptr, 3, 3, 2});
  const Json pooled = model({1, 1, 3}, {{"MaxPooling2D", {{"name", "pool"}}}});
  check_refused(pooled, "output_too_small", "pool", "pool_size", {nullptr, 1, 1, 3});
}

TEST_CASE("fault 7: causal padding is refused in two dimensions") {
  check_refused(conv({{"padding", "causal"}}), "invalid_argument", "conv", "padding", "causal");
}

TEST_CASE("fault 8: Dense on an image acts on the last axis") {
  const Json analysis = analyse(model({20, 20, 3}, {{"Dense", {{"units", 2}}}}));
  CHECK(analysis["layers"][0]["output_shape"] == Json({nullptr, 20, 20, 2}));
  CHECK(analysis["total_params"] == 8);
}

TEST_CASE("fault 9: an unknown side and then Flatten and Dense cannot be counted") {
  const Json unknown =
      model({nullptr, 20, 3}, {{"Flatten", {{"name", "flat"}}}, {"Dense", {{"name", "head"}, {"units", 2}}}});
  check_refused(unknown, "unknown_size", "head", "units", {nullptr, nullptr});
}

TEST_CASE("fault 10: channels_first is counted and labelled") {
  const Json row = analyse(conv({{"data_format", "channels_first"}}, {3, 20, 20}))["layers"][0];
  CHECK(row["output_shape"] == Json({nullptr, 4, 18, 18}));
  CHECK(row["params"] == 112);
  CHECK(row["config"]["data_format"] == "channels_first");
}

TEST_CASE("fault 11: counts are exact up to 2^53 - 1 and refused beyond") {
  // 65536 · 65536 · 2097151 + 0 = 2^53 - 2^32 is the largest that fits; one input channel more does not.
  Json large = {{"filters", 1}, {"kernel_size", {65536, 65536}}, {"use_bias", false}, {"padding", "same"}};
  CHECK(analyse(conv(large, {1, 1, 2097151}))["total_params"] == 9007194959773696);
  check_refused(conv(large, {1, 1, 2097152}), "too_large", "conv", "", "kernel");
  large["filters"] = 65536;
  large["kernel_size"] = {65536, 65536};
  check_refused(conv(large, {1, 1, 65536}), "too_large", "conv", "", "kernel");
  // Two layers that fit and a sum that does not.
  const Json two = model({94906265}, {{"Dense", {{"name", "first"}, {"units", 94906265}, {"use_bias", false}}},
                                      {"Dense", {{"name", "second"}, {"units", 94906265}, {"use_bias", false}}}});
  CHECK(error_of(two)["code"] == "too_large");
  CHECK(error_of(two)["layer"] == "second");
  for (const double edge : {2147483648.0, 9007199254740991.0}) {
    CAPTURE(edge);
    CHECK(analyse(conv({{"dilation_rate", edge}, {"kernel_size", edge}})).contains("error"));
    CHECK(analyse(conv({{"strides", edge}, {"padding", "same"}}))["layers"][0]["output_shape"] ==
          Json({nullptr, 1, 1, 4}));
  }
}

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

TEST_CASE("fault 19: other dtypes have the same count and other bytes") {
  const auto bytes = [](const Json& dtype) { return analyse(conv({{"dtype", dtype}}))["size_bytes"]; };
  CHECK(bytes("float32") == 448);
  CHECK(bytes("float16") == 224);
  CHECK(bytes("bfloat16") == 224);
  CHECK(bytes("int8") == 112);
  CHECK(bytes("float64") == 896);
  const Json policy = {{"class_name", "DTypePolicy"}, {"config", {{"name", "float16"}}}};
  CHECK(bytes(policy) == 224);
  check_refused(conv({{"dtype", "float17"}}), "invalid_argument", "conv", "dtype", "float17");
  CHECK(bytes(nullptr) == 448);
  CHECK(bytes("mixed_float16") == 448);
  // A quantized layer has scales besides its weights.
  const Json quantized = {{"class_name", "QuantizedDTypePolicy"},
                          {"config", {{"mode", "int8"}, {"source_name", "float32"}}}};
  check_refused(conv({{"dtype", quantized}}), "invalid_argument", "conv", "dtype", quantized);
}

TEST_CASE("fault 34: hostile JSON is read or refused and never breaks the engine") {
  CHECK(analyse_text(std::string(100000, '['))["error"]["code"] == "too_deep");
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "{\"a\":";
  CHECK(analyse_text(deep)["error"]["code"] == "too_deep");
  CHECK(analyse_text(std::string((64u << 20) + 1, ' '))["error"]["code"] == "too_long");
  std::string values = "[0";
  for (int i = 0; i < 8000001; ++i) values += ",0";
  CHECK(analyse_text(values)["error"]["code"] == "too_long");
  Json poisoned = conv(Json::object());
  poisoned["config"]["layers"][1]["config"]["__proto__"] = {{"filters", 99}};
  poisoned["config"]["layers"][1]["config"]["constructor"] = "x";
  CHECK(analyse(poisoned)["total_params"] == 112);
  std::string twice = conv({{"filters", 7}}).dump();
  twice.insert(twice.find("\"filters\":7"), "\"filters\":1000,");
  CHECK(analyse_text(twice)["total_params"] == 196);
  std::string huge = conv({{"filters", 7}}).dump();
  huge.replace(huge.find(":7"), 2, ":1e400");
  CHECK(analyse_text(huge)["error"]["code"] == "invalid_argument");
  std::string lone = lesson("zero-padding").dump();
  lone.replace(lone.find("conv2d_1"), 8, "x\\ud800y");
  const Json names = analyse_text(lone)["layers"];
  CHECK(names[1]["name"] == "x\uFFFDy");
  for (const char* text :
       {"", " ", "{", "{\"a\"}", "[1,]", "\"\\x\"", "\"\\u12\"", "\"a\nb\"", "1 2", "nul", "+1", "1e", ".5", "'a'"}) {
    CAPTURE(text);
    CHECK(analyse_text(text)["error"]["code"] == "not_json");
  }
}

TEST_CASE("fault 35: Lambda and module paths are never run; the count is unknown") {
  const Json code = {{"class_name", "__lambda__"}, {"config", {{"code", "4wEAAAAAAAAA"}, {"defaults", nullptr}}}};
  Json lambda = model({4}, {{"Dense", {{"name", "d"}, {"units", 3}}}, {"Lambda", {{"name", "l"}, {"function", code}}}});
  lambda["config"]["layers"][2]["module"] = "os.system";
  const Json analysis = analyse(lambda);
  CHECK(analysis["complete"] == false);
  CHECK(analysis["total_params"] == 15);
  CHECK(analysis["layers"][1]["class_name"] == "Lambda");
  CHECK(analysis["layers"][1]["params"].is_null());
  CHECK(analysis["layers"][1]["output_shape"].is_null());
}

TEST_CASE("a forward pass beyond the memory limit is refused before anything is allocated") {
  const Json image = model({20000, 20000, 3}, {{"Conv2D", {{"name", "conv"}, {"filters", 64}, {"kernel_size", 3}}}});
  const Json answer = Json::parse(cnn::api::compile(image.dump(), 1));
  CHECK(answer["error"]["code"] == "too_much_memory");
  const Json wide = model({100000}, {{"Dense", {{"name", "d"}, {"units", 100000}}}});
  CHECK(Json::parse(cnn::api::compile(wide.dump(), 1))["error"]["layer"] == "d");
}
