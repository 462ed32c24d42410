// The border at which channels_first becomes channels_last.
#pragma once

#include "core/model/layer.hpp"

namespace cnn {

/// Calls `run` on channels-last tensors: on the call's own, or on transposed copies where its layer is channels_first.
/// `run` must not look at the data_format.
void in_channels_last(const Forward& call, const std::vector<Window>& windows,
                      void (*run)(const Forward&, const std::vector<Window>&));

/// The same on the way back. The output is not there, as nobody reads it.
void back_in_channels_last(const Backward& call, const std::vector<Window>& windows,
                           void (*run)(const Backward&, const std::vector<Window>&));

}  // namespace cnn
