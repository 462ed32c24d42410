// Layers that are not about space, held against numbers that Keras printed, its documentation, and what it refuses.
#include "tests/core/support/support.hpp"

using namespace support;

namespace {

struct Vector {
  const char* class_name;
  Json config;
  Json input;
  Json shape;  ///< without the batch
  int params;
  int trainable;
};

Json bare(const char* class_name, const Json& config) { return {{"class_name", class_name}, {"config", config}}; }

Json one(const Json& input, const char* class_name, Json config) {
  config["name"] = "x";
  return sequential(input, Json::array({Json::array({class_name, config})}));
}

void check(const std::vector<Vector>& vectors) {
  for (const Vector& vector : vectors) {
    CAPTURE(vector.class_name);
    CAPTURE(vector.config.dump());
    const Json analysis = analyse(one(vector.input, vector.class_name, vector.config));
    CAPTURE(analysis.dump());
    REQUIRE(analysis.contains("layers"));
    const Json& row = analysis["layers"][0];
    Json shape = row["output_shape"];
    shape.erase(0);
    CHECK(shape == vector.shape);
    CHECK(row["params"] == vector.params);
    CHECK(row["trainable_params"] == vector.trainable);
  }
}

const Json kNone = Json::object();
const Json kImage = {20, 20, 3};
const Json kText = {10, 16};

}  // namespace

TEST_CASE("normalizations count as Keras prints") {
  check({
      {"BatchNormalization", kNone, kImage, kImage, 12, 6},
      {"BatchNormalization", {{"center", false}}, kImage, kImage, 9, 3},
      {"BatchNormalization", {{"scale", false}}, kImage, kImage, 9, 3},
      {"BatchNormalization", {{"trainable", false}}, kImage, kImage, 12, 0},
      {"BatchNormalization", {{"axis", 1}}, kImage, kImage, 80, 40},
      {"BatchNormalization", {{"axis", {3}}}, kImage, kImage, 12, 6},
      {"BatchNormalization", kNone, {1200}, {1200}, 4800, 2400},
      {"BatchNormalization", {{"renorm", true}}, {3}, {3}, 21, 6},
      {"LayerNormalization", kNone, kImage, kImage, 6, 6},
      {"LayerNormalization", {{"axis", {1, 2, 3}}}, {20, 30, 40}, {20, 30, 40}, 48000, 48000},
      {"LayerNormalization", {{"rms_scaling", true}}, kImage, kImage, 3, 3},
      {"GroupNormalization", {{"groups", -1}}, kImage, kImage, 6, 6},
      {"UnitNormalization", kNone, kImage, kImage, 0, 0},
      // 9 features are 19 parameters, none trainable, in TensorFlow's tutorial on regression.
      {"Normalization", kNone, {9}, {9}, 19, 0},
      {"Normalization", {{"axis", nullptr}}, {9}, {9}, 3, 0},
      {"Normalization", {{"mean", 3.0}, {"variance", 2.0}}, {9}, {9}, 0, 0},
  });
}

TEST_CASE("the counter of Normalization takes eight bytes, as in TensorFlow's tutorial on regression") {
  const Json analysis = analyse(stacked({9}, {{"Normalization", kNone}, {"Dense", {{"units", 1}}}}));
  CHECK(analysis["total_params"] == 29);
  CHECK(analysis["size_text"] == "120.00 B");
}

TEST_CASE("activations count as Keras prints") {
  check({
      {"PReLU", kNone, kImage, kImage, 1200, 1200},
      {"PReLU", {{"shared_axes", {1, 2}}}, kImage, kImage, 3, 3},
      {"LeakyReLU", {{"alpha", 0.2}}, kImage, kImage, 0, 0},
      {"ELU", kNone, kImage, kImage, 0, 0},
      {"Softmax", {{"axis", {1, 2}}}, kImage, kImage, 0, 0},
  });
}

TEST_CASE("embeddings, recurrent layers and wrappers count as Keras prints") {
  const Json lstm = bare("LSTM", {{"units", 32}, {"name", "lstm"}});
  check({
      {"Embedding", {{"input_dim", 1000}, {"output_dim", 16}}, {10}, {10, 16}, 16000, 16000},
      {"SimpleRNN", {{"units", 32}}, kText, {32}, 1568, 1568},
      {"LSTM", {{"units", 32}}, kText, {32}, 6272, 6272},
      {"LSTM", {{"units", 32}, {"return_sequences", true}}, kText, {10, 32}, 6272, 6272},
      {"GRU", {{"units", 32}}, kText, {32}, 4800, 4800},
      {"GRU", {{"units", 32}, {"reset_after", false}}, kText, {32}, 4704, 4704},
      {"Bidirectional", {{"layer", lstm}}, kText, {64}, 12544, 12544},
      {"Bidirectional", {{"layer", lstm}, {"merge_mode", "sum"}}, kText, {32}, 12544, 12544},
      {"TimeDistributed", {{"layer", bare("Dense", {{"units", 4}})}}, kText, {10, 4}, 68, 68},
  });
}

