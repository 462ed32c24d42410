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

}  // namespace cnn::kernels
