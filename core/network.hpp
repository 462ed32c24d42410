// A model with weights: one real forward pass in float32, every activation kept, every value traceable to its products.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/model.hpp"

namespace cnn {

/// Where one weight tensor lies in Network::weights(). `layer` is the name, `block/conv2d` inside a model named block.
struct WeightPlace {
  std::string layer;
  std::string_view name;
  Shape shape;
  std::size_t offset = 0;
  std::size_t size = 0;
  Initializer initializer = Initializer::kZeros;
};

/// Where one tensor lies in Network::activations(). `shape` without the batch.
struct TensorPlace {
  Shape shape;
  std::size_t offset = 0;
  std::size_t size = 0;
};

/// One layer to run: which tensors it reads, where it writes, and its weights (a range of weight places).
struct Step {
  std::string layer;
  const Layer* rule = nullptr;
  const Facts* facts = nullptr;
  const Value* arguments = nullptr;
  std::vector<std::size_t> inputs = {};
  std::size_t output = 0;
  std::size_t first_weight = 0;
  std::size_t weight_count = 0;
};

class Network {
 public:
  /// The floats of weights and activations that a network may take; more is refused with `too_much_memory`.
  static constexpr Count kMaxFloats = Count{256} * 1024 * 1024;

  /// Plans memory and draws glorot-uniform weights (biases zero) from a seed; the same seed gives the same weights
  /// in every build. Errors: those of the model; `not_run` for a layer that is counted but not run;
  /// `unknown_size` where an input size is None; `too_much_memory`.
  static Result<std::unique_ptr<Network>> compile(Model model, std::uint32_t seed);

  Network(const Network&) = delete;
  Network& operator=(const Network&) = delete;

  /// One sample. The inputs have been written into the tensors of inputs(), row-major in their shapes.
  void run();

  /// Numbers of tensors, in the order of the model's inputs and outputs.
  const std::vector<std::size_t>& inputs() const { return inputs_; }
  const std::vector<std::size_t>& outputs() const { return outputs_; }
  /// The tensor that each call of the model puts out, in order of calls.
  const std::vector<std::size_t>& call_outputs() const { return call_outputs_; }
  const std::vector<TensorPlace>& tensors() const { return tensors_; }
  const std::vector<WeightPlace>& weight_places() const { return weight_places_; }
  std::span<float> weights() { return weights_; }
  std::span<float> activations() { return activations_; }
  const Model& model() const { return model_; }

  /// The Trace of web/types.js for value `index` of a layer's output. Errors: `no_such_layer`, `no_such_value`.
  Result<Value> trace(std::string_view layer, Count index) const;

 private:
  Network() = default;
  using Tensors = std::vector<std::size_t>;
  Result<std::vector<Tensors>> plan(const Model& model, const std::vector<Facts>& facts, const std::string& prefix,
                                    const Tensors& given);
  Result<std::size_t> plan_step(const Layer& layer, const Facts& facts, const Call& call, const std::string& name,
                                Tensors inputs);
  Result<std::size_t> add_tensor(const Shape& shape, const std::string& layer);
  std::optional<Error> add_weights(Step& step);
  void draw_weights(std::uint32_t seed);
  /// A number of a step's weight; 1 for a negative index.
  double weight_at(const Step& step, std::size_t weight, Count index) const;
  /// The bias that is added to output value `index`; nothing for a layer without one.
  std::optional<double> bias_at(const Step& step, Count index) const;

  Model model_;
  std::vector<Facts> facts_;
  std::vector<Step> steps_;
  std::vector<TensorPlace> tensors_;
  std::vector<WeightPlace> weight_places_;
  std::map<const Layer*, std::size_t> first_weight_;  ///< of layers seen so far: a second use has the same weights
  Count weight_floats_ = 0;
  Count activation_floats_ = 0;
  std::vector<std::size_t> inputs_;
  std::vector<std::size_t> outputs_;
  std::vector<std::size_t> call_outputs_;
  std::vector<float> weights_;
  std::vector<float> activations_;
};

}  // namespace cnn