TEST_CASE("EinsumDense does what its documentation shows") {
  check({
      {"EinsumDense", {{"equation", "ab,bc->ac"}, {"output_shape", 64}, {"bias_axes", "c"}}, {32}, {64}, 2112, 2112},
      // The documentation says (None, 32, 64) here; Keras itself leaves the size that was not given open.
      {"EinsumDense",
       {{"equation", "abc,cd->abd"}, {"output_shape", {nullptr, 64}}, {"bias_axes", "d"}},
       {32, 128},
       {nullptr, 64},
       8256,
       8256},
      {"EinsumDense",
       {{"equation", "...x,xy->...y"}, {"output_shape", 64}, {"bias_axes", "y"}},
       {32, 128},
       {32, 64},
       8256,
       8256},
      // An ellipsis at the end: the axes that it stands for follow, and the bias is spread over them.
      {"EinsumDense",
       {{"equation", "ab...,bc->ac..."}, {"output_shape", 64}, {"bias_axes", "c"}},
       {32, 5, 7},
       {64, 5, 7},
       2112,
       2112},
      {"EinsumDense", {{"equation", "abc...,cd->abd..."}, {"output_shape", {4, 9}}}, {4, 6, 5}, {4, 9, 5}, 54, 54},
  });
  const auto refused = [](const char* equation, const Json& output_shape, const char* bias_axes) {
    const Json config = {{"equation", equation}, {"output_shape", output_shape}, {"bias_axes", bias_axes}};
    return analyse(one({32, 128}, "EinsumDense", config))["error"]["argument"];
  };
  // A bias along an axis whose size the layer does not know, or that its output does not have.
  CHECK(refused("abc,cd->abd", {nullptr, 64}, "d") == nullptr);
  CHECK(refused("abc,cd->abd", {nullptr, 64}, "b") == "bias_axes");
  CHECK(refused("abc,cd->abd", {nullptr, 64}, "bd") == "bias_axes");
  CHECK(refused("abc,cd->abd", {nullptr, 64}, "x") == "bias_axes");
  // Dots on one side of the arrow, at different ends, or after a single letter.
  for (const char* equation : {"...x,xy->y", "x,xy->...y", "ab...,bc->ac", "...ab,bc->ac...", "a...,ab->b..."}) {
    CAPTURE(equation);
    CHECK(refused(equation, {64}, "") == "equation");
  }
}

TEST_CASE("a list of axes that is empty is no axis") {
  for (const char* class_name : {"BatchNormalization", "Softmax"}) {
    CAPTURE(class_name);
    const Json error = analyse(one(kImage, class_name, {{"axis", Json::array()}}))["error"];
    CHECK(error["code"] == "invalid_argument");
    CHECK(error["argument"] == "axis");
    CHECK(error["expected"] == "list_of_integers");
    CHECK(error["found"] == Json::array());
  }
  // Where there may be none, an empty list is none.
  check({{"PReLU", {{"shared_axes", Json::array()}}, kImage, kImage, 1200, 1200}});
}

TEST_CASE("layers without weights have the shapes of their arguments") {
  check({
      {"Resizing", {{"height", 8}, {"width", 9}}, kImage, {8, 9, 3}, 0, 0},
      {"CenterCrop", {{"height", 8}, {"width", 9}, {"data_format", "channels_first"}}, {3, 20, 20}, {3, 8, 9}, 0, 0},
      {"RandomCrop", {{"height", 8}, {"width", 9}}, kImage, {8, 9, 3}, 0, 0},
      {"RandomFlip", kNone, kImage, kImage, 0, 0},
      {"Solarization", {{"addition_factor", 0.2}, {"threshold_factor", 0.5}}, kImage, kImage, 0, 0},
      {"RandomTranslation", {{"height_factor", 0.1}, {"width_factor", 0.1}}, kImage, kImage, 0, 0},
      {"GaussianDropout", {{"rate", 0.5}}, kImage, kImage, 0, 0},
      {"AlphaDropout", {{"rate", 0.5}}, kImage, kImage, 0, 0},
      {"Masking", kNone, kText, kText, 0, 0},
      {"Identity", kNone, kText, kText, 0, 0},
      {"ActivityRegularization", {{"l2", 0.1}}, kText, kText, 0, 0},
      {"RandomHeight", {{"factor", 0.2}}, kImage, {nullptr, 20, 3}, 0, 0},
      {"RandomWidth", {{"factor", 0.2}}, kImage, {20, nullptr, 3}, 0, 0},
  });
}

