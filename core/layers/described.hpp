// The catalogue as a page reads it: class names and arguments.
#pragma once

#include "core/base/value.hpp"

namespace cnn {

/// Class names and arguments of all layers.
Value describe_layers();

/// The catalogue's entry of a layer, or else of an operation, of this name, or of a class beside the layers that is
/// named with its module (`initializers.he_normal`); null for a class that is not in it.
Value describe_layer(std::string_view class_name);

}  // namespace cnn
