// Convolutions, poolings and reshaping layers: vectors that Keras printed, what it refuses, and laws that must hold
// without any oracle.
#include <algorithm>

#include "tests/core/support/support.hpp"

using namespace support;

namespace {

/// A layer on an input shape → the output shape without batch, and the count.
struct Vector {
  Json input;
  const char* class_name;
  Json config;
  Json shape;
  int params;
};

Json one(const Json& input, const char* class_name, const Json& config) {
  return analyse(sequential(input, Json::array({Json::array({class_name, config})})));
}

void check(const std::vector<Vector>& vectors) {
  for (const Vector& vector : vectors) {
    CAPTURE(vector.class_name);
    CAPTURE(vector.config.dump());
    const Json analysis = one(vector.input, vector.class_name, vector.config);
    CAPTURE(analysis.dump());
    REQUIRE(analysis.contains("layers"));
    Json shape = vector.shape;
    shape.insert(shape.begin(), nullptr);
    CHECK(analysis["layers"][0]["output_shape"] == shape);
    CHECK(analysis["layers"][0]["params"] == vector.params);
  }
}

Json conv(int filters, const Json& kernel_size, const Json& more = Json::object()) {
  Json config = {{"filters", filters}, {"kernel_size", kernel_size}};
  config.update(more);
  return config;
}

const Json kImage = {20, 20, 3};

}  // namespace

TEST_CASE("convolutions have the shapes and counts that Keras printed") {
  check({
      {kImage, "Conv2D", conv(2, 3), {18, 18, 2}, 56},
      {kImage, "Conv2D", conv(2, 3, {{"padding", "same"}}), {20, 20, 2}, 56},
      {kImage, "Conv2D", conv(2, 3, {{"use_bias", false}}), {18, 18, 2}, 54},
      {kImage, "Conv2D", conv(2, {3, 5}), {18, 16, 2}, 92},
      {kImage, "Conv2D", conv(2, 1), {20, 20, 2}, 8},
      {kImage, "Conv2D", conv(2, 3, {{"dilation_rate", 2}}), {16, 16, 2}, 56},
      {kImage, "Conv2D", conv(2, 3, {{"dilation_rate", 2}, {"padding", "same"}}), {20, 20, 2}, 56},
      {kImage, "Conv2D", conv(2, 4, {{"padding", "SAME"}}), {20, 20, 2}, 98},
      {kImage, "Conv2D", conv(12, 3, {{"groups", 3}}), {18, 18, 12}, 120},
      {{2, 2, 3}, "Conv2D", conv(2, 5, {{"padding", "same"}}), {2, 2, 2}, 152},
      {{3, 20, 20}, "Conv2D", conv(2, 3, {{"data_format", "channels_first"}}), {2, 18, 18}, 56},
      {{10, 6}, "Conv1D", conv(4, 3), {8, 4}, 76},
      {{10, 6}, "Conv1D", conv(4, 3, {{"padding", "causal"}}), {10, 4}, 76},
      {{10, 10, 10, 2}, "Conv3D", conv(4, 3), {8, 8, 8, 4}, 220},
      {kImage, "DepthwiseConv2D", {{"kernel_size", 3}}, {18, 18, 3}, 30},
      {kImage, "DepthwiseConv2D", {{"kernel_size", 3}, {"depth_multiplier", 2}}, {18, 18, 6}, 60},
      {kImage, "SeparableConv2D", conv(8, 3), {18, 18, 8}, 59},
      {kImage, "SeparableConv2D", conv(8, 3, {{"depth_multiplier", 2}}), {18, 18, 8}, 110},
  });
}

TEST_CASE("strides divide sizes as Keras divides them") {
  struct Size {
    int stride;
    const char* padding;
    int size;
    int output;
  };
  const std::vector<Size> sizes = {
      {2, "same", 5, 3},   {2, "same", 6, 3},    {2, "same", 7, 4},  {2, "same", 8, 4},  {2, "same", 20, 10},
      {2, "same", 21, 11}, {2, "valid", 5, 2},   {2, "valid", 6, 2}, {2, "valid", 7, 3}, {2, "valid", 8, 3},
      {2, "valid", 20, 9}, {2, "valid", 21, 10}, {3, "same", 5, 2},  {3, "same", 7, 3},  {3, "same", 8, 3},
      {3, "same", 20, 7},  {3, "same", 21, 7},   {3, "valid", 5, 1}, {3, "valid", 6, 2}, {3, "valid", 8, 2},
      {3, "valid", 20, 6}, {3, "valid", 21, 7},
  };
  for (const Size& size : sizes) {
    check({{{size.size, size.size, 3},
            "Conv2D",
            conv(1, 3, {{"strides", size.stride}, {"padding", size.padding}}),
            {size.output, size.output, 1},
            28}});
  }
  check({{{224, 224, 3}, "Conv2D", conv(1, 11, {{"strides", 4}}), {54, 54, 1}, 364}});
}

