// Two models side by side.
#pragma once

#include "core/base/value.hpp"

namespace cnn {

/// The Comparison2 of web/engine/types.js, from the Analysis of each model.
Value compare(const Value& before, const Value& after);

}  // namespace cnn
