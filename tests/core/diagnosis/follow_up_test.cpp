// Which question is asked next, and who would give which answer to it.
#include "tests/core/support/diagnoses.hpp"
#include "tests/core/support/graphs.hpp"

using namespace support;

TEST_CASE("a group lists each cause once, in whichever ways it explains the answer") {
  // 54 + 2*3 biases, or 57 + 3 of the activation: each everywhere, or in this layer alone.
  const Json next = follow_up(lesson("zero-padding"), params("conv2d_1"), 60);
  CHECK(next["asks"] == Json({{"layer", "conv2d_1"}, {"of", "biases"}}));
  CHECK(next["groups"] == Json::array({{{"answer", 6}, {"causes", {"conv_bias_per_slice"}}},
                                       {{"answer", 3}, {"causes", {"activation_adds_params"}}}}));
}

TEST_CASE("the shapes of all layers are asked for in one where they are eight at most") {
  // 111 + 8; 121 where the last layer is thought to read four channels: those of the image, or because the first layer
  // keeps its depth, or pads it. Asked for the 10 of the last layer, these three say the same.
  const auto second = [](int noises) {
    std::vector<std::pair<const char*, Json>> layers = {
        {"Conv2D", {{"filters", 3}, {"kernel_size", 3}, {"padding", "same"}, {"strides", 2}}}};
    for (int i = 0; i < noises; ++i) layers.push_back({"GaussianNoise", {{"stddev", 1}}});
    layers.push_back({"Conv2D", {{"name", "last"}, {"filters", 2}, {"kernel_size", 1}}});
    const Json config = stacked({18, 17, 4}, layers);
    REQUIRE(answer(config, kTotal) == 119);
    const Json evidence = Json::array({{{"question", params("last")}, {"answer", 10}}});
    const Json next = follow_up(config, kTotal, 121, evidence);
    CHECK(next["causes"] == Json({"conv_sees_image_channels", "conv_keeps_depth", "padding_pads_channels"}));
    return next["asks"];
  };
  CHECK(second(6) == Json({{"layer", "last"}, {"of", "all_shapes"}}));
  CHECK(second(7)["of"] == "output_shape");
}

TEST_CASE("the counts of all layers are asked for in one where they are eight at most") {
  // 2 + 1 + 166 and one weight more in each of the last layers; one less without the bias of Dense, and without much
  // else.
  const auto second = [](int more) {
    std::vector<std::pair<const char*, Json>> layers = {
        {"Conv2D", {{"name", "first"}, {"filters", 1}, {"kernel_size", 1}, {"padding", "same"}, {"strides", 2}}},
        {"PReLU", {{"shared_axes", {1, 2}}}},
        {"Flatten", Json::object()},
        {"Dense", {{"units", 1}}}};
    for (int i = 0; i < more; ++i) layers.push_back({"EinsumDense", {{"equation", "ab,bc->ac"}, {"output_shape", 1}}});
    const Json config = stacked({30, 21, 1}, layers);
    REQUIRE(answer(config, kTotal) == 169 + more);
    const Json evidence = Json::array({{{"question", params("first")}, {"answer", 2}}});
    return follow_up(config, kTotal, 168 + more, evidence)["asks"]["of"];
  };
  CHECK(second(5) == "all_params");
  CHECK(second(6) == "weights");
}

TEST_CASE("a changed size is also asked for where it is read, and where that is read") {
  // (3*3*4 + 1)*3 + (6*2*7)*2 + 2 = 281. 209 has 72 less: 48 values for 84 (the pooling left one channel, Flatten took
  // the image's, Dense reads the image) or 36 weights for 108 (one filter, or the window's side).
  const Json config = graph(
      Json::array(
          {input("image", {6, 2, 4}),
           call("Conv2D", "conv", {{"filters", 3}, {"kernel_size", 3}, {"padding", "same"}},
                Json::array({tensor("image")})),
           call("MaxPooling2D", "pool", {{"pool_size", 3}, {"strides", 1}, {"padding", "same"}},
                Json::array({tensor("image")})),
           call("Concatenate", "both", {{"axis", -1}}, Json::array({Json::array({tensor("conv"), tensor("pool")})})),
           call("Flatten", "flatten", Json::object(), Json::array({tensor("both")})),
           call("Dense", "dense", {{"units", 2}}, Json::array({tensor("flatten")}))}),
      {{"image", 0, 0}}, {{"dense", 0, 0}});
  REQUIRE(answer(config, kTotal) == 281);
  const Json next = follow_up(config, kTotal, 209);
  CHECK(next["causes"].size() == 5);
  // What Dense reads splits the five as well, into three and two; Flatten is two layers after the pooling, and nearer.
  CHECK(next["asks"] == Json({{"layer", "flatten"}, {"of", "output_shape"}}));
  CHECK(next["groups"][0]["answer"] == Json({nullptr, 48}));
  CHECK(next["groups"][0]["causes"] == Json({"pool_merges_channels", "flatten_uses_earlier_filters"}));
}
