// A network laid out flat: its tensors, weights and steps, whatever models stood within models.
#pragma once

#include <string>
#include <vector>

#include "core/model/facts.hpp"

namespace cnn {

/// Where one weight tensor lies in Network::weights(). `layer` is the name, `block/conv2d` inside a model named block.
struct WeightPlace {
  std::string layer;
  std::string_view name;
  Shape shape;
  std::size_t offset = 0;
  std::size_t size = 0;
  Initializer initializer = {};
};

/// Where one tensor lies in Network::activations(). `shape` without the batch. Tensors that hold the same values in
/// other shapes (before and after Flatten) have the same offset.
struct TensorPlace {
  Shape shape;
  std::size_t offset = 0;
  std::size_t size = 0;
};

/// One layer to run: which tensors it reads, where it writes, and its weights (a range of weight places).
struct FlatCall {
  std::string layer;
  const Layer* rule = nullptr;
  const Facts* facts = nullptr;
  const Value* arguments = nullptr;
  std::vector<std::size_t> inputs = {};
  std::size_t output = 0;
  std::size_t first_weight = 0;
  std::size_t weight_count = 0;
};

/// All of them; tensors are named by their numbers.
struct FlatGraph {
  std::vector<FlatCall> calls = {};
  std::vector<TensorPlace> tensors = {};
  std::vector<WeightPlace> weights = {};
  std::vector<std::size_t> inputs = {};   ///< in the order of the model's inputs
  std::vector<std::size_t> outputs = {};  ///< in the order of the model's outputs
};

/// Four floats of alignment keep every tensor on a SIMD boundary.
inline Count aligned(Count floats) { return (floats + 3) / 4 * 4; }

}  // namespace cnn
