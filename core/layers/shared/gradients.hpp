// What ways back have in common.
#pragma once

#include "core/layers/shared/elementwise.hpp"
#include "core/running/kernels/linear_gradient.hpp"

namespace cnn {

/// Of a layer that copies its input: all of the gradient, in its order.
void copy_backward(const Backward& call);

/// Of one that applies an activation to rows along the last axis.
void activate_backward(const Backward& call, std::string_view activation);

/// Of one whose first weight is a kernel and whose second one, if there is any, a bias.
kernels::LinearGradient linear_gradient(const Backward& call);

/// Of one that makes value i of value i of its input: slope(x, i) times what comes back there.
template <class Slope>
void elementwise_backward(const Backward& call, Slope slope) {
  Real* gradients = call.input_gradients[0];
  const std::size_t values = gradients == nullptr ? 0 : value_count(call.forward.output_shape);
  for (std::size_t i = 0; i < values; ++i) {
    gradients[i] += call.output_gradient[i] * slope(call.forward.inputs[0].data[i], i);
  }
}

}  // namespace cnn
