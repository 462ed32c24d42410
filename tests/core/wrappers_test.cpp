// Layers inside layers, layers with several inputs and outputs, and what is unknown inside them.
#include "graphs.hpp"

using namespace support;

namespace {

Json bare(const char* class_name, const Json& config) { return {{"class_name", class_name}, {"config", config}}; }

}  // namespace

TEST_CASE("a Bidirectional without a backward layer has a copy of the first, as Keras makes it") {
  const Json given = {{"layer", bare("GRU", {{"units", 3}, {"return_sequences", true}})}};
  Json both = given;
  both["backward_layer"] = bare("GRU", {{"units", 3}, {"return_sequences", true}, {"go_backwards", true}});
  const auto analysed = [](const Json& config) {
    return analyse(sequential({7, 2}, Json::array({Json::array({"Bidirectional", config})})))["layers"][0];
  };
  CHECK(analysed(given)["weights"] == analysed(both)["weights"]);
  CHECK(analysed(given)["weights"].size() == 6);
  Json unlike = both;
  unlike["backward_layer"]["config"]["return_sequences"] = false;
  const Json refused = analyse(sequential({7, 2}, Json::array({Json::array({"Bidirectional", unlike})})));
  CHECK(refused["error"]["argument"] == "backward_layer");
}

TEST_CASE("states are outputs of their own, and inputs too") {
  const Json lstm = {{"units", 4}, {"return_state", true}};
  const Json model = graph(
      Json::array({input("words", {5, 3}), call("LSTM", "encoder", lstm, Json::array({tensor("words")})),
                   call("LSTM", "decoder", {{"units", 4}, {"return_sequences", true}}, Json::array({tensor("words")}),
                        {{"initial_state", {tensor("encoder", 1), tensor("encoder", 2)}}}),
                   call("Concatenate", "both", {{"axis", -1}},
                        Json::array({Json::array({tensor("encoder", 1), tensor("encoder", 2)})}))}),
      {{"words", 0, 0}}, {{"decoder", 0, 0}, {"both", 0, 0}});
  const Json analysis = analyse(model);
  CAPTURE(analysis.dump());
  REQUIRE(analysis.contains("layers"));
  CHECK(row(analysis, "encoder")["output_shapes"] == Json::parse("[[null,4],[null,4],[null,4]]"));
  CHECK(row(analysis, "decoder")["output_shape"] == Json::parse("[null,5,4]"));
  CHECK(row(analysis, "both")["output_shape"] == Json::parse("[null,8]"));
}

TEST_CASE("a layer of a Sequential that gives several tensors cannot be followed") {
  const Json lstm = {{"name", "lstm"}, {"units", 4}, {"return_state", true}};
  const Json analysis = analyse(stacked({5, 3}, {{"LSTM", lstm}, {"Dense", {{"name", "dense"}, {"units", 2}}}}));
  CHECK(analysis["error"]["code"] == "wrong_input_count");
  CHECK(analysis["error"]["layer"] == "dense");
}

TEST_CASE("TimeDistributed may hold a model, and counts nothing that it does not know") {
  const Json inner =
      stacked({20, 20, 3}, {{"Conv2D", {{"filters", 2}, {"kernel_size", 3}}}, {"Flatten", Json::object()}});
  const auto wrapped = [](const Json& layer) {
    return analyse(sequential({4, 20, 20, 3},
                              Json::array({Json::array({"TimeDistributed", {{"name", "steps"}, {"layer", layer}}})})));
  };
  const Json known = wrapped(inner);
  CAPTURE(known.dump());
  REQUIRE(known.contains("layers"));
  CHECK(known["layers"][0]["output_shape"] == Json::parse("[null,4,648]"));
  CHECK(known["layers"][0]["params"] == 56);
  const Json unknown = wrapped(bare("MyLayer", Json::object()));
  CHECK(unknown["complete"] == false);
  CHECK(unknown["layers"][0]["params"].is_null());
  const Json refused = wrapped(bare("Dense", {{"name", "inner"}, {"units", 0}}));
  CHECK(refused["error"]["argument"] == "units");
}

TEST_CASE("a frozen wrapper freezes what it wraps, and a frozen layer inside stays frozen") {
  Json dense = bare("Dense", {{"units", 4}, {"trainable", false}});
  const auto trainable = [&](bool outer) {
    const Json config = {{"layer", dense}, {"trainable", outer}};
    return analyse(sequential({10, 16}, Json::array({Json::array({"TimeDistributed", config})})))["trainable_params"];
  };
  CHECK(trainable(true) == 0);
  dense["config"]["trainable"] = true;
  CHECK(trainable(true) == 68);
  CHECK(trainable(false) == 0);
}

