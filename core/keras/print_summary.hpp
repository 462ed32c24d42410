// From a config to what its model's summary() prints.
#pragma once

#include "core/model/given_reader.hpp"

namespace cnn {

/// The text of `summary()`. `options`: {"style", "width", "show_trainable", "expand_nested", "optimizer", "era_names"},
/// each of which may be left out; `optimizer` as optimizer_size takes it, for the text after `fit`; `era_names` renames
/// layers that have Keras 3's automatic names as the era would have named them.
/// A Sequential without an input shape has a summary in Keras 3: its rows are unbuilt.
/// Errors: those of count_model, optimizer_size and summary_text; `invalid_argument` for an option.
Result<Value> print_summary(const Value& config, const Value& options, const ModelReader& read);

}  // namespace cnn