TEST_CASE("transposed convolutions have the shapes and counts that Keras printed") {
  check({
      {kImage, "Conv2DTranspose", conv(2, 3), {22, 22, 2}, 56},
      {kImage, "Conv2DTranspose", conv(2, 3, {{"strides", 2}}), {41, 41, 2}, 56},
      {kImage, "Conv2DTranspose", conv(2, 3, {{"strides", 2}, {"padding", "same"}}), {40, 40, 2}, 56},
      {kImage, "Conv2DTranspose", conv(2, 2, {{"strides", 3}}), {60, 60, 2}, 26},
      {kImage,
       "Conv2DTranspose",
       conv(2, 3, {{"strides", 2}, {"padding", "same"}, {"output_padding", 0}}),
       {39, 39, 2},
       56},
      {kImage, "Conv2DTranspose", conv(2, 3, {{"strides", 2}, {"output_padding", 1}}), {42, 42, 2}, 56},
      {kImage, "Conv2DTranspose", conv(2, 3, {{"dilation_rate", 2}}), {24, 24, 2}, 56},
  });
}

TEST_CASE("pooling and Flatten have the shapes that Keras printed") {
  const auto pool = [](const Json& size, const char* padding = "valid") {
    return Json{{"pool_size", size}, {"padding", padding}};
  };
  const Json odd = {21, 21, 3};
  check({
      {kImage, "MaxPooling2D", Json::object(), {10, 10, 3}, 0},
      {odd, "MaxPooling2D", Json::object(), {10, 10, 3}, 0},
      {odd, "MaxPooling2D", pool(2, "same"), {11, 11, 3}, 0},
      {kImage, "MaxPooling2D", pool(3), {6, 6, 3}, 0},
      {kImage, "MaxPooling2D", {{"pool_size", 3}, {"strides", 2}}, {9, 9, 3}, 0},
      {kImage, "MaxPooling2D", {{"pool_size", 2}, {"strides", 1}}, {19, 19, 3}, 0},
      {kImage, "MaxPooling2D", {{"pool_size", 2}, {"strides", 1}, {"padding", "same"}}, {20, 20, 3}, 0},
      {kImage, "GlobalAveragePooling2D", Json::object(), {3}, 0},
      {kImage, "GlobalMaxPooling2D", {{"keepdims", true}}, {1, 1, 3}, 0},
      {kImage, "Flatten", Json::object(), {1200}, 0},
  });
}

TEST_CASE("what Keras refuses is refused, with the argument to blame") {
  struct Refused {
    Json input;
    const char* class_name;
    Json config;
    const char* code;
    const char* argument;
  };
  const Json spread = {{"strides", 2}, {"dilation_rate", 2}};
  const std::vector<Refused> table = {
      {{2, 2, 3}, "Conv2D", conv(2, 3), "output_too_small", "kernel_size"},
      {{2, 2, 3}, "MaxPooling2D", {{"pool_size", 3}}, "output_too_small", "pool_size"},
      {{1200}, "Conv2D", conv(2, 3), "wrong_rank", ""},
      {{1200}, "MaxPooling2D", Json::object(), "wrong_rank", ""},
      {kImage, "Conv2D", conv(0, 3), "invalid_argument", "filters"},
      {kImage, "Conv2D", conv(2, 0), "invalid_argument", "kernel_size"},
      {kImage, "Conv2D", conv(2, {3, 3, 3}), "invalid_argument", "kernel_size"},
      {kImage, "Conv2D", conv(2, 3, {{"padding", "causal"}}), "invalid_argument", "padding"},
      {kImage, "Conv2D", conv(2, 3, {{"padding", "zero"}}), "invalid_argument", "padding"},
      {kImage, "Conv2D", conv(3, 3, {{"groups", 2}}), "invalid_argument", "filters"},
      {kImage, "Conv2D", conv(4, 3, {{"groups", 2}}), "invalid_argument", "groups"},
      {kImage, "Conv2D", conv(4, 3, spread), "invalid_argument", "dilation_rate"},
      {{9, 9, 9, 3}, "Conv3D", conv(4, 3, spread), "invalid_argument", "dilation_rate"},
      {{9, 3}, "Conv1D", conv(4, 3, spread), "invalid_argument", "dilation_rate"},
      {kImage, "Conv2DTranspose", conv(4, 3, spread), "invalid_argument", "dilation_rate"},
      {kImage, "Conv2DTranspose", conv(4, 3, {{"output_padding", 1}}), "invalid_argument", "output_padding"},
      {kImage,
       "DepthwiseConv2D",
       {{"kernel_size", 3}, {"depth_multiplier", 0}},
       "invalid_argument",
       "depth_multiplier"},
      {{9, 3}, "DepthwiseConv1D", {{"kernel_size", 3}, {"padding", "causal"}}, "invalid_argument", "padding"},
      {kImage, "MaxPooling2D", {{"padding", "SAME"}}, "invalid_argument", "padding"},
      {kImage, "AveragePooling2D", Json::object(), "missing_argument", "pool_size"},
      {{4, 3}, "Cropping1D", {{"cropping", 2}}, "invalid_argument", "cropping"},
      {{4, 3}, "Cropping1D", {{"cropping", {1, 2, 3}}}, "invalid_argument", "cropping"},
      {{4, 4, 3}, "Cropping2D", {{"cropping", {{2, 2}, {0, 0}}}}, "invalid_argument", "cropping"},
      {{4, 4, 3}, "ZeroPadding2D", {{"padding", -1}}, "invalid_argument", "padding"},
      {{12}, "Reshape", {{"target_shape", {-1, -1}}}, "invalid_argument", "target_shape"},
      {{12}, "Reshape", {{"target_shape", {-1, 5}}}, "invalid_argument", "target_shape"},
      {{12}, "Reshape", {{"target_shape", {3, 5}}}, "invalid_argument", "target_shape"},
      {{12}, "Reshape", {{"target_shape", 12}}, "invalid_argument", "target_shape"},
      {{4, 3}, "Permute", {{"dims", {0, 1}}}, "invalid_argument", "dims"},
      {{4, 3}, "Permute", {{"dims", {1, 1}}}, "invalid_argument", "dims"},
      {{4, 3}, "Permute", {{"dims", {2, 1, 3}}}, "wrong_rank", "dims"},
      {{4, 3}, "RepeatVector", {{"n", 2}}, "wrong_rank", ""},
      {{4, 3}, "UpSampling1D", {{"size", 0}}, "invalid_argument", "size"},
      {kImage, "UpSampling2D", {{"interpolation", "cubic"}}, "invalid_argument", "interpolation"},
      {{4, 3}, "SpatialDropout1D", {{"rate", 1.5}}, "invalid_argument", "rate"},
  };
  for (const Refused& refused : table) {
    CAPTURE(refused.class_name);
    CAPTURE(refused.config.dump());
    const Json analysis = one(refused.input, refused.class_name, refused.config);
    CAPTURE(analysis.dump().substr(0, 300));
    REQUIRE(analysis.contains("error"));
    CHECK(analysis["error"]["layer"] == "layer_1");
    CHECK(analysis["error"]["code"] == refused.code);
    CHECK(analysis["error"]["argument"] == refused.argument);
  }
}

