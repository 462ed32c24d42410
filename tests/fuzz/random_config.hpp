// Bytes as a small model: every layer of the catalogue, with arguments of the right kind and now and then a wrong one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/value.hpp"
#include "core/layers/catalogue.hpp"

namespace fuzz {

/// Takes decisions from bytes; zeros after the end.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : data_(data), left_(size) {}

  /// 0 to limit - 1, for limits up to 256.
  unsigned below(std::size_t limit) {
    if (left_ == 0 || limit == 0) return 0;
    --left_;
    return static_cast<unsigned>(*data_++ % limit);
  }
  /// True once in `times`.
  bool once_in(unsigned times) { return below(times) == times - 1; }
  bool empty() const { return left_ == 0; }

 private:
  const std::uint8_t* data_;
  std::size_t left_;
};

inline cnn::Value random_integer(Bytes& bytes) {
  if (bytes.once_in(32)) {
    constexpr double kEdges[] = {0, -1, 2147483647, 4294967296, 9007199254740991, 0.5};
    return kEdges[bytes.below(std::size(kEdges))];
  }
  return static_cast<int>(bytes.below(4)) + 1;
}

inline cnn::Value random_number(Bytes& bytes) {
  constexpr double kNumbers[] = {0, 0.5, 1, -1, 0.001, 3, 1e30, -0.25};
  return kNumbers[bytes.below(std::size(kNumbers))];
}

inline cnn::Value random_list(Bytes& bytes, std::size_t length, int least) {
  cnn::Array items;
  for (std::size_t i = 0; i < length; ++i) items.push_back(static_cast<int>(bytes.below(5)) + least);
  return items;
}

inline cnn::Value random_sides(Bytes& bytes, int axes) {
  cnn::Array sides;
  for (int i = 0; i < axes; ++i) sides.push_back(random_list(bytes, 2, 0));
  return sides;
}

inline cnn::Value random_activation(Bytes& bytes) {
  constexpr const char* kNames[] = {"linear", "relu", "softmax", "sigmoid", "tanh", "elu", "gelu", "no_such"};
  return kNames[bytes.below(std::size(kNames))];
}

/// An initializer, mostly: a name, an object with or without arguments, or none.
inline cnn::Value random_object(Bytes& bytes) {
  constexpr const char* kNames[] = {"zeros",         "he_normal",       "Orthogonal", "identity", "VarianceScaling",
                                    "RandomUniform", "TruncatedNormal", "l2",         "MaxNorm",  "no_such"};
  const char* name = kNames[bytes.below(std::size(kNames))];
  switch (bytes.below(4)) {
    case 0:
      return {};
    case 1:
      return name;
    case 2:
      return cnn::object({{"class_name", name}, {"config", cnn::Object{}}});
    default:
      return cnn::object({{"class_name", name},
                          {"config", cnn::object({{"scale", random_number(bytes)}, {"gain", random_number(bytes)}})}});
  }
}

inline cnn::Value random_argument(Bytes& bytes, const cnn::Argument& argument) {
  using cnn::ArgumentKind;
  switch (argument.kind) {
    case ArgumentKind::kPositiveInteger:
      return random_integer(bytes);
    case ArgumentKind::kInteger:
      return static_cast<int>(bytes.below(6)) - 3;
    case ArgumentKind::kNumber:
      return random_number(bytes);
    case ArgumentKind::kFlag:
      return bytes.below(2) == 1;
    case ArgumentKind::kTuple:
      return bytes.once_in(4) ? random_integer(bytes)
                              : random_list(bytes, static_cast<std::size_t>(argument.length), 1);
    case ArgumentKind::kChoice:
      return argument.choices[bytes.below(argument.choices.size())];
    case ArgumentKind::kActivation:
      return random_activation(bytes);
    case ArgumentKind::kIntegers:
      return random_list(bytes, bytes.below(4) + std::size_t{1}, -1);
    case ArgumentKind::kSides:
      return random_sides(bytes, argument.length);
    case ArgumentKind::kList:
      return random_list(bytes, bytes.below(4), -1);
    case ArgumentKind::kInitializer:
    case ArgumentKind::kRegularizer:
    case ArgumentKind::kConstraint:
      return random_object(bytes);
    case ArgumentKind::kAny:
      break;
  }
  return {};
}

inline cnn::Value random_layer(Bytes& bytes, const std::string& name, int nesting) {
  const auto& kinds = cnn::all_layers();
  const cnn::LayerKind& kind = *kinds[bytes.below(kinds.size())];
  cnn::Value config = cnn::object({{"name", name}});
  for (const cnn::Argument& argument : kind.arguments) {
    if (!argument.required && bytes.below(2) == 0) continue;
    config.set(argument.name, random_argument(bytes, argument));
  }
  // The wrappers' inner layers; other layers ignore them.
  if (nesting == 0 && bytes.once_in(4)) config.set("layer", random_layer(bytes, name + "_inner", 1));
  return cnn::object({{"module", kind.operation ? "keras.src.ops.numpy" : "keras.layers"},
                      {"class_name", kind.class_name},
                      {"config", std::move(config)},
                      {"name", name}});
}

inline cnn::Value tensor_of(const std::string& layer) { return cnn::Array{layer, 0, 0, cnn::Object{}}; }

/// A Functional of one input and up to six layers, each on one or two of the tensors before it.
inline cnn::Value random_model(Bytes& bytes) {
  cnn::Array shape = {cnn::Value()};
  const unsigned rank = bytes.below(5);
  for (unsigned i = 0; i < rank; ++i) {
    shape.push_back(bytes.once_in(16) ? cnn::Value() : cnn::Value(static_cast<int>(bytes.below(9)) + 1));
  }
  cnn::Array layers = {cnn::object({{"class_name", "InputLayer"},
                                    {"config", cnn::object({{"name", "input"}, {"batch_shape", std::move(shape)}})},
                                    {"name", "input"},
                                    {"inbound_nodes", cnn::Array{}}})};
  std::vector<std::string> names = {"input"};
  for (unsigned count = bytes.below(6) + 1; count > 0 && !bytes.empty(); --count) {
    const std::string name = "layer_" + std::to_string(names.size());
    cnn::Value layer = random_layer(bytes, name, 0);
    cnn::Array inputs = {tensor_of(names.back())};
    if (bytes.once_in(3)) inputs.push_back(tensor_of(names[bytes.below(names.size())]));
    layer.set("inbound_nodes", cnn::Array{std::move(inputs)});
    layers.push_back(std::move(layer));
    names.push_back(name);
  }
  return cnn::object({{"class_name", "Functional"},
                      {"config", cnn::object({{"name", "random"},
                                              {"layers", std::move(layers)},
                                              {"input_layers", cnn::Array{cnn::Array{"input", 0, 0}}},
                                              {"output_layers", cnn::Array{cnn::Array{names.back(), 0, 0}}}})}});
}

}  // namespace fuzz
