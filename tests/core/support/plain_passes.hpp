// What a planned network is held against: the layers' plain forward passes one after the other.
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

inline std::unique_ptr<Network> compile(const Json& config, cnn::Keep keep = cnn::Keep::kAll) {
  auto model = counted(config);
  REQUIRE(model);
  auto network = Network::compile(std::move(*model), 1, keep);
  if (!network) FAIL(network.error().code << " " << network.error().layer);
  return std::move(*network);
}

inline std::span<float> tensor(Network& network, std::size_t number) {
  const cnn::TensorPlace& place = network.tensors()[number];
  return network.activations().subspan(place.offset, place.size);
}

inline void fill(std::span<float> values, std::uint64_t seed) {
  cnn::Random random(seed);
  for (float& value : values) value = static_cast<float>(random.uniform() * 2 - 1);
}

inline Shape sample_of(const cnn::Facts& facts) {
  const auto sizes = cnn::without_batch(facts.output());
  return {sizes.begin(), sizes.end()};
}

/// The weights of a layer, whichever of its uses asks.
inline std::vector<cnn::ConstTensor> weights_of(Network& network, const std::string& layer) {
  std::vector<cnn::ConstTensor> weights;
  for (const cnn::WeightPlace& place : network.weight_places()) {
    if (place.layer == layer) weights.push_back({place.shape, network.weights().data() + place.offset});
  }
  return weights;
}

/// What the plain forward passes put out on what stands in the network's inputs, one entry a call.
inline std::vector<Floats> plain_outputs(Network& network) {
  const cnn::Model& model = network.model();
  const auto facts = cnn::facts_of(model);
  REQUIRE(facts);
  std::vector<Floats> outputs;
  std::vector<Shape> shapes;
  for (std::size_t call = 0; call < model.calls.size(); ++call) {
    shapes.push_back(sample_of((*facts)[call]));
    if (model.calls[call].inputs.empty()) {
      const auto input = tensor(network, network.call_outputs()[call]);
      outputs.emplace_back(input.begin(), input.end());
      continue;
    }
    const cnn::Layer& layer = model.layer_of(call);
    std::vector<cnn::ConstTensor> reads;
    for (const cnn::Source& source : model.calls[call].inputs) {
      reads.push_back({shapes[source.call], outputs[source.call].data()});
    }
    const auto weights = weights_of(network, layer.name);
    Floats output(static_cast<std::size_t>(cnn::product(shapes[call]).value()));
    const auto floats = layer.kind->scratch;
    Floats scratch(floats == nullptr ? 0
                                     : static_cast<std::size_t>(floats({layer.config, (*facts)[call].inputs, &layer})));
    layer.kind->forward({layer.config, reads, weights, shapes[call], output.data(), &layer,
                         &model.calls[call].arguments, scratch.data()});
    outputs.push_back(std::move(output));
  }
  return outputs;
}

/// The largest difference of two tensors, in parts of the largest value; infinite where one is NaN and the other not.
inline double difference(std::span<const float> found, const Floats& expected) {
  double most = 0;
  double scale = 1;
  for (const float value : expected) {
    if (std::isfinite(value)) scale = std::max(scale, std::fabs(static_cast<double>(value)));
  }
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const double a = found[i];
    const double b = expected[i];
    if (std::isnan(a) != std::isnan(b)) return std::numeric_limits<double>::infinity();
    if (!std::isnan(a) && a != b) most = std::max(most, std::fabs(a - b) / scale);
  }
  return most;
}

/// The same of the model's outputs, which can be read after a run whatever is kept; and of its inputs, which stand
/// untouched, so that a page need not write them again.
inline double output_difference(Network& network, const std::vector<Floats>& expected) {
  double most = 0;
  for (std::size_t i = 0; i < network.inputs().size(); ++i) {
    most = std::max(most, difference(tensor(network, network.inputs()[i]), expected[network.model().inputs[i]]));
  }
  for (std::size_t i = 0; i < network.outputs().size(); ++i) {
    const cnn::Source source = network.model().outputs[i];
    most = std::max(most, difference(tensor(network, network.outputs()[i]), expected[source.call]));
  }
  return most;
}

/// Runs, and answers the largest difference of any tensor that is kept from the plain passes.
inline double run_and_compare(Network& network) {
  const auto expected = plain_outputs(network);
  network.run();
  const double at_once = output_difference(network, expected);
  if (network.keep() == cnn::Keep::kOutputs) return at_once;
  std::vector<Floats> before;
  for (const std::size_t output : network.outputs()) {
    before.emplace_back(tensor(network, output).begin(), tensor(network, output).end());
  }
  network.show();
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK(difference(tensor(network, network.outputs()[i]), before[i]) == 0);
  }
  double most = at_once;
  for (std::size_t call = 0; call < expected.size(); ++call) {
    most = std::max(most, difference(tensor(network, network.call_outputs()[call]), expected[call]));
  }
  return most;
}

/// Fills the inputs, and what an untrained network has equal: biases and scales.
inline void fill_all(Network& network, std::uint64_t seed) {
  for (const std::size_t input : network.inputs()) fill(tensor(network, input), seed++);
  for (const cnn::WeightPlace& place : network.weight_places()) {
    const auto weights = network.weights().subspan(place.offset, place.size);
    const bool positive = place.name == "gamma" || place.name == "moving_variance";
    if (place.initializer.kind != cnn::Initializer::Kind::kConstant) continue;
    fill(weights, seed++);
    for (float& weight : weights) weight = positive ? 1 + weight / 2 : weight / 2;
  }
}

/// The model with all tensors kept and with its outputs alone, on three inputs: each equals the plain passes.
inline void check_both_keeps(const Json& config, double tolerance = 1e-4) {
  CAPTURE(config.dump());
  for (const cnn::Keep keep : {cnn::Keep::kAll, cnn::Keep::kOutputs}) {
    CAPTURE(static_cast<int>(keep));
    const auto network = compile(config, keep);
    for (std::uint64_t round = 1; round <= 3; ++round) {
      CAPTURE(round);
      fill_all(*network, 100 * round);
      CHECK(run_and_compare(*network) < tolerance);
    }
  }
}

/// A 3×3 convolution that keeps rows and columns.
inline Json convolution(int filters, const char* activation = "relu") {
  return Json::array(
      {"Conv2D", {{"filters", filters}, {"kernel_size", 3}, {"padding", "same"}, {"activation", activation}}});
}

}  // namespace plain
