// Layers inside layers, layers with several inputs and outputs, and what is unknown inside them.
#include "tests/core/support/graphs.hpp"

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

// Source: Layer.trainable_weights and _track_variable of Keras 3. Freezing a built wrapper or model sets the flag of
// all layers inside; a flag given to its constructor sets its own alone, which the totals of the model around do not
// ask.
TEST_CASE("whether a weight counts as trainable is said by the layer that made it") {
  Json dense = bare("Dense", {{"units", 4}, {"trainable", false}});
  const auto wrapped = [&](bool outer) {
    const Json config = {{"name", "steps"}, {"layer", dense}, {"trainable", outer}};
    return analyse(sequential({10, 16}, Json::array({Json::array({"TimeDistributed", config})})));
  };
  CHECK(wrapped(true)["trainable_params"] == 0);
  CHECK(wrapped(false)["trainable_params"] == 0);
  dense["config"]["trainable"] = true;
  CHECK(wrapped(true)["trainable_params"] == 68);
  CHECK(wrapped(false)["trainable_params"] == 68);
  CHECK(wrapped(false)["layers"][0]["trainable_params"] == 0);
  dense["config"].erase("trainable");
  CHECK(wrapped(false)["trainable_params"] == 0);
}

TEST_CASE("of a frozen model nothing is trainable; inside another one its layers decide") {
  Json inner = stacked({4}, {{"Dense", {{"name", "a"}, {"units", 3}, {"trainable", true}}},
                             {"Dense", {{"name", "b"}, {"units", 2}, {"trainable", false}}}});
  inner["config"]["name"] = "inner";
  inner["config"]["trainable"] = false;
  const Json alone = analyse(inner);
  CHECK(alone["total_params"] == 23);
  CHECK(alone["trainable_params"] == 0);
  CHECK(alone["layers"][0]["trainable_params"] == 15);
  const std::string text = cnn::api::summary(inner.dump(), R"({"optimizer": "adam"})");
  CHECK(Json::parse(text).get<std::string>().find(" Trainable params: 0 (0.00 B)") != std::string::npos);
  CHECK(Json::parse(text).get<std::string>().find(" Optimizer params: 2 (12.00 B)") != std::string::npos);
  for (const char* of : {"trainable_params", "non_trainable_params"}) {
    const Json question = {{"of", of}};
    CHECK(Json::parse(cnn::api::answer(inner.dump(), question.dump(), "{}")) == alone[of]);
  }
  const Json outer = analyse(
      graph(Json::array({input("in", {4}),
                         {{"class_name", "Sequential"},
                          {"name", "inner"},
                          {"config", inner["config"]},
                          {"inbound_nodes", Json::array({{{"args", {tensor("in")}}, {"kwargs", Json::object()}}})}}}),
            {{"in", 0, 0}}, {{"inner", 0, 0}}));
  CHECK(outer["trainable_params"] == 15);
  CHECK(row(outer, "inner")["trainable_params"] == 0);
  CHECK(row(outer, "inner")["non_trainable_params"] == 23);
}

TEST_CASE("tensors given by name stand in the order of the names, whatever the order in the config") {
  const Json layers =
      Json::array({input("q", {5, 6}), input("v", {7, 8}), input("k", {7, 10}),
                   call("MultiHeadAttention", "x", {{"num_heads", 2}, {"key_dim", 4}}, Json::array(), Json::object())});
  std::string text = graph(layers, {{"q", 0, 0}, {"v", 0, 0}, {"k", 0, 0}}, {{"x", 0, 0}}).dump();
  // nlohmann's objects are sorted: the members are written by hand.
  const std::string kwargs = R"("kwargs":{"query":)" + tensor("q").dump() + R"(,"value":)" + tensor("v").dump() +
                             R"(,"key":)" + tensor("k").dump() + "}";
  text.replace(text.find(R"("args":[],"kwargs":{})"), 21, kwargs + R"(,"args":[])");
  const Json analysis = Json::parse(cnn::api::analyse(text));
  CAPTURE(analysis.dump());
  REQUIRE(analysis.contains("layers"));
  CHECK(row(analysis, "x")["params"] == 7 * 8 + 11 * 8 + 9 * 8 + 8 * 6 + 6);
  CHECK(row(analysis, "x")["connected_to"][0]["layer"] == "k");
  CHECK(row(analysis, "x")["connected_to"][2]["layer"] == "v");
  CHECK(row(analysis, "x")["output_shape"] == Json::parse("[null,5,6]"));
}

