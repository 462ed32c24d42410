// The one list of layers. A new layer is its own file and one line here and in all.cpp.
#pragma once

#include <span>
#include <string_view>

#include "core/layer.hpp"

namespace cnn {

LayerKind input_layer();
LayerKind conv2d();
LayerKind max_pooling2d();
LayerKind average_pooling2d();
LayerKind flatten();
LayerKind dense();
LayerKind activation();
LayerKind re_lu();
LayerKind softmax();
LayerKind dropout();

/// Every kind, in the order of the list.
std::span<const LayerKind> all_layers();

/// The kind with this class name or alias, a layer or an operation of keras.ops; null for an unknown one.
const LayerKind* find_layer(std::string_view class_name, bool operation = false);

/// Stands for a class that is not in the list: shape and count unknown.
const LayerKind& unknown_kind();

/// Stands for a model used as a layer: everything follows from the model.
const LayerKind& nested_model_kind();

}  // namespace cnn
