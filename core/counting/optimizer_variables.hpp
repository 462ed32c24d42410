// The variables that an optimizer of Keras 3 adds to a model when it is built, which `fit` does.
#pragma once

#include <span>

#include "core/model/facts.hpp"

namespace cnn {

/// A trainable weight: its shape, all sizes known, and the bytes of one of its values.
struct OptimizedWeight {
  Shape shape;
  Count value_bytes = 4;
};

struct OptimizerSize {
  Count params = 0;
  Count bytes = 0;
};

/// What `optimizer.variables` holds. `optimizer`: what `compile` takes, a name such as `adam`, or Keras's own
/// {"class_name": …, "config": {…}}; absent arguments have Keras's defaults.
/// Errors: `unknown_optimizer`; `invalid_argument`; `too_large` beyond 2^53 - 1.
Result<OptimizerSize> optimizer_size(const Value& optimizer, std::span<const OptimizedWeight> weights);

/// The same for a model's trainable weights, each layer once.
Result<OptimizerSize> optimizer_size(const Value& optimizer, const CountedModel& counted);

}  // namespace cnn
