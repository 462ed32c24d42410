// The way back through recurrent cells, from the last step to the first.
#pragma once

#include "core/running/kernels/activation_gradient.hpp"
#include "core/running/kernels/recurrent.hpp"

namespace cnn::kernels {

/// Gradients lie like that of which they are the gradients, with the same distances from step to step; all but the
/// output's are added to what stands there, and null where nobody asks.
struct RecurrenceGradient {
  const Recurrence& forward;  ///< what the sample was run with; of its output and its scratch nothing is read
  ActivationGradient activation;
  ActivationGradient recurrent_activation;  ///< null for kSimple
  const Real* output_gradient;
  Real* input_gradient;
  Real* kernel_gradient;
  Real* recurrent_kernel_gradient;
  Real* bias_gradient;
};

/// Runs the sample once more, to keep what stood in between.
void recur_back(const RecurrenceGradient& all);

}  // namespace cnn::kernels
