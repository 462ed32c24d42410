// What a planned network is held against: random models, and the layers' plain forward passes one after the other.
#pragma once

#include <cmath>
#include <limits>

#include "core/base/json.hpp"
#include "core/base/random.hpp"
#include "core/running/network.hpp"
#include "tests/core/support/support.hpp"

namespace plain {

using namespace support;
using cnn::Network;
using cnn::Shape;
using Floats = std::vector<float>;

std::unique_ptr<Network> compile(const Json& config) {
  auto model = counted(config);
  REQUIRE(model);
  auto network = Network::compile(std::move(*model), 1);
  if (!network) FAIL(network.error().code << " " << network.error().layer);
  return std::move(*network);
}

std::span<float> tensor(Network& network, std::size_t number) {
  const cnn::TensorPlace& place = network.tensors()[number];
  return network.activations().subspan(place.offset, place.size);
}

void fill(std::span<float> values, std::uint64_t seed) {
  cnn::Random random(seed);
  for (float& value : values) value = static_cast<float>(random.uniform() * 2 - 1);
}

/// What the plain forward passes of a Sequential put out, one entry a call.
std::vector<Floats> plain_outputs(Network& network) {
  const cnn::Model& model = network.model();
  const auto facts = cnn::facts_of(model);
  REQUIRE(facts);
  std::vector<Floats> outputs;
  std::size_t next = 0;
  for (std::size_t call = 0; call < model.calls.size(); ++call) {
    const auto input = tensor(network, network.call_outputs()[call]);
    if (model.calls[call].inputs.empty()) {
      outputs.emplace_back(input.begin(), input.end());
      continue;
    }
    const cnn::Layer& layer = model.layer_of(call);
    const std::size_t before = model.calls[call].inputs[0].call;
    const Shape shape(cnn::without_batch((*facts)[call].output()).begin(),
                      cnn::without_batch((*facts)[call].output()).end());
    const Shape input_shape(cnn::without_batch((*facts)[before].output()).begin(),
                            cnn::without_batch((*facts)[before].output()).end());
    std::vector<cnn::ConstTensor> weights;
    for (std::size_t i = 0; i < (*facts)[call].weights.size(); ++i, ++next) {
      const cnn::WeightPlace& place = network.weight_places()[next];
      weights.push_back({place.shape, network.weights().data() + place.offset});
    }
    Floats output(static_cast<std::size_t>(cnn::product(shape).value()));
    const cnn::ConstTensor read{input_shape, outputs[before].data()};
    layer.kind->forward(
        {layer.config, {&read, 1}, weights, shape, output.data(), &layer, &model.calls[call].arguments});
    outputs.push_back(std::move(output));
  }
  return outputs;
}

/// The largest difference between the network's tensors and the plain ones, in parts of the largest value; infinite
/// where one is NaN and the other not.
double difference(Network& network, const std::vector<Floats>& expected) {
  double most = 0;
  for (std::size_t call = 0; call < expected.size(); ++call) {
    const auto found = tensor(network, network.call_outputs()[call]);
    double scale = 1;
    for (const float value : expected[call]) {
      if (std::isfinite(value)) scale = std::max(scale, std::fabs(static_cast<double>(value)));
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      const double a = found[i];
      const double b = expected[call][i];
      if (std::isnan(a) != std::isnan(b)) return std::numeric_limits<double>::infinity();
      if (!std::isnan(a) && a != b) most = std::max(most, std::fabs(a - b) / scale);
    }
  }
  return most;
}

double run_and_compare(Network& network) {
  const auto expected = plain_outputs(network);
  network.run();
  const std::size_t last = network.call_outputs().back();
  const auto output = tensor(network, last);
  const Floats at_once(output.begin(), output.end());
  network.show();
  for (std::size_t i = 0; i < at_once.size(); ++i) {
    CHECK((at_once[i] == output[i] || (std::isnan(at_once[i]) && std::isnan(output[i]))));
  }
  return difference(network, expected);
}

struct Draw {
  cnn::Random random;

  int between(int low, int high) {
    return low + static_cast<int>(random.below(static_cast<std::uint64_t>(high - low + 1)));
  }
  template <class T>
  T pick(std::initializer_list<T> choices) {
    return *(choices.begin() + random.below(choices.size()));
  }
};

Json random_layer(Draw& draw) {
  const auto activation = draw.pick({"relu", "linear", "tanh", "softmax", "relu6"});
  const auto padding = draw.pick({"same", "valid"});
  switch (draw.between(0, 10)) {
    case 0:
      return Json::array({"MaxPooling2D", {{"pool_size", draw.between(1, 3)}, {"padding", padding}}});
    case 1:
      return Json::array({"AveragePooling2D",
                          {{"pool_size", draw.between(1, 3)}, {"strides", draw.between(1, 2)}, {"padding", padding}}});
    case 2:
      return Json::array({"Activation", {{"activation", activation}}});
    case 3:
      return Json::array({"Dropout", {{"rate", 0.5}}});
    case 4:
      return Json::array({"Dense", {{"units", draw.between(1, 12)}, {"activation", activation}}});
    case 5:
      return Json::array({"DepthwiseConv2D",
                          {{"kernel_size", draw.between(1, 4)},
                           {"strides", draw.between(1, 2)},
                           {"padding", padding},
                           {"depth_multiplier", draw.pick({1, 1, 1, 2})},
                           {"activation", activation}}});
    case 6:
      return Json::array({"SeparableConv2D",
                          {{"filters", draw.between(1, 12)},
                           {"kernel_size", draw.between(1, 3)},
                           {"padding", padding},
                           {"activation", activation},
                           {"use_bias", draw.between(0, 1) > 0}}});
    default: {
      const int dilation = draw.between(1, 2);
      const int strides = dilation == 1 ? draw.between(1, 2) : 1;
      return Json::array({"Conv2D",
                          {{"filters", draw.pick({1, 2, 3, 4, 5, 8, 16, 24})},
                           {"kernel_size", draw.pick({1, 2, 3, 3, 3, 5})},
                           {"padding", padding},
                           {"strides", strides},
                           {"dilation_rate", dilation},
                           {"activation", activation},
                           {"use_bias", draw.between(0, 3) > 0}}});
    }
  }
}

/// A random Sequential on images. Layers that do not fit are left out.
Json random_model(std::uint64_t seed) {
  Draw draw{cnn::Random(seed)};
  const Json input = {draw.between(4, 24), draw.between(4, 24), draw.pick({1, 2, 3, 4, 8, 16})};
  Json layers = Json::array();
  for (int i = draw.between(1, 6); i > 0; --i) {
    Json more = layers;
    more.push_back(random_layer(draw));
    if (!analyse(sequential(input, more)).contains("error")) layers = more;
  }
  if (draw.between(0, 1) == 1) {
    layers.push_back(Json::array(
        {draw.pick({"Flatten", "Flatten", "GlobalAveragePooling2D", "GlobalMaxPooling2D"}), Json::object()}));
    layers.push_back(Json::array({"Dense", {{"units", draw.pick({2, 10, 16, 20})}, {"activation", "relu"}}}));
    layers.push_back(Json::array({"Dense", {{"units", 3}, {"activation", "softmax"}}}));
  }
  if (layers.empty()) layers.push_back(Json::array({"Flatten", Json::object()}));
  return sequential(input, layers);
}

Json convolution(int filters, const char* activation = "relu") {
  return Json::array(
      {"Conv2D", {{"filters", filters}, {"kernel_size", 3}, {"padding", "same"}, {"activation", activation}}});
}

}  // namespace plain
