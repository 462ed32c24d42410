// Whether a layer's activation can be run.
#pragma once

#include "core/model/config.hpp"

namespace cnn {

/// False for an activation that is known and counted, but has no kernel; true for a layer without one.
bool activation_runs(const Config& config);

}  // namespace cnn
