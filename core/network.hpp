// A model with weights: one real forward pass in float32, every activation kept, every value traceable to its products.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/model.hpp"

namespace cnn {

/// Where one weight tensor lies in Network::weights().
struct WeightPlace {
  std::size_t call = 0;
  std::string_view name;
  Shape shape;
  std::size_t offset = 0;
  std::size_t size = 0;
};

/// Where one call's output lies in Network::activations(). `shape` without the batch.
struct ActivationPlace {
  std::size_t call = 0;
  Shape shape;
  std::size_t offset = 0;
  std::size_t size = 0;
};

class Network {
 public:
  /// The bytes of weights and activations that a network may take; more is refused with `too_much_memory`.
  static constexpr Count kMaxFloats = Count{256} * 1024 * 1024;

  /// Plans memory and draws glorot-uniform weights (biases zero) from a seed; the same seed gives the same weights
  /// in every build. Errors: those of the model; `not_run` for a layer that is counted but not run;
  /// `unknown_size` where an input size is None; `too_much_memory`.
  static Result<std::unique_ptr<Network>> compile(Model model, std::uint32_t seed);

  /// One sample: `input` holds as many floats as the model's input, row-major, channels last.
  void run();

  std::span<float> input();
  std::span<const float> output() const;
  std::span<float> weights() { return weights_; }
  std::span<const float> activations() const { return activations_; }
  const std::vector<WeightPlace>& weight_places() const { return weight_places_; }
  const std::vector<ActivationPlace>& activation_places() const { return activation_places_; }
  const Model& model() const { return model_; }

  /// The Trace of web/types.js for value `index` of a layer's output. Errors: `no_such_layer`, `no_such_value`.
  Result<Value> trace(std::string_view layer, Count index) const;

 private:
  Network() = default;
  void draw_weights(std::uint32_t seed);

  Model model_;
  std::vector<Facts> facts_;
  std::vector<WeightPlace> weight_places_;
  std::vector<ActivationPlace> activation_places_;
  std::vector<float> weights_;
  std::vector<float> activations_;
};

}  // namespace cnn
