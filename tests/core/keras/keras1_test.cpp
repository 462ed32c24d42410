// Keras 1: a layer of it counts what the same layer of today counts, which Keras's own fixtures check; what has no
// equal today is refused by name.
#include "tests/core/support/graphs.hpp"

using namespace support;

namespace {

/// A Sequential as Keras 1.2 wrote it: the bare list, the input shape at the first layer.
Json old_model(const Json& input_shape, const std::vector<Json>& layers) {
  Json list(layers);
  Json shape = Json::array({nullptr});
  for (const auto& size : input_shape) shape.push_back(size);
  list[0]["config"]["batch_input_shape"] = shape;
  list[0]["config"]["input_dtype"] = "float32";
  return {{"class_name", "Sequential"}, {"keras_version", "1.2.2"}, {"config", list}};
}

Json layer(const char* class_name, Json config) {
  if (!config.contains("name")) config["name"] = "layer";
  config["trainable"] = true;
  return {{"class_name", class_name}, {"config", config}};
}

struct Pair {
  Json input;
  const char* old_class;
  const char* old_config;
  const char* class_name;
  const char* config;
};

const Pair kPairs[] = {
    {{12},
     "Dense",
     R"({"output_dim": 4, "init": "uniform", "bias": false, "W_regularizer": {"name": "WeightRegularizer",
      "l1": 0.0, "l2": 0.01}, "b_regularizer": null, "W_constraint": {"name": "MaxNorm", "m": 2, "axis": 0}, "input_dim": 12})",
     "Dense",
     R"({"units": 4, "use_bias": false})"},
    {{3, 9, 8},
     "Convolution2D",
     R"({"nb_filter": 5, "nb_row": 3, "nb_col": 2, "border_mode": "same", "subsample": [2, 1],
      "dim_ordering": "th", "activation": "relu"})",
     "Conv2D",
     R"({"filters": 5, "kernel_size": [3, 2], "padding": "same", "strides": [2, 1],
      "data_format": "channels_first", "activation": "relu"})"},
    {{10, 6},
     "Convolution1D",
     R"({"nb_filter": 4, "filter_length": 3, "border_mode": "valid", "subsample_length": 2,
      "input_length": 10})",
     "Conv1D",
     R"({"filters": 4, "kernel_size": 3, "strides": 2})"},
    {{5, 6, 7, 2},
     "Convolution3D",
     R"({"nb_filter": 3, "kernel_dim1": 2, "kernel_dim2": 3, "kernel_dim3": 4,
      "dim_ordering": "tf"})",
     "Conv3D",
     R"({"filters": 3, "kernel_size": [2, 3, 4]})"},
    {{12, 12, 2},
     "AtrousConvolution2D",
     R"({"nb_filter": 3, "nb_row": 3, "nb_col": 3, "atrous_rate": [2, 2],
      "subsample": [1, 1], "dim_ordering": "tf"})",
     "Conv2D",
     R"({"filters": 3, "kernel_size": 3, "dilation_rate": 2})"},
    {{9, 9, 4},
     "SeparableConvolution2D",
     R"({"nb_filter": 6, "nb_row": 3, "nb_col": 3, "depth_multiplier": 2,
      "dim_ordering": "tf"})",
     "SeparableConv2D",
     R"({"filters": 6, "kernel_size": 3, "depth_multiplier": 2})"},
    {{7, 7, 3},
     "Deconvolution2D",
     R"({"nb_filter": 2, "nb_row": 3, "nb_col": 3, "output_shape": [null, 14, 14, 2],
      "border_mode": "same", "subsample": [2, 2], "dim_ordering": "tf"})",
     "Conv2DTranspose",
     R"({"filters": 2, "kernel_size": 3, "strides": 2, "padding": "same"})"},
    {{7, 7, 3},
     "Deconvolution2D",
     R"({"nb_filter": 2, "nb_row": 3, "nb_col": 3, "output_shape": [null, 16, 15, 2],
      "border_mode": "valid", "subsample": [2, 2], "dim_ordering": "tf"})",
     "Conv2DTranspose",
     R"({"filters": 2, "kernel_size": 3, "strides": 2, "output_padding": [1, 0]})"},
    {{2, 9, 9},
     "AveragePooling2D",
     R"({"pool_size": [3, 2], "strides": [2, 2], "border_mode": "same",
      "dim_ordering": "th"})",
     "AveragePooling2D",
     R"({"pool_size": [3, 2], "strides": 2, "padding": "same", "data_format": "channels_first"})"},
    {{9, 2},
     "MaxPooling1D",
     R"({"pool_length": 3, "stride": 2, "border_mode": "valid"})",
     "MaxPooling1D",
     R"({"pool_size": 3, "strides": 2})"},
    {{2, 5, 5},
     "GlobalAveragePooling2D",
     R"({"dim_ordering": "th"})",
     "GlobalAveragePooling2D",
     R"({"data_format": "channels_first"})"},
    {{5, 5, 2},
     "ZeroPadding2D",
     R"({"padding": [1, 2, 3, 4], "dim_ordering": "tf"})",
     "ZeroPadding2D",
     R"({"padding": [[1, 2], [3, 4]]})"},
    {{5, 5, 2},
     "ZeroPadding2D",
     R"({"padding": [1, 2], "dim_ordering": "tf"})",
     "ZeroPadding2D",
     R"({"padding": [1, 2]})"},
    {{5, 2}, "UpSampling1D", R"({"length": 3})", "UpSampling1D", R"({"size": 3})"},
    {{5, 5, 2}, "Dropout", R"({"p": 0.25})", "Dropout", R"({"rate": 0.25})"},
    {{5, 2}, "GaussianNoise", R"({"sigma": 0.1})", "GaussianNoise", R"({"stddev": 0.1})"},
    {{4, 5, 6},
     "BatchNormalization",
     R"({"mode": 0, "axis": 1, "epsilon": 1e-06, "momentum": 0.9})",
     "BatchNormalization",
     R"({"axis": 1})"},
    {{7, 4},
     "LSTM",
     R"({"output_dim": 3, "inner_activation": "hard_sigmoid", "inner_init": "orthogonal",
      "forget_bias_init": "one", "consume_less": "cpu", "return_sequences": true, "dropout_W": 0.1, "U_regularizer": null})",
     "LSTM",
     R"({"units": 3, "return_sequences": true})"},
    {{7, 4},
     "GRU",
     R"({"output_dim": 3, "inner_activation": "hard_sigmoid", "input_dim": 4, "input_length": 7})",
     "GRU",
     R"({"units": 3, "reset_after": false})"},
    {{7},
     "Embedding",
     R"({"input_dim": 50, "output_dim": 6, "input_length": 7, "init": "uniform", "dropout": 0.0})",
     "Embedding",
     R"({"input_dim": 50, "output_dim": 6})"},
    {{7, 4},
     "TimeDistributed",
     R"({"layer": {"class_name": "Dense", "config": {"name": "d", "output_dim": 2}}})",
     "TimeDistributed",
     R"({"layer": {"class_name": "Dense", "config": {"name": "d", "units": 2}}})"},
    {{6, 5}, "TimeDistributedDense", R"({"output_dim": 2, "bias": true})", "Dense", R"({"units": 2})"},
};

