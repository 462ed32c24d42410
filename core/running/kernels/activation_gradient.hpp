// The gradients of activations: how a loss changes with what goes in, given how it changes with what comes out.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/base/real.hpp"

namespace cnn::kernels {

/// Adds to `before_gradient` what `after_gradient` becomes on its way back through an activation that made `after` of
/// `before`: `rows` rows of `size` numbers each. before_gradient does not overlap the others.
using ActivationGradient = void (*)(const Real* before, const Real* after, const Real* after_gradient,
                                    Real* before_gradient, std::size_t rows, std::size_t size);

/// That of the activation that Keras calls `name`; null where find_activation() is. At a corner it is what Keras's
/// Torch backend says, which differs from one to another: relu has 0 there, elu has 1.
ActivationGradient find_activation_gradient(std::string_view name);

}  // namespace cnn::kernels