TEST_CASE("unknown sizes stay unknown, unknown channels of a convolution are refused") {
  check({
      {{nullptr, 20, 3}, "Conv2D", conv(2, 3), {nullptr, 18, 2}, 56},
      {{nullptr, 3}, "Conv1DTranspose", conv(2, 3), {nullptr, 2}, 20},
      {{nullptr, nullptr, 3}, "GlobalAveragePooling2D", Json::object(), {3}, 0},
      {{nullptr, 6}, "Reshape", {{"target_shape", {-1, 3}}}, {nullptr, 3}, 0},
      {{nullptr, 6}, "Cropping1D", Json::object(), {nullptr, 6}, 0},
      {{nullptr, 6}, "UpSampling1D", Json::object(), {nullptr, 6}, 0},
  });
  for (const char* kind : {"Conv2D", "SeparableConv2D", "Conv2DTranspose"}) {
    CHECK(one({20, 20, nullptr}, kind, conv(2, 3))["error"]["code"] == "unknown_size");
  }
}

TEST_CASE("sizes beyond 2^53 - 1 are refused, not rounded") {
  const double huge = 9007199254740991.0;
  const Json channels = {3, 3, huge};
  CHECK(one({huge, huge, 3}, "Conv2DTranspose", conv(2, 3, {{"strides", 4}}))["error"]["code"] == "too_large");
  CHECK(one({huge, 3}, "UpSampling1D", {{"size", 2}})["error"]["code"] == "too_large");
  CHECK(one({huge, 3}, "ZeroPadding1D", {{"padding", 2}})["error"]["code"] == "too_large");
  CHECK(one(channels, "DepthwiseConv2D", {{"kernel_size", 1}, {"depth_multiplier", 2}})["error"]["code"] ==
        "too_large");
  CHECK(one({huge, 3}, "Conv1D", conv(2, huge, {{"dilation_rate", huge}}))["error"]["code"] == "output_too_small");
}

TEST_CASE("groups divide kernel weights, dilation keeps counts, 'same' with steps of one keeps sizes") {
  for (int kernel = 1; kernel <= 5; ++kernel) {
    CAPTURE(kernel);
    const auto weights = [&](const Json& more) {
      return one({30, 30, 12}, "Conv2D", conv(24, kernel, more))["layers"][0]["weights"][0]["shape"];
    };
    for (const int groups : {1, 2, 3, 4, 6, 12}) CHECK(weights({{"groups", groups}})[2] == 12 / groups);
    for (const int rate : {1, 2, 3, 5}) CHECK(weights({{"dilation_rate", rate}}) == weights(Json::object()));
    for (const int rate : {1, 2, 3}) {
      const Json row =
          one({30, 29, 3}, "Conv2D", conv(1, kernel, {{"dilation_rate", rate}, {"padding", "same"}}))["layers"][0];
      CHECK(row["output_shape"] == Json({nullptr, 30, 29, 1}));
    }
  }
}
