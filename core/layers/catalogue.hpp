// Kinds of layers by name: the room's only door, for whoever reads configs.
#pragma once

#include "core/model/catalogue.hpp"

namespace cnn {

/// Every kind, in the order of the list.
const Kinds& all_layers();

/// The kind with this class name or alias, a layer or an operation of keras.ops; null for an unknown one.
const LayerKind* find_layer(std::string_view class_name, bool operation = false);

/// The list as whoever reads configs is handed it.
const Catalogue& catalogue();

}  // namespace cnn
