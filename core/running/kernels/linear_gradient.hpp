// What layers with a kernel and a bias have in common on their way back.
#pragma once

#include "core/base/real.hpp"

namespace cnn::kernels {

/// Where the gradients of one sample come from and go to; each lies like that of which it is the gradient. They are
/// added to what stands there; null where nobody asks.
struct LinearGradient {
  const Real* input;
  const Real* kernel;
  const Real* output_gradient;
  Real* input_gradient;
  Real* kernel_gradient;
  Real* bias_gradient;
};

}  // namespace cnn::kernels
