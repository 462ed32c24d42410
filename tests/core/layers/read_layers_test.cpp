// Layers that files of real models have: their weights by the sources of Keras 3.16, and what is refused about them.
#include "tests/core/support/graphs.hpp"

using namespace support;

namespace {

Json bare(const char* class_name, const Json& config) { return {{"class_name", class_name}, {"config", config}}; }

Json shapes(const Json& row) {
  Json all = Json::array();
  for (const Json& weight : row["weights"]) all.push_back(weight["shape"]);
  return all;
}

/// The only row of a Sequential of one layer.
Json only(const Json& input_shape, const char* class_name, const Json& config) {
  const Json analysis = analyse(stacked(input_shape, {{class_name, config}}));
  CAPTURE(analysis.dump());
  return analysis.contains("layers") ? analysis["layers"][0] : analysis["error"];
}

Json rnn(const Json& cell) { return {{"cell", cell}, {"return_sequences", true}}; }

}  // namespace

TEST_CASE("an RNN of one cell has the weights and shapes of the layer of that name") {
  const std::pair<const char*, const char*> kinds[] = {
      {"SimpleRNNCell", "SimpleRNN"}, {"LSTMCell", "LSTM"}, {"GRUCell", "GRU"}};
  for (const auto& [cell, layer] : kinds) {
    for (const bool use_bias : {true, false}) {
      const Json config = {{"units", 6}, {"use_bias", use_bias}, {"reset_after", use_bias}};
      Json whole = config;
      whole["return_sequences"] = true;
      const Json found = only({5, 3}, "RNN", rnn(bare(cell, config)));
      const Json expected = only({5, 3}, layer, whole);
      CHECK(shapes(found) == shapes(expected));
      CHECK(found["output_shape"] == expected["output_shape"]);
    }
  }
}

TEST_CASE("stacked cells read each other, give all their states, and may run both ways") {
  const Json cells = Json::array({bare("LSTMCell", {{"units", 4}}), bare("GRUCell", {{"units", 6}})});
  Json config = rnn(bare("StackedRNNCells", {{"cells", cells}}));
  const Json row = only({5, 3}, "RNN", config);
  CHECK(shapes(row) == Json::parse("[[3,16],[4,16],[16],[4,18],[6,18],[2,18]]"));
  CHECK(row["output_shape"] == Json::parse("[null,5,6]"));
  const Json both = only({5, 3}, "Bidirectional", {{"layer", bare("RNN", config)}});
  CHECK(both["params"] == 2 * row["params"].get<int>());
  CHECK(both["output_shape"] == Json::parse("[null,5,12]"));
  config["return_state"] = true;
  CHECK(only({5, 3}, "RNN", config)["output_shapes"] == Json::parse("[[null,5,6],[null,4],[null,4],[null,6]]"));
}

TEST_CASE("a cell of one's own makes the RNN a layer that nobody here knows") {
  const Json own = only({5, 3}, "RNN", rnn(bare("MyCell", {{"units", 4}})));
  CHECK(own["params"].is_null());
  CHECK(own["output_shape"].is_null());
  CHECK(only({5, 3}, "RNN", rnn(bare("LSTMCell", Json::object())))["argument"] == "units");
}

TEST_CASE("nothing about a class of one's own is an error") {
  const Json policy = {{"class_name", "QuantizedDTypePolicy"},
                       {"config", {{"name", "int8_from_float32"}, {"mode", 3}}}};
  const Json inner = {{"class_name", "Dense"}, {"config", Json::object()}};
  for (const Json& config : {Json{{"dtype", policy}}, Json{{"layer", inner}}, Json{{"lora_rank", 4}, {"units", -1}}}) {
    const Json own = only({5, 3}, "package>Mine", config);
    CAPTURE(own.dump());
    CHECK(own["class_name"] == "package>Mine");
    CHECK(own["params"].is_null());
  }
}

