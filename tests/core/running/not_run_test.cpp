// What is counted as Keras counts it, although it is not run: compile() says so with the layer's name, and runs nothing
// that would look like it.
#include "tests/core/support/graphs.hpp"

using namespace support;

namespace {

/// A Sequential of one layer named x, with a batch of 4.
Json batch_of_four(const char* class_name, Json config, const Json& sizes) {
  config["name"] = "x";
  Json model = sequential(sizes, Json::array({Json::array({class_name, config})}));
  model["config"]["layers"][0]["config"]["batch_shape"][0] = 4;
  return model;
}

Json compiled(const Json& config) {
  const Json answer = Json::parse(cnn::api::compile(config.dump(), 1));
  if (answer.contains("id")) cnn::api::free_network(answer["id"]);
  return answer;
}

void check_not_run(const Json& config, int params, const char* argument = "") {
  CAPTURE(config.dump());
  CHECK(analyse(config)["total_params"] == params);
  const Json error = compiled(config)["error"];
  CHECK(error["code"] == "not_run");
  CHECK(error["layer"] == "x");
  CHECK(error["argument"] == argument);
}

Json layer(const char* class_name, const Json& config) { return {{"class_name", class_name}, {"config", config}}; }

Json re_lu(const Json& more = Json::object()) {
  Json config = {{"max_value", nullptr}, {"negative_slope", 0.0}, {"threshold", 0.0}};
  config.update(more);
  return layer("ReLU", config);
}

Json dense(const Json& activation) {
  return sequential({3},
                    Json::array({Json::array({"Dense", {{"name", "x"}, {"units", 2}, {"activation", activation}}})}));
}

}  // namespace

TEST_CASE("an axis that is the batch is counted where its size is known, and not run: one sample has none") {
  for (const Json& axis : {Json(0), Json(-2)}) {
    check_not_run(batch_of_four("BatchNormalization", {{"axis", axis}}, {3}), 16);
    check_not_run(batch_of_four("LayerNormalization", {{"axis", axis}}, {3}), 8);
    check_not_run(batch_of_four("RMSNormalization", {{"axis", axis}}, {3}), 4);
    check_not_run(batch_of_four("UnitNormalization", {{"axis", axis}}, {3}), 0);
    check_not_run(batch_of_four("Normalization", {{"axis", axis}}, {3}), 9);
    check_not_run(batch_of_four("Softmax", {{"axis", axis}}, {3}), 0);
  }
  check_not_run(batch_of_four("LayerNormalization", {{"axis", {0, 1}}}, {3}), 24);
  check_not_run(batch_of_four("Softmax", {{"axis", {1, 0}}}, {3}), 0);
  for (const char* class_name : {"BatchNormalization", "LayerNormalization", "RMSNormalization", "UnitNormalization",
                                 "Normalization", "Softmax"}) {
    CAPTURE(class_name);
    CHECK(compiled(batch_of_four(class_name, {{"axis", 1}}, {3})).contains("id"));
    CHECK(compiled(batch_of_four(class_name, {{"axis", -1}}, {3})).contains("id"));
  }
}

TEST_CASE("tensors joined or reduced along the batch are not run") {
  const Json pair = Json::array({tensor("a"), tensor("b")});
  for (const int axis : {0, 1}) {
    Json layers = {input("a", {3}), input("b", {3}), call("Concatenate", "x", {{"axis", axis}}, Json::array({pair}))};
    for (int i = 0; i < 2; ++i) layers[i]["config"]["batch_shape"][0] = 4;
    const Json joined = graph(layers, {{"a", 0, 0}, {"b", 0, 0}}, {{"x", 0, 0}});
    CHECK(compiled(joined).contains("id") == (axis == 1));
    if (axis == 0) check_not_run(joined, 0);
    Json mean = call("Mean", "x", {{"axis", axis}, {"keepdims", true}}, Json::array({tensor("a")}));
    mean["module"] = "keras.src.ops.numpy";
    const Json reduced = graph({layers[0], mean}, {{"a", 0, 0}}, {{"x", 0, 0}});
    CHECK(compiled(reduced).contains("id") == (axis == 1));
    if (axis == 0) check_not_run(reduced, 0);
  }
}

TEST_CASE("an activation layer as an argument runs where it has nothing but its defaults, else it is counted") {
  for (const Json& plain :
       {re_lu(), layer("LeakyReLU", {{"negative_slope", 0.2}}), layer("LeakyReLU", {{"alpha", 0.2}}),
        layer("ELU", {{"alpha", 1.0}}), layer("Softmax", {{"axis", -1}}), layer("Activation", {{"activation", "tanh"}}),
        layer("function", "relu")}) {
    CAPTURE(plain.dump());
    CHECK(compiled(dense(plain)).contains("id"));
  }
  for (const Json& other : {re_lu({{"threshold", 1.0}}), re_lu({{"max_value", 6.0}}), re_lu({{"negative_slope", 0.1}}),
                            layer("LeakyReLU", {{"negative_slope", 0.1}}), layer("ELU", {{"alpha", 2.0}}),
                            layer("Softmax", {{"axis", 1}}), layer("PReLU", Json::object())}) {
    check_not_run(dense(other), 8, "activation");
  }
}

TEST_CASE("what a wrapped layer cannot run its wrapper cannot run either") {
  const auto distributed = [](const char* class_name, const Json& config, const Json& shape) {
    return sequential(
        shape, Json::array({Json::array({"TimeDistributed", {{"name", "x"}, {"layer", layer(class_name, config)}}})}));
  };
  CHECK(compiled(distributed("Dense", {{"units", 2}, {"activation", "relu"}}, {5, 3})).contains("id"));
  check_not_run(distributed("Dense", {{"units", 2}, {"activation", "glu"}}, {5, 3}), 8);
  check_not_run(distributed("Dense", {{"units", 2}, {"activation", re_lu({{"threshold", 1.0}})}}, {5, 3}), 8);
  check_not_run(distributed("LSTM", {{"units", 1}, {"return_state", true}}, {4, 5, 3}), 20);
  check_not_run(distributed("Softmax", {{"axis", 0}}, {5, 3}), 0);
}
