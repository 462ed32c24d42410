#include "core/layers/shared/gradients.hpp"

#include "core/running/kernels/activation_gradient.hpp"

namespace cnn {

void copy_backward(const Backward& call) {
  elementwise_backward(call, [](Real, std::size_t) { return Real{1}; });
}

void activate_backward(const Backward& call, std::string_view activation) {
  const std::span<const Count> shape = call.forward.output_shape;
  const std::size_t row = shape.empty() ? 1 : static_cast<std::size_t>(shape.back());
  if (row == 0 || call.input_gradients[0] == nullptr) return;
  kernels::find_activation_gradient(activation)(call.forward.inputs[0].data, call.forward.output, call.output_gradient,
                                                call.input_gradients[0], value_count(shape) / row, row);
}

kernels::LinearGradient linear_gradient(const Backward& call) {
  return {.input = call.forward.inputs[0].data,
          .kernel = call.forward.weights[0].data,
          .output_gradient = call.output_gradient,
          .input_gradient = call.input_gradients[0],
          .kernel_gradient = call.weight_gradients[0],
          .bias_gradient = call.weight_gradients.size() > 1 ? call.weight_gradients[1] : nullptr};
}

}  // namespace cnn
