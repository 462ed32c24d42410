// A Keras config as a graph: layers with checked arguments, and the calls that connect them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/model/layer.hpp"

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
  /// The shapes that it read when it was built, as the file says (`build_config`); none where it says nothing.
  std::vector<Shape> built_on = {};
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
  /// The shapes of its inputs as the file says; an empty one, or none at all, where it says nothing.
  std::vector<Shape> told = {};
  bool in_summary = true;  ///< Keras's summary of a Sequential leaves its InputLayer out
};

/// A weight in a list that stands beside the config, tfjs's `weightsManifest`.
struct ListedWeight {
  std::string name;
  Shape shape;
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
  std::vector<ListedWeight> listed_weights = {};

  const Layer& layer_of(std::size_t call) const { return layers[calls[call].layer]; }
};

}  // namespace cnn
