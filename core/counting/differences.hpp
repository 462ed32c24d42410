// Where a file says something else than what follows from its config.
#pragma once

#include "core/model/given_reader.hpp"

namespace cnn {

/// Shapes that a layer reads and shapes of its weights, each with what the file says and what was counted: a list of
/// {"layer", "of": "input_shape" | "weights", "file", "counted"}. A layer of a model within is `model/layer`.
/// Sizes that either does not know are no difference; nor is a weight that the file does not list.
Value differences_of(const CountedModel& counted);

}  // namespace cnn
