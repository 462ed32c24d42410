// How tensors of several shapes become one, value by value.
#pragma once

#include "core/model/layer.hpp"

namespace cnn {

/// The shape of an operation of two tensors value by value in keras.ops: aligned at the last axis, ones stretched, a
/// known size before an unknown one. Nothing where they do not fit. A scalar's shape is empty.
std::optional<Shape> broadcast(const Shape& first, const Shape& second);

/// FlatGraph index, in a tensor that is stretched to `output`, of the value that stands at `index` of the output.
std::size_t stretched_index(std::span<const Count> shape, std::span<const Count> output, std::size_t index);

/// The value of each input behind an output value, for the trace.
std::vector<Connection> merged_connections(const Site& site, const Shape& output, Count index);

}  // namespace cnn