TEST_CASE("what Keras refuses is refused at the layer, with the argument") {
  struct Refusal {
    const char* class_name;
    Json config;
    Json input;
    const char* code;
    const char* argument;
  };
  const Json dense = bare("Dense", {{"units", 2}});
  const std::vector<Refusal> refusals = {
      {"BatchNormalization", {{"axis", 4}}, kImage, "invalid_argument", "axis"},
      {"BatchNormalization", kNone, {nullptr}, "unknown_size", "axis"},
      {"LayerNormalization", {{"axis", {1, 1}}}, kImage, "invalid_argument", "axis"},
      {"GroupNormalization", {{"groups", 2}}, kImage, "invalid_argument", "groups"},
      {"GroupNormalization", kNone, kImage, "invalid_argument", "groups"},
      {"Normalization", {{"mean", 1.0}}, {9}, "invalid_argument", "variance"},
      {"PReLU", {{"shared_axes", {4}}}, kImage, "invalid_argument", "shared_axes"},
      {"PReLU", kNone, {nullptr, 3}, "unknown_size", "shared_axes"},
      {"ReLU", {{"max_value", -1}}, kImage, "invalid_argument", "max_value"},
      {"Dropout", {{"rate", 1.5}}, kImage, "invalid_argument", "rate"},
      {"GaussianNoise", {{"stddev", 2}}, kImage, "invalid_argument", "stddev"},
      {"Activation", {{"activation", "foo"}}, kImage, "invalid_argument", "activation"},
      {"LSTM", {{"units", 0}}, kText, "invalid_argument", "units"},
      {"LSTM", {{"units", 3}}, kImage, "wrong_rank", ""},
      {"GRU", {{"units", 3}}, {10, nullptr}, "unknown_size", "units"},
      {"Embedding", {{"input_dim", 0}, {"output_dim", 2}}, {10}, "invalid_argument", "input_dim"},
      {"TimeDistributed", {{"layer", dense}}, {10}, "wrong_rank", ""},
      {"TimeDistributed", kNone, kText, "missing_argument", "layer"},
      {"Bidirectional",
       {{"layer", bare("LSTM", {{"units", 2}})}, {"merge_mode", "both"}},
       kText,
       "invalid_argument",
       "merge_mode"},
      {"Add", kNone, kText, "wrong_input_count", ""},
      {"Dot", {{"axes", 1}}, kText, "wrong_input_count", ""},
      {"Resizing", {{"height", 0}, {"width", 2}}, kImage, "invalid_argument", "height"},
      {"ConvLSTM2D", {{"filters", 2}, {"kernel_size", 3}}, kImage, "wrong_rank", ""},
      {"EinsumDense", {{"equation", "ab,bc"}, {"output_shape", 4}}, kText, "invalid_argument", "equation"},
      {"EinsumDense", {{"equation", "ab,bc->ad"}, {"output_shape", 4}}, {16}, "invalid_argument", "equation"},
      {"Dense", {{"units", 2}, {"lora_rank", 4}}, kText, "not_supported", "lora_rank"},
  };
  for (const Refusal& refusal : refusals) {
    CAPTURE(refusal.class_name);
    CAPTURE(refusal.config.dump());
    const Json answer = analyse(one(refusal.input, refusal.class_name, refusal.config));
    CAPTURE(answer.dump());
    REQUIRE(answer.contains("error"));
    CHECK(answer["error"]["code"] == refusal.code);
    CHECK(answer["error"]["layer"] == "x");
    CHECK(answer["error"]["argument"] == refusal.argument);
  }
}

TEST_CASE("a flag may be what Python takes for one") {
  const auto params = [](const Json& use_bias) {
    return analyse(one({4}, "Dense", {{"units", 2}, {"use_bias", use_bias}}))["layers"][0]["params"];
  };
  CHECK(params(1) == 10);
  CHECK(params(0) == 8);
  CHECK(params(nullptr) == 8);
  CHECK(analyse(one({4}, "Dense", {{"units", 2}, {"use_bias", "no"}}))["error"]["argument"] == "use_bias");
}

TEST_CASE("activations in a config may be names, functions or layers") {
  const auto accepted = [](const Json& activation) {
    return analyse(one({4}, "Dense", {{"units", 2}, {"activation", activation}})).contains("layers");
  };
  for (const char* name :
       {"relu",       "leaky_relu",     "relu6",       "softmax",     "celu",        "elu",         "selu",
        "softplus",   "softsign",       "squareplus",  "soft_shrink", "sparse_plus", "silu",        "gelu",
        "glu",        "tanh",           "tanh_shrink", "threshold",   "sigmoid",     "exponential", "hard_sigmoid",
        "hard_silu",  "sparse_sigmoid", "hard_tanh",   "hard_shrink", "linear",      "mish",        "swish",
        "hard_swish", "log_softmax",    "log_sigmoid", "sparsemax"}) {
    CAPTURE(name);
    CHECK(accepted(name));
  }
  CHECK(accepted(nullptr));
  CHECK(accepted({{"class_name", "function"}, {"config", "relu"}}));
  CHECK(accepted({{"class_name", "LeakyReLU"}, {"config", {{"negative_slope", 0.1}}}}));
  CHECK_FALSE(accepted("ReLU"));
  CHECK_FALSE(accepted("foo"));
  CHECK_FALSE(accepted(7));
}
