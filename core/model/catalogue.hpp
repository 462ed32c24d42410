// All kinds of layers, as whoever reads a config is handed them. The list itself is in layers/, which nothing below
// knows.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "core/model/layer.hpp"

namespace cnn {

using Kinds = std::vector<std::unique_ptr<const LayerKind>>;

struct Catalogue {
  /// Every kind, in the order of the list.
  const Kinds& (*all)();
  /// The kind with this class name or alias, a layer or an operation of keras.ops; null for an unknown one.
  const LayerKind* (*find)(std::string_view class_name, bool operation);
};

/// Stands for a class that is not in the list: shape and count unknown.
const LayerKind& unknown_kind();

/// Stands for an operation that is not in the list: no parameters, but an unknown shape.
const LayerKind& unknown_operation_kind();

/// Stands for a model used as a layer: everything follows from the model.
const LayerKind& nested_model_kind();

}  // namespace cnn
