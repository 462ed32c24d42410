// One layer by itself, and models from the tables of their summaries: on what Keras built.
#include "tests/core/support/keras_fixtures.hpp"

using namespace support;

namespace {

Json ask(const Json& layer, const Json& shapes) {
  return Json::parse(cnn::api::single_layer(layer.dump(), shapes.dump(), "null"));
}

/// What a Sequential's input layer says.
Json input_shape(const Json& model) { return model["config"]["config"]["layers"][0]["config"]["batch_shape"]; }

/// Only shapes and names of weights.
Json plain(const Json& weights) {
  Json all = Json::array();
  for (const Json& weight : weights) all.push_back({weight["name"], weight["shape"]});
  return all;
}

}  // namespace

TEST_CASE("each layer of Keras's Sequential models, asked alone, has its shape and its weights") {
  int layers = 0;
  for (const Json& model : read_fixtures("keras-models.jsonl")) {
    if (!model.contains("rows") || model["config"]["class_name"] != "Sequential") continue;
    CAPTURE(model["id"]);
    const Json& entries = model["config"]["config"]["layers"];
    if (entries[0]["class_name"] != "InputLayer") continue;
    Json shape = input_shape(model);
    for (std::size_t i = 1; i < entries.size(); ++i) {
      const Json& row = model["rows"][i - 1];
      CAPTURE(row["name"]);
      const Json answer = ask(entries[i], Json::array({shape}));
      REQUIRE(answer.contains("output_shapes"));
      CHECK(answer["output_shapes"][0] == row["output_shape"]);
      CHECK(answer["weights"].size() == row["weights"].size());
      shape = row["output_shape"];
      ++layers;
    }
  }
  CHECK(layers > 800);
}

TEST_CASE("without shapes only a layer's own arguments are checked") {
  const Json good = {{"class_name", "Conv2D"}, {"config", {{"name", "c"}, {"filters", 2}, {"kernel_size", 3}}}};
  CHECK(ask(good, Json::array())["output_shapes"].empty());
  const Json bad = {{"class_name", "Dense"}, {"config", {{"name", "d"}, {"units", 3.5}}}};
  CHECK(ask(bad, Json::array())["error"]["argument"] == "units");
  CHECK(ask(good, "x")["error"]["argument"] == "input_shapes");
  CHECK(ask(good, Json::array({Json::array({nullptr, 2, 2, 1})}))["error"]["layer"] == "c");
  CHECK(plain(ask(good, Json::array({Json::array({nullptr, 8, 8, 3})}))["weights"]) ==
        Json::array({Json::array({"kernel", {3, 3, 3, 2}}), Json::array({"bias", {2}})}));
}

TEST_CASE("a model that was restored from its rows has them all, or its first row without an answer is named") {
  int restored = 0;
  for (const Json& model : read_fixtures("keras-models.jsonl")) {
    if (!model.contains("rows") || model["config"]["class_name"] != "Sequential") continue;
    CAPTURE(model["id"]);
    const Json input = input_shape(model);
    if (input.is_null()) continue;
    const std::string rows = model["rows"].dump();
    CHECK(Json::parse(cnn::api::restored_model(rows, "null"))["error"]["code"] == "missing_input_shape");
    const Json answer = Json::parse(cnn::api::restored_model(rows, input.dump()));
    if (answer.contains("error")) {
      CHECK(answer["error"]["code"] == "not_restorable");
      CHECK(answer["error"]["layer"] != "");
      continue;
    }
    const Json analysis = Json::parse(cnn::api::analyse(answer["config"].dump()));
    CHECK(analysis["total_params"] == model["total"]);
    ++restored;
  }
  CHECK(restored > 200);
}
