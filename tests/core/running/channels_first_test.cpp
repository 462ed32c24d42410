// channels_first is the same computation on transposed data: shapes, counts, values and traces.
#include <cmath>
#include <random>

#include "core/base/json.hpp"
#include "core/running/network.hpp"
#include "tests/core/support/support.hpp"

using namespace support;

namespace {

struct Layer {
  const char* class_name;
  Json config;
};

std::unique_ptr<cnn::Network> compiled(const Json& input, const Layer& layer, const char* data_format) {
  Json config = layer.config;
  config["data_format"] = data_format;
  const Json model = sequential(input, Json::array({Json::array({layer.class_name, config})}));
  auto read = counted(model);
  REQUIRE(read);
  auto network = cnn::Network::compile(std::move(*read), 3);
  REQUIRE(network);
  return std::move(*network);
}

std::span<float> values(cnn::Network& network, std::size_t tensor) {
  const auto& place = network.tensors()[tensor];
  return network.activations().subspan(place.offset, place.size);
}

/// Index of the same value with the channels at the other end; `shape` without batch, channels first.
std::size_t channels_last_index(std::size_t index, const cnn::Shape& shape) {
  std::size_t positions = 1;
  for (std::size_t axis = 1; axis < shape.size(); ++axis) positions *= static_cast<std::size_t>(shape[axis]);
  return index % positions * static_cast<std::size_t>(shape[0]) + index / positions;
}

void compare(const Json& sizes, int channels, const Layer& layer, std::mt19937& random) {
  CAPTURE(layer.class_name);
  CAPTURE(layer.config.dump());
  Json last = sizes;
  last.push_back(channels);
  Json first = sizes;
  first.insert(first.begin(), channels);
  const auto a = compiled(first, layer, "channels_first");
  const auto b = compiled(last, layer, "channels_last");
  std::uniform_real_distribution<float> number(-1.0F, 1.0F);
  REQUIRE(a->weights().size() == b->weights().size());
  for (std::size_t i = 0; i < a->weights().size(); ++i) a->weights()[i] = b->weights()[i] = number(random);
  const std::size_t input = a->inputs()[0];
  for (std::size_t i = 0; i < values(*a, input).size(); ++i) {
    const float value = number(random);
    values(*a, input)[i] = value;
    values(*b, b->inputs()[0])[channels_last_index(i, a->tensors()[input].shape)] = value;
  }
  a->run();
  b->run();
  const std::size_t output = a->outputs()[0];
  const auto& shape = a->tensors()[output].shape;
  REQUIRE(values(*a, output).size() == values(*b, b->outputs()[0]).size());
  // Flatten and global pooling have one order for both.
  const bool image = shape.size() == sizes.size() + 1;
  for (std::size_t i = 0; i < values(*a, output).size(); ++i) {
    const std::size_t other = image ? channels_last_index(i, shape) : i;
    CHECK(std::fabs(values(*a, output)[i] - values(*b, b->outputs()[0])[other]) < 1e-5F);
    const auto traced = a->trace("layer_1", static_cast<cnn::Count>(i));
    const auto expected = b->trace("layer_1", static_cast<cnn::Count>(other));
    REQUIRE(traced);
    CHECK(std::fabs(*(*traced)["before_activation"].number() - *(*expected)["before_activation"].number()) < 1e-6);
  }
}

}  // namespace

TEST_CASE("channels_first gives channels_last's values on transposed data") {
  const unsigned seed = 20261124;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const Json image = {7, 6};
  const std::vector<Layer> images = {
      {"Conv2D", {{"filters", 4}, {"kernel_size", {3, 2}}, {"strides", {2, 1}}, {"activation", "relu"}}},
      {"Conv2D", {{"filters", 6}, {"kernel_size", 3}, {"groups", 2}, {"padding", "same"}, {"use_bias", false}}},
      {"Conv2D", {{"filters", 2}, {"kernel_size", 2}, {"dilation_rate", {1, 3}}}},
      {"DepthwiseConv2D", {{"kernel_size", 3}, {"depth_multiplier", 2}, {"padding", "same"}}},
      {"SeparableConv2D", {{"filters", 3}, {"kernel_size", 3}, {"depth_multiplier", 2}, {"strides", 2}}},
      {"Conv2DTranspose", {{"filters", 3}, {"kernel_size", {2, 3}}, {"strides", 2}, {"padding", "same"}}},
      {"Conv2DTranspose", {{"filters", 3}, {"kernel_size", 2}, {"strides", 3}, {"output_padding", 2}}},
      {"MaxPooling2D", {{"pool_size", {3, 2}}, {"padding", "same"}}},
      {"AveragePooling2D", {{"pool_size", 3}, {"strides", 2}, {"padding", "same"}}},
      {"GlobalMaxPooling2D", Json::object()},
      {"GlobalAveragePooling2D", {{"keepdims", true}}},
      {"ZeroPadding2D", {{"padding", {{1, 2}, {0, 3}}}}},
      {"Cropping2D", {{"cropping", {{1, 2}, {0, 3}}}}},
      {"UpSampling2D", {{"size", {2, 3}}}},
      {"UpSampling2D", {{"size", {2, 3}}, {"interpolation", "bilinear"}}},
      {"Flatten", Json::object()},
  };
  for (const Layer& layer : images) compare(image, 4, layer, random);
  const std::vector<Layer> steps = {
      {"Conv1D", {{"filters", 4}, {"kernel_size", 3}, {"padding", "causal"}, {"dilation_rate", 2}}},
      {"DepthwiseConv1D", {{"kernel_size", 3}, {"strides", 2}}},
      {"SeparableConv1D", {{"filters", 3}, {"kernel_size", 2}}},
      {"MaxPooling1D", {{"pool_size", 2}}},
      {"AveragePooling1D", {{"pool_size", 3}, {"strides", 1}, {"padding", "same"}}},
      {"GlobalAveragePooling1D", Json::object()},
      {"Flatten", Json::object()},
  };
  for (const Layer& layer : steps) compare({9}, 4, layer, random);
  const std::vector<Layer> volumes = {
      {"GlobalMaxPooling3D", Json::object()},
      {"ZeroPadding3D", {{"padding", {{1, 0}, {0, 2}, {1, 1}}}}},
      {"Cropping3D", {{"cropping", {{1, 0}, {0, 2}, {1, 1}}}}},
      {"UpSampling3D", {{"size", {2, 1, 3}}}},
  };
  for (const Layer& layer : volumes) compare({4, 5, 3}, 2, layer, random);
}

TEST_CASE("softmax of a channels_first convolution works along the last axis, the width") {
  const auto network = compiled({3, 5, 4}, {"Conv2D", {{"filters", 2}, {"kernel_size", 1}, {"activation", "softmax"}}},
                                "channels_first");
  for (float& value : values(*network, network->inputs()[0])) value = 0.5F;
  network->run();
  for (const float value : values(*network, network->outputs()[0])) CHECK(value == doctest::Approx(0.25));
}
