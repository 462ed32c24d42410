// Rows A1-A6, B5, B7-B9, C38, E3 and R7-R9 of the table of misconceptions: weights that an argument takes away, that
// another framework has or has not, attention, and recurrent layers.
#include "tests/core/support/diagnoses.hpp"
#include "tests/core/support/graphs.hpp"

using namespace support;

namespace {

struct Layer {
  Json input;
  const char* class_name;
  Json config;
};

/// One layer with use_bias on or off.
Json with_bias(const Layer& layer, bool bias) {
  Json config = layer.config;
  config["use_bias"] = bias;
  return one_layer(layer.input, layer.class_name, config);
}

/// Attention of a sequence to itself.
Json attention(const Json& sequence, const Json& config) {
  const Json twice = Json::array({tensor("in"), tensor("in")});
  return graph(Json::array({input("in", sequence), call("MultiHeadAttention", "x", config, twice)}), {{"in", 0, 0}},
               {{"x", 0, 0}});
}

Json wrapped(const char* wrapper, const char* layer, const Json& config, const Json& input) {
  return one_layer(input, wrapper, {{"layer", {{"class_name", layer}, {"config", config}}}});
}

}  // namespace

TEST_CASE("row C38: every layer that can do without a bias is counted with one") {
  const Json image = {9, 8, 4};
  const Json steps = {10, 6};
  const std::vector<Layer> layers = {
      {{12}, "Dense", {{"units", 5}}},
      {steps, "Conv1D", {{"filters", 4}, {"kernel_size", 3}}},
      {image, "Conv2D", {{"filters", 6}, {"kernel_size", 3}, {"groups", 2}}},
      {{9, 8, 7, 2}, "Conv3D", {{"filters", 3}, {"kernel_size", 2}}},
      {steps, "Conv1DTranspose", {{"filters", 4}, {"kernel_size", 3}}},
      {image, "Conv2DTranspose", {{"filters", 5}, {"kernel_size", 3}}},
      {image, "DepthwiseConv2D", {{"kernel_size", 3}, {"depth_multiplier", 2}}},
      {image, "SeparableConv2D", {{"filters", 5}, {"kernel_size", 3}}},
      {steps, "LSTM", {{"units", 7}}},
      {steps, "GRU", {{"units", 7}}},
      {steps, "GRU", {{"units", 7}, {"reset_after", false}}},
      {steps, "SimpleRNN", {{"units", 7}}},
      {{5, 9, 8, 3}, "ConvLSTM2D", {{"filters", 4}, {"kernel_size", 3}}},
  };
  for (const Layer& layer : layers) {
    CAPTURE(layer.class_name);
    check({{"C38", with_bias(layer, false), params("x"), answer(with_bias(layer, true), params("x"))}});
    const Json plain = with_bias(layer, true);
    CHECK(answer(plain, params("x"), Json::array({"bias_though_switched_off"})) == answer(plain, params("x")));
  }
  const Json inside = {{"units", 7}, {"use_bias", false}};
  check({
      {"C38", wrapped("Bidirectional", "LSTM", inside, steps), params("x"), 2 * (4 * 7 * (6 + 7) + 4 * 7)},
      {"C38", wrapped("TimeDistributed", "Dense", inside, steps), params("x"), 6 * 7 + 7},
      {"C38", attention({10, 12}, {{"num_heads", 3}, {"key_dim", 4}, {"use_bias", false}}), params("x"),
       4 * 12 * 12 + 4 * 12},
  });
}

TEST_CASE("row B5: scale and offset are counted though they are switched off") {
  const Json image = {6, 5, 8};
  for (const char* name : {"LayerNormalization", "BatchNormalization"}) {
    CAPTURE(name);
    const int moving = std::string(name) == "BatchNormalization" ? 16 : 0;
    for (const Json& off :
         {Json{{"scale", false}}, Json{{"center", false}}, Json{{"scale", false}, {"center", false}}}) {
      check({{"B5", one_layer(image, name, off), params("x"), 16 + moving}});
    }
  }
  check({{"B5", one_layer(image, "GroupNormalization", {{"groups", 4}, {"center", false}}), params("x"), 16}});
}

TEST_CASE("rows B7 and B8: one number a channel, nothing trainable") {
  const Json model =
      stacked({4096}, {{"Dense", {{"name", "d"}, {"units", 512}}}, {"BatchNormalization", {{"name", "x"}}}});
  Json trainable = params("x");
  trainable["of"] = "trainable_params";
  check({
      {"B7", model, params("x"), 512},
      {"B8", model, {{"of", "non_trainable_params"}}, 2048},
      {"B8", model, trainable, 0},
  });
}

