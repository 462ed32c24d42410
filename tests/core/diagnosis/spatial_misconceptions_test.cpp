// Rows C24, C25, K1, S13-S19, T1, W1-W4 and Z7 of the table of misconceptions: wrong answers about the relatives of
// Conv2D.
#include "tests/core/support/misconception_cases.hpp"

using namespace support;

TEST_CASE("rows C24, C25: groups") {
  const Json grouped = one_layer({20, 20, 3}, "Conv2D", {{"filters", 12}, {"kernel_size", 3}, {"groups", 3}});
  check({{"C24", grouped, params("x"), 336}, {"C25", grouped, params("x"), 40}});
}

TEST_CASE("rows S13, S14: the window is taken for filters, or dilation is forgotten") {
  const Json steps = one_layer({1000, 1}, "Conv1D", {{"filters", 32}, {"kernel_size", 5}});
  const Json dilated = one_layer({20, 20, 3}, "Conv2D", {{"filters", 2}, {"kernel_size", 3}, {"dilation_rate", 2}});
  check({{"S13", steps, shape("x"), "(None, 969, 32)"},
         {"S14", dilated, shape("x"), "(None, 18, 18, 2)"},
         {"S14", dilated, shape("x"), "(None, 15, 15, 2)"}});
}

TEST_CASE("rows S15, S16, T1: transposed convolutions") {
  const auto transposed = [](const Json& config) {
    Json all = {{"filters", 2}, {"kernel_size", 3}};
    all.update(config);
    return one_layer({20, 20, 3}, "Conv2DTranspose", all);
  };
  check({{"S15", transposed({{"kernel_size", 2}, {"strides", 3}}), shape("x"), "59, 59, 2"},
         {"S16", transposed({{"strides", 2}, {"padding", "same"}}), shape("x"), "20, 20, 2"},
         {"T1", transposed(Json::object()), params("x"), 57}});
}

TEST_CASE("row S17: the channels are looked for at the wrong end") {
  const Json first =
      one_layer({3, 20, 20}, "Conv2D", {{"filters", 2}, {"kernel_size", 3}, {"data_format", "channels_first"}});
  CHECK(answer(first, shape("x")) == Json({nullptr, 2, 18, 18}));
  CHECK(answer(first, params("x")) == 56);
  check({{"S17", first, shape("x"), "(None, 1, 18, 2)"}, {"S17", first, params("x"), 362}});
}

TEST_CASE("row D10: one side and the channels, wherever the channels stand") {
  // Eight rows of six columns in three channels.
  const Json first = one_layer({3, 8, 6}, "Flatten", {{"data_format", "channels_first"}});
  const Json last = one_layer({8, 6, 3}, "Flatten", Json::object());
  for (const Json& config : {first, last}) {
    CHECK(answer(config, shape("x")) == Json({nullptr, 144}));
    CHECK(answer(config, shape("x"), Json::array({"flatten_one_side"})) == Json({nullptr, 24}));
    check({{"D10", config, shape("x"), "24"}});
  }
}

TEST_CASE("row W1: who takes a depthwise kernel for Conv2D's still knows its sides") {
  const Json depthwise = one_layer({20, 20, 5}, "DepthwiseConv2D", {{"kernel_size", {3, 2}}, {"depth_multiplier", 4}});
  const Json believed = Json::array({"depthwise_as_conv"});
  const Json kernel = {{"layer", "x"}, {"of", "kernel_shape"}};
  CHECK(answer(depthwise, kernel) == Json({3, 2, 5, 4}));
  CHECK(answer(depthwise, kernel, believed) == Json({3, 2, 5, 4}));
  // 3*2*5*4 + 20, and each of the 20 filters reads all five channels.
  CHECK(answer(depthwise, params("x")) == 140);
  CHECK(answer(depthwise, params("x"), believed) == 620);
}

TEST_CASE("rows S18, S19: even windows, and steps taken for features") {
  const Json even = one_layer({20, 20, 3}, "Conv2D", {{"filters", 2}, {"kernel_size", 4}, {"padding", "same"}});
  const Json steps = one_layer({10, 128}, "Conv1D", {{"filters", 4}, {"kernel_size", 3}});
  check({{"S18", even, shape("x"), "19, 19, 2"}, {"S19", steps, shape("x"), "(None, 126, 4)"}});
}

