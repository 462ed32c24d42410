// What layers that keep every value in its place share.
#pragma once

#include "core/layer.hpp"

namespace cnn {

/// The shape of the input.
Result<Shape> same_shape(const Site& site);

/// Copies the input to the output.
void copy_forward(const Forward& forward);

/// Copies the input and applies an activation to rows along the last axis.
void activate_forward(const Forward& forward, std::string_view activation);

/// The number of values in a shape without its batch.
std::size_t value_count(std::span<const Count> shape);

}  // namespace cnn
