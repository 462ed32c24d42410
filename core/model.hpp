// A Keras config as a graph: layers with checked arguments, and the calls that connect them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/layer.hpp"

namespace cnn {

struct Model;

struct Layer {
  std::string name = {};
  /// Keras's name of the class; of an unknown layer all that is known.
  std::string class_name = {};
  const LayerKind* kind = nullptr;
  Config config = {};
  bool trainable = true;
  /// Bytes of one number of its weights, by its dtype.
  Count item_bytes = 4;
  /// The layers inside TimeDistributed (one) and Bidirectional (forward and backward).
  std::vector<Layer> wrapped = {};
  /// A model used as a layer; null for a layer proper.
  std::shared_ptr<const Model> model = {};
};

/// One tensor: an output of a call.
struct Source {
  std::size_t call = 0;
  std::size_t output = 0;
};

/// One use of a layer, Keras's "node". A call reads only calls before it.
struct Call {
  std::size_t layer = 0;
  std::size_t node = 0;  ///< which use of this layer it is, from 0
  std::vector<Source> inputs = {};
  Shape input_shape = {};  ///< of an InputLayer
  Value arguments = {};    ///< see Site::arguments
  bool in_summary = true;  ///< Keras's summary of a Sequential leaves its InputLayer out
};

struct Model {
  std::string name;
  std::string class_name = "Sequential";
  /// False: nothing in it counts as trainable where it is the model that is looked at. Inside another model each
  /// layer's own flag decides, as in Keras 3, which sets them all when a model is frozen.
  bool trainable = true;
  std::vector<Layer> layers;
  std::vector<Call> calls;
  std::vector<std::size_t> inputs = {};  ///< calls of InputLayers, in the order of the model's inputs
  std::vector<Source> outputs = {};
  /// Its calls and, at each use of a model inside it, the calls of that one: what a walk through everything takes.
  std::size_t all_calls = 0;

  const Layer& layer_of(std::size_t call) const { return layers[calls[call].layer]; }
};

/// Limits on what is read: larger models are refused with `too_many_layers`.
inline constexpr std::size_t kMaxLayers = 20000;
/// Models within models that are used several times multiply; more calls in all are refused with `too_many_layers`.
inline constexpr std::size_t kMaxCalls = 100000;
/// Models within models; deeper ones are refused with `too_deep`.
inline constexpr int kMaxNesting = 64;

/// Reads a parsed `model.to_json()` of Keras 2 or 3, Sequential or Functional.
/// Errors name layer, argument, expected and found: `not_a_model`, `missing_input_shape`, `missing_argument`,
/// `invalid_argument`, `duplicate_name`, `too_many_layers`, `too_deep`, `unknown_tensor`, `cyclic_graph`.
/// A layer of an unknown class is no error: it is kept with the opaque kind.
Result<Model> read_model(const Value& config);

/// What holds at one call: shapes and weights.
struct Facts {
  std::vector<Shape> inputs = {};
  /// At least one. An empty shape is unknown altogether, even its rank: that of Lambda, and of all that follows it.
  std::vector<Shape> outputs = {Shape{}};
  std::vector<Weight> weights = {};
  std::vector<Window> windows = {};
  bool count_known = true;
  /// The layer's own flag is false: by itself it has nothing to train, whatever is inside.
  bool frozen = false;
  /// Of a model used as a layer: the facts of its calls; of a wrapper: those of its wrapped layers.
  std::vector<Facts> inner = {};

  const Shape& output() const { return outputs.front(); }
  Shape& output() { return outputs.front(); }
  bool shape_known() const { return !output().empty(); }
};

/// Whether a layer's own flag leaves its weights trainable. That of a wrapper or a model says nothing about what is
/// inside: Keras 3 asks each weight, whose flag is that of the layer which made it.
bool learns(const Layer& layer);

/// Facts of one call from the shapes it reads. Errors: of the layer's own rules, with the layer's name (`block/conv2d`
/// inside a model named block); `wrong_input_count`.
Result<Facts> facts_at(const Layer& layer, std::vector<Shape> inputs, const Value& arguments = {});

/// Facts of every call in order. `given` replaces the shapes of the model's inputs where it stands inside another.
/// Errors as above, of the first layer that has one; `shared_layer_mismatch` where a second use would need other
/// weights.
Result<std::vector<Facts>> facts_of(const Model& model, const std::vector<Shape>& given = {});

/// The shape of one tensor. Unknown where a layer of unknown class puts out more than one.
template <class FactsOfCall>
Shape shape_of(const Source& source, const FactsOfCall& facts) {
  const std::vector<Shape>& outputs = facts(source.call).outputs;
  return source.output < outputs.size() ? outputs[source.output] : Shape{};
}

/// The shapes that a call reads, given the facts of the calls before it; `facts` maps a call to its facts.
template <class FactsOfCall>
std::vector<Shape> inputs_of(const Call& call, const FactsOfCall& facts) {
  if (call.inputs.empty()) return {call.input_shape};
  std::vector<Shape> shapes;
  shapes.reserve(call.inputs.size());
  for (const Source& source : call.inputs) shapes.push_back(shape_of(source, facts));
  return shapes;
}

/// The weights of all layers of a model, each layer once, in order; `facts` maps a call to its facts.
template <class FactsOfCall>
std::vector<Weight> weights_of(const Model& model, const FactsOfCall& facts) {
  std::vector<Weight> weights;
  for (std::size_t call = 0; call < model.calls.size(); ++call) {
    if (model.calls[call].node > 0) continue;
    const std::vector<Weight>& some = facts(call).weights;
    weights.insert(weights.end(), some.begin(), some.end());
  }
  return weights;
}

/// A model with its facts, which are expensive enough to be computed once.
struct CountedModel {
  Model model;
  std::vector<Facts> facts;
};

/// Reads a config and applies all rules. Errors: those of read_model and facts_of.
Result<CountedModel> count_model(const Value& config);

/// The sum over weights. Error `too_large` where it exceeds 2^53 - 1.
Result<Count> count_of(const std::vector<Weight>& weights, const std::string& layer);

}  // namespace cnn
