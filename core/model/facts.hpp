// Every layer's rules applied along the graph: shapes and weights at each call.
#pragma once

#include <string>
#include <vector>

#include "core/model/model.hpp"

namespace cnn {

/// What holds at one call: shapes and weights.
struct Facts {
  std::vector<Shape> inputs = {};
  /// At least one. An empty shape is unknown altogether, even its rank: that of Lambda, and of all that follows it, as
  /// far as the file does not say what is read there.
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

/// A model with its facts, which are expensive enough to be computed once: what all rooms above are handed.
struct CountedModel {
  Model model;
  std::vector<Facts> facts;
};

/// The sum over weights. Error `too_large` where it exceeds 2^53 - 1.
Result<Count> count_of(const std::vector<Weight>& weights, const std::string& layer);

}  // namespace cnn
