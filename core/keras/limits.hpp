// How large a model may be that is read.
#pragma once

#include <cstddef>

namespace cnn {

/// Larger models are refused with `too_many_layers`.
inline constexpr std::size_t kMaxLayers = 20000;
/// Models within models that are used several times multiply; more calls in all are refused with `too_many_layers`.
inline constexpr std::size_t kMaxCalls = 100000;
/// Models within models; deeper ones are refused with `too_deep`.
inline constexpr int kMaxNesting = 64;

}  // namespace cnn