Json refusal(const Json& input, const char* class_name, const char* config) {
  return analyse(old_model(input, {layer(class_name, Json::parse(config))}))["error"];
}

Json entry(const char* class_name, Json config, const std::vector<const char*>& reads) {
  Json calls = Json::array();
  for (const char* name : reads) calls.push_back(Json::array({name, 0, 0}));
  return {{"class_name", class_name},
          {"name", config["name"]},
          {"config", config},
          {"inbound_nodes", reads.empty() ? Json::array() : Json::array({calls})}};
}

}  // namespace

TEST_CASE("every layer of Keras 1 has the rows of today's layer of the same meaning") {
  for (const Pair& pair : kPairs) {
    CAPTURE(pair.old_class);
    Json old = analyse(old_model(pair.input, {layer(pair.old_class, Json::parse(pair.old_config))}));
    Json today =
        analyse(sequential(pair.input, Json::array({Json::array({pair.class_name, Json::parse(pair.config)})})));
    CAPTURE(old.dump());
    REQUIRE(old.contains("layers"));
    REQUIRE(today.contains("layers"));
    for (const char* field : {"class_name", "output_shape", "params", "trainable_params", "weights"}) {
      CHECK(old["layers"][0][field] == today["layers"][0][field]);
    }
  }
}

TEST_CASE("the era is told by its arguments where no version stands beside them, and only at Keras's own layers") {
  Json old = old_model({8}, {layer("Dense", {{"output_dim", 2}})});
  old.erase("keras_version");
  CHECK(analyse(old)["total_params"] == 18);
  CHECK(analyse(old["config"])["total_params"] == 18);
  Json today = old_model({8}, {layer("Dense", {{"units", 2}}), layer("Mine", {{"name", "own"}, {"init", "x"}})});
  today.erase("keras_version");
  CHECK(analyse(today)["total_params"] == 18);
}

