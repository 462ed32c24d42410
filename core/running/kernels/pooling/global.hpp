// One value for each channel of a whole map.
#pragma once

#include "core/base/real.hpp"
#include "core/base/shape.hpp"

namespace cnn::kernels {

/// Value (position, channel) lies at position * position_step + channel * channel_step, so both data formats are read
/// in place. positions must not be 0.
struct GlobalPooling {
  Count positions, channels;
  Count position_step, channel_step;
};

/// output: channels.
void global_max_pooling(const GlobalPooling& size, const Real* input, Real* output);
void global_average_pooling(const GlobalPooling& size, const Real* input, Real* output);

/// Both add to the input's gradient. Equal largest values share theirs: unlike a window's, Keras takes this maximum by
/// an operation that divides it.
void global_max_pooling_gradient(const GlobalPooling& size, const Real* input, const Real* output_gradient,
                                 Real* input_gradient);
void global_average_pooling_gradient(const GlobalPooling& size, const Real* input, const Real* output_gradient,
                                     Real* input_gradient);

}  // namespace cnn::kernels