TEST_CASE("SpectralNormalization keeps one vector beside the layer's weights, which is not trained") {
  const Json dense = only({9}, "SpectralNormalization", {{"layer", bare("Dense", {{"units", 4}})}});
  CHECK(shapes(dense) == Json::parse("[[9,4],[4],[1,4]]"));
  CHECK(dense["non_trainable_params"] == 4);
  const Json conv =
      only({10, 10, 3}, "SpectralNormalization", {{"layer", bare("Conv2D", {{"filters", 5}, {"kernel_size", 3}})}});
  CHECK(conv["params"] == 140 + 5);
  CHECK(conv["output_shape"] == Json::parse("[null,8,8,5]"));
  const Json transposed = only({5, 5, 3}, "SpectralNormalization",
                               {{"layer", bare("Conv2DTranspose", {{"filters", 5}, {"kernel_size", 3}})}});
  CHECK(transposed["params"] == 140 + 3);  // its kernel is (3, 3, 5, 3)
  const Json words =
      only({7}, "SpectralNormalization", {{"layer", bare("Embedding", {{"input_dim", 20}, {"output_dim", 6}})}});
  CHECK(words["params"] == 120 + 6);
  for (const Json& layer : {bare("Flatten", Json::object()), bare("LSTM", {{"units", 3}})}) {
    CHECK(only({9, 4}, "SpectralNormalization", {{"layer", layer}})["code"] == "invalid_argument");
  }
}

TEST_CASE("GroupQueryAttention has as many key heads as groups, and refuses heads that do not fit") {
  const auto attention = [](const Json& config) {
    const Json layers =
        Json::array({input("q", {5, 16}), input("v", {7, 12}),
                     call("GroupQueryAttention", "g", config, Json::array({tensor("q"), tensor("v")}))});
    return analyse(graph(layers, {{"q", 0, 0}, {"v", 0, 0}}, {{"g", 0, 0}}));
  };
  Json config = {{"head_dim", 4}, {"num_query_heads", 6}, {"num_key_value_heads", 2}};
  const Json found = row(attention(config), "g");
  CHECK(shapes(found) == Json::parse("[[16,6,4],[6,4],[12,2,4],[2,4],[12,2,4],[2,4],[6,4,16],[16]]"));
  CHECK(found["output_shape"] == Json::parse("[null,5,16]"));
  config["num_key_value_heads"] = 4;
  CHECK(attention(config)["error"]["argument"] == "num_query_heads");
}

TEST_CASE("layers of keras.applications: LayerScale and CustomScaleLayer") {
  const Json scale = only({7, 7, 12}, "LayerScale", {{"init_values", 1e-6}, {"projection_dim", 12}});
  CHECK(shapes(scale) == Json::parse("[[12]]"));
  CHECK(scale["output_shape"] == Json::parse("[null,7,7,12]"));
  CHECK(only({7, 7, 8}, "LayerScale", {{"init_values", 1}, {"projection_dim", 12}})["argument"] == "projection_dim");
  const Json layers = Json::array(
      {input("a", {4, 3}), input("b", {4, 3}),
       call("CustomScaleLayer", "s", {{"scale", 0.17}}, Json::array({Json::array({tensor("a"), tensor("b")})}))});
  const Json sum = row(analyse(graph(layers, {{"a", 0, 0}, {"b", 0, 0}}, {{"s", 0, 0}})), "s");
  CHECK(sum["output_shape"] == Json::parse("[null,4,3]"));
  CHECK(sum["params"] == 0);
}

TEST_CASE("a node of TensorFlow's graph has no parameters, and a shape where it says enough") {
  const auto shape = [](const char* node, const Json& constants) {
    const Json config = {{"node_def", Json::parse(node)}, {"constants", constants}};
    const Json found = only({4, 4, 8}, "TensorFlowOpLayer", config);
    CHECK(found["params"] == 0);
    return found["output_shape"];
  };
  const Json input_shape = Json::parse("[null,4,4,8]");
  const Json none = Json::object();
  for (const char* node : {R"({"op": "Relu"})", R"("{\"op\": \"Sqrt\"}")"}) CHECK(shape(node, none) == input_shape);
  CHECK(shape(R"({"op": "Mul"})", {{"1", 2.0}}) == input_shape);
  CHECK(shape(R"({"op": "AddV2"})", {{"0", {1, 2, 3, 4, 5, 6, 7, 8}}}) == input_shape);
  CHECK(shape(R"({"op": "SpaceToDepth", "attr": {"block_size": {"i": "2"}}})", none) == Json::parse("[null,2,2,32]"));
  CHECK(shape(R"({"op": "DepthToSpace", "attr": {"block_size": {"i": "2"}, "data_format": {"s": "TkNIVw=="}}})",
              none) == Json::parse("[null,1,8,16]"));
  for (const char* node : {R"({"op": "Mystery"})", R"("text")", R"({"op": "Mul"})", "null",
                           R"({"op": "DepthToSpace", "attr": {"block_size": {"i": "3"}}})"}) {
    CHECK(shape(node, none).is_null());
  }
}