TEST_CASE("what Keras 1 could and today's layers cannot is refused with layer and argument") {
  const auto check = [](const Json& error, const char* argument) {
    CHECK(error["code"] == "keras1_argument");
    CHECK(error["layer"] == "layer");
    CHECK(error["argument"] == argument);
  };
  const char* conv = R"({"nb_filter": 2, "nb_row": 3, "nb_col": 3, "border_mode": "full", "dim_ordering": "th"})";
  check(refusal({3, 9, 9}, "Convolution2D", conv), "border_mode");
  check(refusal({4}, "BatchNormalization", R"({"mode": 1, "axis": -1})"), "mode");
  check(refusal({9, 9, 3}, "MaxPooling2D", R"({"pool_size": [2, 2], "dim_ordering": "any"})"), "dim_ordering");
  check(refusal({4}, "Dense", R"({"output_dim": 3, "quantum": 7})"), "quantum");
  check(refusal({4}, "Dense", R"({"units": 3, "output_dim": 3})"), "units");
  check(refusal({4}, "Dense", R"({"output_dim": 3, "W_regularizer": {"name": "EigenvalueRegularizer", "k": 1}})"),
        "W_regularizer");
  const char* transposed = R"({"nb_filter": 2, "nb_row": 3, "nb_col": 3, "output_shape": [null, null, 9, 2]})";
  check(refusal({7, 7, 3}, "Deconvolution2D", transposed), "output_shape");
  const Json missing = refusal({9, 9, 3}, "Convolution2D", R"({"nb_filter": 2, "nb_row": 3})");
  CHECK(missing["code"] == "missing_argument");
  CHECK(missing["argument"] == "nb_col");
}

TEST_CASE("Merge is the layer that its mode names; a mode of one's own is refused") {
  const auto model = [](const char* mode) {
    const Json merge = {{"name", "m"},
                        {"mode", mode},
                        {"concat_axis", -1},
                        {"dot_axes", -1},
                        {"mode_type", "raw"},
                        {"output_shape", nullptr},
                        {"output_shape_type", "raw"},
                        {"arguments", Json::object()}};
    Json config = {{"name", "graph"}};
    config["layers"] =
        Json::array({entry("InputLayer", {{"name", "x"}, {"batch_input_shape", {nullptr, 4}}}, {}),
                     entry("Dense", {{"name", "a"}, {"output_dim", 3}}, {"x"}),
                     entry("Dense", {{"name", "b"}, {"output_dim", 3}}, {"x"}), entry("Merge", merge, {"a", "b"})});
    config["input_layers"] = Json::array({Json::array({"x", 0, 0})});
    config["output_layers"] = Json::array({Json::array({"m", 0, 0})});
    return analyse({{"class_name", "Model"}, {"config", config}, {"keras_version", "1.1.0"}});
  };
  const std::pair<const char*, const char*> modes[] = {
      {"sum", "Add"},     {"mul", "Multiply"}, {"concat", "Concatenate"},
      {"ave", "Average"}, {"max", "Maximum"},  {"dot", "Dot"}};
  for (const auto& [mode, class_name] : modes) {
    const Json read = model(mode);
    CAPTURE(read.dump());
    REQUIRE(read.contains("layers"));
    CHECK(row(read, "m")["class_name"] == class_name);
    const int features = std::string(mode) == "concat" ? 6 : std::string(mode) == "dot" ? 1 : 3;
    CHECK(row(read, "m")["output_shape"] == Json::array({nullptr, features}));
  }
  for (const char* mode : {"cos", "<lambda>"}) {
    CHECK(model(mode)["error"]["code"] == "keras1_argument");
    CHECK(model(mode)["error"]["layer"] == "m");
    CHECK(model(mode)["error"]["argument"] == "mode");
  }
}

TEST_CASE("a Sequential that begins with a Merge has its branches side by side") {
  const auto branch = [](const char* name) {
    return Json{
        {"class_name", "Sequential"},
        {"config",
         Json::array({layer("Dense", {{"name", name}, {"output_dim", 3}, {"batch_input_shape", {nullptr, 4}}})})}};
  };
  const Json merge = {{"name", "m"}, {"mode", "concat"}, {"layers", Json::array({branch("a"), branch("b")})}};
  const Json read =
      analyse({{"class_name", "Sequential"},
               {"keras_version", "1.0.8"},
               {"config", Json::array({layer("Merge", merge), layer("Dense", {{"name", "end"}, {"output_dim", 2}})})}});
  CAPTURE(read.dump());
  REQUIRE(read.contains("layers"));
  CHECK(read["total_params"] == 15 + 15 + 14);
  CHECK(row(read, "m")["output_shape"] == Json::array({nullptr, 6}));
}