TEST_CASE("rows W1 to W4: depthwise and separable convolutions") {
  const Json image = {20, 20, 3};
  const Json depthwise = one_layer(image, "DepthwiseConv2D", {{"kernel_size", 3}});
  const Json twice = one_layer(image, "DepthwiseConv2D", {{"kernel_size", 3}, {"depth_multiplier", 2}});
  const Json separable = one_layer(image, "SeparableConv2D", {{"filters", 8}, {"kernel_size", 3}});
  check(
      {{"W1", depthwise, params("x"), 84},
       {"W2", twice, params("x"), 30},
       {"W3", separable, params("x"), 224},
       {"W4", separable, params("x"), 62},
       {"W4", one_layer({20, 20, 10}, "SeparableConv2D", {{"filters", 100}, {"kernel_size", 5}}), params("x"), 1360}});
}

TEST_CASE("rows K1, Z7: Conv1D and UpSampling2D") {
  const Json steps = one_layer({10, 6}, "Conv1D", {{"filters", 4}, {"kernel_size", 3}});
  check({{"K1", steps, params("x"), 16}, {"K1", steps, params("x"), 124}});
  // 2·2·3·3 + 3: the count of a Conv2DTranspose with as many filters as channels.
  check({{"Z7", one_layer({20, 20, 3}, "UpSampling2D", Json::object()), params("x"), 39}});
}

TEST_CASE("beliefs about images make sense on steps, volumes and single channels, or do not apply") {
  struct Layer {
    Json input;
    const char* class_name;
    Json config;
  };
  const std::vector<Layer> layers = {
      {{10, 6}, "Conv1D", {{"filters", 4}, {"kernel_size", 3}, {"padding", "causal"}, {"strides", 2}}},
      {{10, 6}, "Conv1D", {{"filters", 4}, {"kernel_size", 3}, {"dilation_rate", 2}}},
      {{9, 8, 7, 2}, "Conv3D", {{"filters", 3}, {"kernel_size", {3, 2, 4}}, {"padding", "same"}}},
      {{9, 8, 4}, "Conv2D", {{"filters", 6}, {"kernel_size", 3}, {"groups", 2}, {"strides", 2}}},
      {{4, 9, 8}, "Conv2D", {{"filters", 6}, {"kernel_size", 3}, {"data_format", "channels_first"}}},
      {{10, 6}, "DepthwiseConv1D", {{"kernel_size", 3}, {"depth_multiplier", 2}}},
      {{9, 8, 3}, "DepthwiseConv2D", {{"kernel_size", {2, 3}}, {"depth_multiplier", 3}, {"padding", "same"}}},
      {{9, 8, 3}, "SeparableConv2D", {{"kernel_size", {2, 3}}, {"depth_multiplier", 3}, {"filters", 5}}},
      {{10, 6}, "Conv1DTranspose", {{"filters", 4}, {"kernel_size", 3}, {"strides", 4}}},
      {{9, 8, 3}, "Conv2DTranspose", {{"filters", 4}, {"kernel_size", 3}, {"strides", 2}, {"padding", "same"}}},
      {{9, 8, 7, 2}, "Conv3DTranspose", {{"filters", 4}, {"kernel_size", 2}, {"strides", 3}}},
      {{11, 6}, "MaxPooling1D", {{"pool_size", 3}}},
      {{9, 8, 7, 2}, "AveragePooling3D", {{"pool_size", 2}}},
      {{2, 9, 8}, "MaxPooling2D", {{"pool_size", 2}, {"data_format", "channels_first"}}},
      {{2, 9, 8}, "GlobalAveragePooling2D", {{"data_format", "channels_first"}}},
      {{9, 8, 3}, "UpSampling2D", {{"size", {2, 3}}}},
  };
  const Json beliefs = Json::parse(cnn::api::beliefs());
  int asked = 0;
  for (const Layer& layer : layers) {
    const Json config = one_layer(layer.input, layer.class_name, layer.config);
    for (const Json& question : {params("x"), shape("x")}) {
      const Json right = answer(config, question);
      REQUIRE(!right.contains("error"));
      CHECK(diagnose(config, question, right)["correct"] == true);
      for (const auto& belief : beliefs) {
        const Json believed = answer(config, question, Json(1, belief["id"]));
        CAPTURE(layer.class_name);
        CAPTURE(belief.dump());
        CAPTURE(believed.dump());
        if (believed.is_object() || believed == right) continue;
        if (believed.is_number()) CHECK(believed >= 0);
        const Json diagnosis = diagnose(config, question, believed);
        CHECK(diagnosis["correct"] == false);
        CHECK(names_row(diagnosis, belief["row"]));
        ++asked;
      }
    }
  }
  CHECK(asked > 250);
}
