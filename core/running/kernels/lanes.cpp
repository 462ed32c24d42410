#include "core/running/kernels/lanes.hpp"

namespace cnn::kernels {

void lanes_relu(const float* input, Size floats, float* output) {
  // A NaN stays.
  for (Size i = 0; i < floats; i += 4) store(output + i, larger(load(input + i), splat(0.0F)));
}

void lanes_relu_back(const float* output, const float* output_gradient, Size floats, bool add, float* input_gradient) {
  for (Size i = 0; i < floats; i += 4) {
    const Mask4 passes = load(output + i) > splat(0.0F);
    const auto back = reinterpret_cast<Vec4>(reinterpret_cast<Mask4>(load(output_gradient + i)) & passes);
    store(input_gradient + i, add ? load(input_gradient + i) + back : back);
  }
}

}  // namespace cnn::kernels
