// Every wrong number of the published table about receptive fields, global pooling and layers on texts.
#include "tests/core/support/misconception_cases.hpp"

using namespace support;

namespace {

Json field(const char* layer) { return {{"layer", layer}, {"of", "receptive_field"}}; }

Json conv(const char* name, Json more = Json::object()) {
  Json config = {{"name", name}, {"filters", 8}, {"kernel_size", 3}};
  config.update(more);
  return {"Conv2D", config};
}

/// A model of layers on a picture that is larger than any field.
Json chain(const std::vector<Json>& layers) { return sequential({60, 50, 3}, layers); }

}  // namespace

TEST_CASE("rows F1 to F7: receptive fields") {
  const Json two = chain({conv("a"), conv("x")});
  const Json pooled = chain({conv("a"), {"MaxPooling2D", {{"name", "pool"}}}, conv("x")});
  const Json dilated = chain({conv("a"), conv("x", {{"dilation_rate", 2}})});
  const Json strided = chain({conv("a", {{"strides", 2}}), conv("x")});
  CHECK(answer(two, field("x")) == 5);
  CHECK(answer(pooled, field("x")) == 8);
  CHECK(answer(dilated, field("x")) == 7);
  CHECK(answer(strided, field("x")) == 7);
  check({
      {"F1", two, field("x"), 6},
      {"F1", pooled, field("x"), 11},
      {"F2", pooled, field("x"), 6},
      {"F2", strided, field("x"), 5},
      {"F3", dilated, field("x"), 5},
      {"F4", two, field("x"), 3},
      {"F5", pooled, field("x"), 7},
      {"F6", pooled, field("x"), 9},
      {"F6", strided, field("x"), 9},
      {"F7", two, field("x"), 9},
  });
}

TEST_CASE("a wrong field says which layers it comes from, and the first steps are the fields before") {
  const Json pooled = chain({conv("a"), {"MaxPooling2D", {{"name", "pool"}}}, conv("x")});
  const Json early = diagnose(pooled, field("x"), 9)["causes"][0];
  CHECK(early["id"] == "field_stride_too_early");
  // 3 and 2 of stride 2 are 5 where 4 is right; the last layer builds on that.
  CHECK(early["rows"] == Json::array({{{"layer", "pool"}, {"of", "receptive_field"}, {"value", 5}, {"follows", false}},
                                      {{"layer", "x"}, {"of", "receptive_field"}, {"value", 9}, {"follows", true}}}));
  CHECK(early["layers"] == Json::array({"pool"}));
  const Json next = Json::parse(cnn::api::follow_up(pooled.dump(), field("x").dump(), "17", "{}"));
  CHECK(next["asks"] == Json({{"of", "receptive_field"}, {"layer", "a"}}));
}

TEST_CASE("behind Flatten the field is the picture, and what is not told is refused") {
  const Json all = chain({conv("a"), {"Flatten", {{"name", "flat"}}}, {"Dense", {{"name", "x"}, {"units", 2}}}});
  CHECK(answer(all, field("x")) == 60);
  const Json moved = chain({{"Permute", {{"name", "x"}, {"dims", {2, 1, 3}}}}});
  CHECK(answer(moved, field("x"))["error"]["code"] == "belief_does_not_apply");
  CHECK(diagnose(moved, field("x"), 3)["error"]["code"] == "no_answer");
}

TEST_CASE("rows E4, E5, R10 and A7: what layers on texts put out") {
  const Json words = one_layer({10}, "Embedding", {{"input_dim", 1000}, {"output_dim", 16}});
  const Json last = one_layer({10, 16}, "LSTM", {{"units", 32}});
  const Json every = one_layer({10, 16}, "GRU", {{"units", 32}, {"return_sequences", true}});
  check({{"E4", words, shape("x"), "16"},
         {"E5", words, shape("x"), "10, 1000"},
         {"R10", last, shape("x"), "10, 32"},
         {"R10", every, shape("x"), "32"}});
  const Json config = Json::parse(cnn::api::variant(R"({"skill": "attention", "seed": 1})"))["config"];
  const Json layer = config["config"]["layers"][1]["config"];
  const int width = layer["num_heads"].get<int>() * layer["key_dim"].get<int>();
  const Json steps = config["config"]["layers"][0]["config"]["batch_shape"][1];
  check({{"A7", config, shape("multi_head_attention"), Json::array({nullptr, steps, width})}});
}

TEST_CASE("rows Z12 and Z13: global pooling") {
  const Json pooled = one_layer({20, 20, 32}, "GlobalAveragePooling2D", Json::object());
  check({{"Z12", pooled, shape("x"), "12800"}, {"Z13", pooled, shape("x"), "1"}});
  // What reads it reads as many: (12800 + 1)*2 and (1 + 1)*2 for (32 + 1)*2.
  Json deep = sequential({20, 20, 32}, Json::array({{"GlobalAveragePooling2D", {{"name", "gap"}}},
                                                    {"Dense", {{"name", "x"}, {"units", 2}}}}));
  check({{"Z12", deep, params("x"), 25602}, {"Z13", deep, params("x"), 4}});
}
