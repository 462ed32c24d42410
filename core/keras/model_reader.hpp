// From a parsed Keras config to a model, and to a model with its shapes and weights.
#pragma once

#include "core/model/given_reader.hpp"

namespace cnn {

/// Reads a parsed `model.to_json()` of Keras 1, 2 or 3, Sequential or Functional, and the forms that find_model knows.
/// Errors: those of find_model; the others name layer, argument, expected and found: `not_a_model`,
/// `missing_input_shape`, `missing_argument`, `invalid_argument`, `duplicate_name`, `too_many_layers`, `too_deep`,
/// `unknown_tensor`, `cyclic_graph`. A layer of an unknown class is no error: it is kept with the opaque kind.
Result<Model> read_model(const Value& config, const Catalogue& catalogue);

/// Reads a config and applies all rules. Errors: those of read_model and facts_of.
Result<CountedModel> count_model(const Value& config, const Catalogue& catalogue);

}  // namespace cnn
