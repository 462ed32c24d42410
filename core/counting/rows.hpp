// What `summary()` shows, as data: rows, worked counts and totals.
#pragma once

#include "core/model/facts.hpp"

namespace cnn {

/// The Analysis of web/engine/types.js. `options`: {"optimizer"}, as optimizer_size takes it, or null.
/// Errors: those of totals_of and optimizer_size.
Result<Value> analyse(const CountedModel& counted, const Value& options);

}  // namespace cnn
