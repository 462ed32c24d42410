#include "core/running/kernels/lanes.hpp"

namespace cnn::kernels {

// Written out, as the C library of WebAssembly does these byte by byte.
[[clang::no_builtin]] void clear_floats(float* floats, Size count) {
  Size i = 0;
  for (; i + 4 <= count; i += 4) store(floats + i, splat(0.0F));
  for (; i < count; ++i) floats[i] = 0.0F;
}

[[clang::no_builtin]] void copy_floats(const float* from, Size count, float* to) {
  Size i = 0;
  for (; i + 4 <= count; i += 4) store(to + i, load(from + i));
  for (; i < count; ++i) to[i] = from[i];
}

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
