// Plans one arena for all activations, draws weights and runs the layers in order.
#include "core/network.hpp"

#include <algorithm>
#include <cmath>

#include "core/layers/elementwise.hpp"
#include "core/random.hpp"

namespace cnn {
namespace {

/// Keras's fans: the last two axes are inputs and outputs, the ones before them the window.
double glorot_limit(const Shape& shape) {
  if (shape.size() < 2) return std::sqrt(3.0 / static_cast<double>(shape.empty() ? 1 : shape[0]));
  double window = 1;
  for (std::size_t i = 0; i + 2 < shape.size(); ++i) window *= static_cast<double>(shape[i]);
  const double fans = window * static_cast<double>(shape[shape.size() - 2] + shape.back());
  return std::sqrt(6.0 / fans);
}

std::optional<Error> check_layer(const Layer& layer, const Facts& facts) {
  if (layer.kind->forward == nullptr)
    return Error{"not_run", layer.name, "", "layer_that_runs", layer.kind->class_name};
  if (!is_known(facts.output)) return Error{"unknown_size", layer.name, "", "known_sizes", to_value(facts.output)};
  const std::string* format = layer.config.value("data_format").text();
  if (format != nullptr && *format == "channels_first") {
    return Error{"not_run", layer.name, "data_format", "channels_last", *format};
  }
  return std::nullopt;
}

}  // namespace

Result<std::unique_ptr<Network>> Network::compile(Model model, std::uint32_t seed) {
  auto facts = facts_of(model);
  if (!facts) return facts.error();
  std::unique_ptr<Network> network(new Network);
  Count weights = 0;
  Count activations = 0;
  for (std::size_t call = 0; call < model.calls.size(); ++call) {
    const Facts& here = (*facts)[call];
    const Layer& layer = model.layer_of(call);
    if (auto error = check_layer(layer, here)) return *error;
    const auto sizes = without_batch(here.output);
    const Count size = product(sizes).value_or(kMaxCount);
    network->activation_places_.push_back({call, Shape(sizes.begin(), sizes.end()),
                                           static_cast<std::size_t>(activations), static_cast<std::size_t>(size)});
    // Four floats of alignment keep every tensor on a SIMD boundary.
    activations = add(activations, (size + 3) / 4 * 4).value_or(kMaxCount);
    for (const Weight& weight : here.weights) {
      const Count count = weight.count().value_or(kMaxCount);
      network->weight_places_.push_back(
          {call, weight.name, weight.shape(), static_cast<std::size_t>(weights), static_cast<std::size_t>(count)});
      weights = add(weights, (count + 3) / 4 * 4).value_or(kMaxCount);
    }
    if (weights + activations > kMaxFloats) {
      return Error{"too_much_memory", layer.name, "", "at_most_1073741824_bytes", (weights + activations) * 4};
    }
  }
  network->model_ = std::move(model);
  network->facts_ = std::move(*facts);
  network->weights_.resize(static_cast<std::size_t>(weights));
  network->activations_.resize(static_cast<std::size_t>(activations));
  network->draw_weights(seed);
  return network;
}

void Network::draw_weights(std::uint32_t seed) {
  Random random(seed);
  std::size_t next = 0;
  for (const Facts& facts : facts_) {
    for (const Weight& weight : facts.weights) {
      const WeightPlace& place = weight_places_[next++];
      const auto values = std::span(weights_).subspan(place.offset, place.size);
      const double limit = glorot_limit(place.shape);
      for (float& value : values) {
        switch (weight.initializer) {
          case Initializer::kGlorotUniform:
            value = static_cast<float>((random.uniform() * 2 - 1) * limit);
            break;
          case Initializer::kZeros:
            value = 0.0F;
            break;
          case Initializer::kOnes:
            value = 1.0F;
            break;
        }
      }
    }
  }
}

void Network::run() {
  std::vector<ConstTensor> inputs;
  std::vector<ConstTensor> weights;
  std::size_t next = 0;
  for (std::size_t call = 0; call < model_.calls.size(); ++call) {
    inputs.clear();
    weights.clear();
    for (const std::size_t input : model_.calls[call].inputs) {
      const ActivationPlace& place = activation_places_[input];
      inputs.push_back({place.shape, activations_.data() + place.offset});
    }
    for (; next < weight_places_.size() && weight_places_[next].call == call; ++next) {
      weights.push_back({weight_places_[next].shape, weights_.data() + weight_places_[next].offset});
    }
    if (inputs.empty()) continue;  // the caller has written the input where it belongs
    const ActivationPlace& place = activation_places_[call];
    const Layer& layer = model_.layer_of(call);
    layer.kind->forward({layer.config, inputs, weights, place.shape, activations_.data() + place.offset});
  }
}

std::span<float> Network::input() {
  const ActivationPlace& place = activation_places_.front();
  return std::span(activations_).subspan(place.offset, place.size);
}

std::span<const float> Network::output() const {
  const ActivationPlace& place = activation_places_.back();
  return std::span(activations_).subspan(place.offset, place.size);
}

}  // namespace cnn