TEST_CASE("attention reads query, value and key wherever the call puts them, and masks are no keys") {
  const Json config = {{"num_heads", 2}, {"key_dim", 4}};
  const auto params = [&](const Json& args, const Json& kwargs) {
    const Json layers = Json::array({input("q", {5, 6}), input("v", {7, 8}), input("k", {7, 10}), input("mask", {5, 7}),
                                     call("MultiHeadAttention", "x", config, args, kwargs)});
    const Json analysis =
        analyse(graph(layers, {{"q", 0, 0}, {"v", 0, 0}, {"k", 0, 0}, {"mask", 0, 0}}, {{"x", 0, 0}}));
    CAPTURE(analysis.dump());
    REQUIRE(analysis.contains("layers"));
    CHECK(row(analysis, "x")["output_shape"] == Json::parse("[null,5,6]"));
    return row(analysis, "x")["params"].get<int>();
  };
  // Each projection is (features + 1) * 2 * 4, the last one (2 * 4 + 1) * 6... written out: bias (6,) on kernel
  // (2,4,6).
  const int with_key = (6 + 1) * 8 + (10 + 1) * 8 + (8 + 1) * 8 + 8 * 6 + 6;
  const int without_key = (6 + 1) * 8 + (8 + 1) * 8 + (8 + 1) * 8 + 8 * 6 + 6;
  CHECK(params({tensor("q"), tensor("v"), tensor("k")}, Json::object()) == with_key);
  CHECK(params({tensor("q"), tensor("v")}, {{"attention_mask", tensor("mask")}, {"key", tensor("k")}}) == with_key);
  CHECK(params({tensor("q"), tensor("v")}, {{"attention_mask", tensor("mask")}}) == without_key);
  CHECK(params(Json::array({tensor("q")}), {{"value", tensor("v")}}) == without_key);
}

TEST_CASE("a Lambda is not run: its count is unknown, and every shape after it") {
  const Json hidden = analyse(stacked({4}, {{"Lambda", {{"name", "lambda"}}}, {"Dense", {{"units", 2}}}}));
  CHECK(hidden["complete"] == false);
  CHECK(hidden["layers"][0]["output_shape"].is_null());
  CHECK(hidden["layers"][0]["params"].is_null());
  CHECK(hidden["layers"][1]["params"].is_null());
}

TEST_CASE("merges stretch sizes of one, as Keras does, and refuse others") {
  const auto merged = [](const char* class_name, const Json& config, const Json& first, const Json& second) {
    const Json layers =
        Json::array({input("a", first), input("b", second),
                     call(class_name, "x", config, Json::array({Json::array({tensor("a"), tensor("b")})}))});
    return analyse(graph(layers, {{"a", 0, 0}, {"b", 0, 0}}, {{"x", 0, 0}}));
  };
  const Json none = Json::object();
  CHECK(row(merged("Add", none, {4, 1, 3}, {4, 5, 1}), "x")["output_shape"] == Json::parse("[null,4,5,3]"));
  CHECK(row(merged("Multiply", none, {4, 5, 3}, {3}), "x")["output_shape"] == Json::parse("[null,4,5,3]"));
  CHECK(row(merged("Maximum", none, {nullptr, 3}, {4, 3}), "x")["output_shape"] == Json::parse("[null,null,3]"));
  CHECK(row(merged("Concatenate", {{"axis", 1}}, {4, 3}, {5, 3}), "x")["output_shape"] == Json::parse("[null,9,3]"));
  CHECK(row(merged("Dot", {{"axes", {1, 2}}}, {3, 5}, {10, 3}), "x")["output_shape"] == Json::parse("[null,5,10]"));
  CHECK(row(merged("Attention", {{"use_scale", true}}, {3, 5}, {7, 5}), "x")["params"] == 1);
  CHECK(row(merged("AdditiveAttention", none, {3, 5}, {7, 5}), "x")["params"] == 5);
  CHECK(merged("Add", none, {4, 2}, {4, 3})["error"]["code"] == "shapes_differ");
  CHECK(merged("Concatenate", none, {4, 2}, {5, 2})["error"]["code"] == "shapes_differ");
  CHECK(merged("Dot", {{"axes", 1}}, {3, 5}, {4, 5})["error"]["code"] == "shapes_differ");
}