TEST_CASE("a mask is an argument, not a second input") {
  const auto masked = [](const char* class_name, const Json& args, const Json& kwargs) {
    const Json layers =
        Json::array({input("a", {5, 3}), input("m", {5}), call(class_name, "x", Json::object(), args, kwargs)});
    return graph(layers, {{"a", 0, 0}, {"m", 0, 0}}, {{"x", 0, 0}});
  };
  const Json named = masked("BatchNormalization", Json::array({tensor("a")}), {{"mask", tensor("m")}});
  CHECK(row(analyse(named), "x")["params"] == 12);
  CHECK(Json::parse(cnn::api::compile(named.dump(), 1))["error"]["code"] == "not_run");
  const Json second = masked("Softmax", Json::array({tensor("a"), tensor("m")}), Json::object());
  CHECK(row(analyse(second), "x")["output_shape"] == Json::parse("[null,5,3]"));
  const Json listed =
      masked("BatchNormalization", Json::array({Json::array({tensor("a"), tensor("m")})}), Json::object());
  CHECK(analyse(listed)["error"]["code"] == "wrong_input_count");
}

TEST_CASE("Bidirectional wants a recurrent layer, and one in each direction") {
  const auto both = [](const Json& config) {
    return analyse(sequential({5, 3}, Json::array({Json::array({"Bidirectional", config})})));
  };
  const auto lstm = [](bool backwards) { return bare("LSTM", {{"units", 4}, {"go_backwards", backwards}}); };
  CHECK(both({{"layer", lstm(true)}})["total_params"] == 2 * 4 * (3 + 4 + 1) * 4);
  CHECK(both({{"layer", lstm(false)}, {"backward_layer", lstm(true)}})["total_params"] == 256);
  CHECK(both({{"layer", lstm(true)}, {"backward_layer", lstm(true)}})["error"]["argument"] == "backward_layer");
  CHECK(both({{"layer", bare("Dense", {{"units", 4}})}})["error"]["argument"] == "layer");
}

TEST_CASE("a stateful layer needs to know its batch, and its state is no weight") {
  for (const char* class_name : {"SimpleRNN", "LSTM", "GRU"}) {
    CAPTURE(class_name);
    const auto stateful = [&](const Json& batch) {
      Json model = stacked({5, 3}, {{class_name, {{"name", "rnn"}, {"units", 4}, {"stateful", true}}}});
      model["config"]["layers"][0]["config"]["batch_shape"][0] = batch;
      return analyse(model);
    };
    CHECK(stateful(nullptr)["error"]["argument"] == "stateful");
    CHECK(stateful(8)["non_trainable_params"] == 0);
    CHECK(stateful(8)["layers"][0]["output_shape"] == Json::parse("[8,4]"));
  }
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

TEST_CASE("what a Lambda counts is unknown, and it hides every shape after it unless the config says it") {
  const Json hidden = analyse(stacked({4}, {{"Lambda", {{"name", "lambda"}}}, {"Dense", {{"units", 2}}}}));
  CHECK(hidden["complete"] == false);
  CHECK(hidden["layers"][0]["output_shape"].is_null());
  CHECK(hidden["layers"][0]["params"].is_null());
  CHECK(hidden["layers"][1]["params"].is_null());
  const Json said =
      analyse(stacked({4}, {{"Lambda", {{"name", "lambda"}, {"output_shape", {3}}}}, {"Dense", {{"units", 2}}}}));
  CHECK(said["layers"][0]["output_shape"] == Json({nullptr, 3}));
  CHECK(said["layers"][1]["params"] == 8);
  CHECK(said["total_params"] == 8);
  CHECK(said["complete"] == false);
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
