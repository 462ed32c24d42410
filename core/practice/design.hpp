// Design tasks: reach a shape, stay below a count, change one argument. Any model that passes the checks is right.
#pragma once

#include "core/model/given_reader.hpp"
#include "core/practice/tasks.hpp"

namespace cnn {

/// [{id, level}] in the order of their difficulty.
Value tasks();

/// The Design of web/engine/types.js for `{task, seed}`: a model to start from, and what is wanted.
/// Errors: `unknown_task`, `invalid_argument`, `no_exercise`.
Result<Value> design(const Value& options, const ModelReader& read);

/// The same for a task that need not be in the list.
Result<Value> design_of(const Task& task, Count seed, const ModelReader& read);

/// The Grade of web/engine/types.js: each check of a task with what was found, and what the model costs. `options` as
/// above. Errors: also those of the model.
Result<Value> grade(const Value& options, const Value& config, const ModelReader& read);

}  // namespace cnn
