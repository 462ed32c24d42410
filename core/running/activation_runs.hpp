// Whether a layer's activation can be run, and a layer without its activation.
#pragma once

#include "core/model/config.hpp"

namespace cnn {

/// Which argument names an activation that is known and counted, but has no kernel; nothing where all run, or where the
/// layer has none.
std::optional<std::string_view> activation_not_run(const Config& config);

inline bool activation_runs(const Config& config) { return !activation_not_run(config); }

/// The same config with `linear` as its activation.
Config without_activation(const Config& config);

}  // namespace cnn
