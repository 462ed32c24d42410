// A model from the table that `summary()` printed: what the shapes and counts of its rows tell of its layers.
#pragma once

#include "core/base/result.hpp"
#include "core/base/value.hpp"
#include "core/model/catalogue.hpp"

namespace cnn {

/// {"config", "assumed": [{"layer", "argument", "value"}]} of a Sequential whose table has these rows: a list of
/// {"name", "class_name", "output_shape" (batch included, null where not known), "params"}. A row of class InputLayer,
/// or `input_shape`, says what the first layer reads. Kernel sizes follow from shapes and counts; where a table cannot
/// tell (same padding hides a pooling's window, the rate of a dropout), Keras's default or the smallest that fits is
/// taken and listed in `assumed`. Errors: `missing_input_shape` where no row says it and `input_shape` is null;
/// `not_restorable` with the layer, where no arguments give its shape and count; those of the layers themselves.
Result<Value> restored_model(const Value& rows, const Value& input_shape, const Catalogue& catalogue);

}  // namespace cnn
