// Activations: one named function over a row of numbers.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/base/real.hpp"

namespace cnn::kernels {

/// Applies an activation in place to `rows` rows of `size` numbers each; few care where a row ends, see reads_rows().
using Activation = void (*)(Real* values, std::size_t rows, std::size_t size);

/// The activation that Keras calls `name`; null for an unknown one, and for `glu` and `threshold`. `linear` does
/// nothing.
Activation find_activation(std::string_view name);

/// True for softmax and its kind, which make each value of all values of its row.
bool reads_rows(std::string_view name);

}  // namespace cnn::kernels