TEST_CASE("row B9: as PyTorch counts, without the bias before a normalization and without its statistics") {
  const Json bn = {{"name", "bn"}};
  const Json conv = stacked({32, 30, 3}, {{"Conv2D", {{"name", "c"}, {"filters", 64}, {"kernel_size", 7}}},
                                          {"BatchNormalization", bn},
                                          {"Flatten", {{"name", "f"}}},
                                          {"Dense", {{"name", "d"}, {"units", 2}}}});
  const int dense = 26 * 24 * 64 * 2 + 2;
  const Json total = answer(conv, kTotal);
  REQUIRE(total == 49 * 3 * 64 + 64 + 4 * 64 + dense);
  check({
      {"B9", conv, kTotal, 49 * 3 * 64 + 2 * 64 + dense},
      {"B9", conv, params("c"), 49 * 3 * 64},
      {"B9", conv, params("bn"), 2 * 64},
  });
  // Without a bias before it, two numbers a channel are all there is to say.
  const Json bare =
      stacked({32, 30, 3}, {{"Conv2D", {{"name", "c"}, {"filters", 64}, {"kernel_size", 7}, {"use_bias", false}}},
                            {"BatchNormalization", bn}});
  CHECK(ids_of(diagnose(bare, params("bn"), 128))[0] == "batch_norm_two_per_channel");
  CHECK_FALSE(names(diagnose(bare, params("bn"), 128), "counted_as_in_pytorch"));
  CHECK_FALSE(names(diagnose(lesson("zero-padding"), params("conv2d"), 54), "counted_as_in_pytorch"));
}

TEST_CASE("rows A1 to A6: attention") {
  // d = 12, 3 heads of 5: 3*(12*15 + 15) + 15*12 + 12 = 777.
  const Json model = attention({10, 12}, {{"num_heads", 3}, {"key_dim", 5}});
  REQUIRE(answer(model, params("x")) == 777);
  check({
      {"A1", model, params("x"), 4 * 12 * 15},
      {"A2", model, params("x"), 3 * (12 * 5 + 5) + 5 * 12 + 12},
      {"A3", model, params("x"), 12 * 15 + 15},
      {"A3", model, params("x"), 12 * 15},
      {"A4", model, params("x"), 3 * (12 * 15 + 15)},
      {"A4", model, params("x"), 3 * 12 * 15},
      {"A5", model, params("x"), 3 * (10 * 15 + 15) + 15 * 10 + 10},
      {"A6", model, params("x"), 3 * (12 * 36 + 36) + 36 * 12 + 12},
  });
  // The posted one: ten heads of ten on 1,800 steps of one feature.
  const Json posted = attention({1800, 1}, {{"num_heads", 10}, {"key_dim", 10}, {"use_bias", false}});
  REQUIRE(answer(posted, params("x")) == 400);
  check({{"A5", posted, params("x"), 720000}, {"A4", posted, params("x"), 300}, {"A2", posted, params("x"), 40}});
  CHECK(ids_of(diagnose(posted, params("x"), 300)) == std::vector<std::string>{"attention_no_output_projection"});
}

TEST_CASE("row E3: an embedding of the length times the width") {
  check({{"E3", one_layer({10}, "Embedding", {{"input_dim", 1000}, {"output_dim", 16}}), params("x"), 160}});
}

TEST_CASE("rows R7 to R9: biases and gates of other frameworks, and the input of the first layer") {
  const Json text = {10, 16};
  const Json lstm = one_layer({10, 128}, "LSTM", {{"units", 128}});
  const Json two = stacked({5, 1}, {{"LSTM", {{"name", "a"}, {"units", 10}, {"return_sequences", true}}},
                                    {"LSTM", {{"name", "b"}, {"units", 10}}}});
  check({
      {"R7", lstm, params("x"), 132096},
      {"R7", one_layer(text, "SimpleRNN", {{"units", 8}}), params("x"), 16 * 8 + 8 * 8 + 2 * 8},
      {"R7", one_layer(text, "GRU", {{"units", 8}, {"reset_after", false}}), params("x"), 3 * (16 * 8 + 8 * 8 + 16)},
      {"R8", one_layer(text, "GRU", {{"units", 8}}), params("x"), 4 * (16 * 8 + 8 * 8 + 16)},
      {"R8", one_layer(text, "GRU", {{"units", 8}}), params("x"), 4 * (16 * 8 + 8 * 8 + 8)},
      {"R9", two, params("b"), 4 * (1 * 10 + 10 * 10 + 10)},
  });
  CHECK(diagnose(two, params("b"), 480)["slip"] == nullptr);
}
