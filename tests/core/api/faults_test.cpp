// Bad input, one test for each row of the list of faults that concerns values and configs (rows 1 to 11, 18, 19, 34 and
// 35; rows 12 to 17 are in model_faults_test.cpp). What is refused names the layer, the argument and what was found.
#include "tests/core/support/faults.hpp"

#include <cmath>
#include <limits>

using namespace support;

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

// Rows 18: a file of weights is opened nowhere, but a page may write any number into a network.
TEST_CASE("fault 18: weights that are NaN, infinite, denormal or -0 run and are shown as they are") {
  const Json config = model({1}, {{"Dense", {{"name", "d"}, {"units", 1}, {"use_bias", false}}}});
  const float odd[] = {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(),
                       -std::numeric_limits<float>::infinity(), std::numeric_limits<float>::denorm_min(), -0.0F};
  const Json network = Json::parse(cnn::api::compile(config.dump(), 1));
  const int id = network["id"];
  const auto at = [&](const Json& place) { return cnn::api::activations(id) + place["offset"].get<std::size_t>(); };
  for (const float weight : odd) {
    CAPTURE(weight);
    cnn::api::weights(id)[network["weights"][0]["offset"].get<std::size_t>()] = weight;
    *at(network["inputs"][0]) = 1;
    REQUIRE(cnn::api::run(id));
    const float output = *at(network["outputs"][0]);
    CHECK(std::isnan(output) == std::isnan(weight));
    if (!std::isnan(weight)) CHECK(output == weight);
    const Json shown = Json::parse(cnn::api::trace(id, "d", 0))["products"][0]["weight"];
    CHECK(shown.is_null() == !std::isfinite(weight));
    if (std::isfinite(weight)) CHECK(shown.get<float>() == weight);
  }
  cnn::api::free_network(id);
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

TEST_CASE("fault 34: an operation called InputLayer is no input") {
  Json config = conv(Json::object());
  config["config"]["layers"][0]["module"] = "keras.ops.numpy";
  CHECK(analyse(config)["layers"][0]["class_name"] == "InputLayer");
  CHECK(analyse(config)["complete"] == false);
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
