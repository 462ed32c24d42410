// A Keras config as a graph: layers with checked arguments, and the calls that connect them.
#pragma once

#include <string>
#include <vector>

#include "core/layer.hpp"

namespace cnn {

struct Layer {
  std::string name = {};
  const LayerKind* kind = nullptr;
  Config config = {};
  bool trainable = true;
};

/// One use of a layer. `inputs` are calls; a call reads only calls before it.
struct Call {
  std::size_t layer = 0;
  std::vector<std::size_t> inputs = {};
  Shape input_shape = {};  ///< of an InputLayer
  bool in_summary = true;  ///< Keras's summary of a Sequential leaves its InputLayer out
};

struct Model {
  std::string name;
  std::vector<Layer> layers;
  std::vector<Call> calls;

  const Layer& layer_of(std::size_t call) const { return layers[calls[call].layer]; }
};

/// Limits on what is read: larger models are refused with `too_many_layers`.
inline constexpr std::size_t kMaxLayers = 20000;

/// Reads a parsed `model.to_json()` of Keras 2 or 3.
/// Errors name layer, argument, expected and found: `not_a_model`, `unknown_layer`, `missing_input_shape`,
/// `missing_argument`, `invalid_argument`, `duplicate_name`, `too_many_layers`.
Result<Model> read_model(const Value& config);

/// What holds at one call: shapes and weights.
struct Facts {
  std::vector<Shape> inputs = {};
  Shape output = {};
  std::vector<Weight> weights = {};
  std::vector<Window> windows = {};
};

/// Facts of one call from the shapes it reads. Errors: of the layer's own rules, with the layer's name.
Result<Facts> facts_at(const Layer& layer, std::vector<Shape> inputs);

/// Facts of every call in order. Errors as above, of the first layer that has one.
Result<std::vector<Facts>> facts_of(const Model& model);

/// The shapes that a call reads, given the facts of the calls before it.
std::vector<Shape> inputs_of(const Call& call, const std::vector<Facts>& facts);

/// The sum over weights. Error `too_large` where it exceeds 2^53 - 1.
Result<Count> count_of(const std::vector<Weight>& weights, const std::string& layer);

}  // namespace cnn
