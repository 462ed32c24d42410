// Holds an answer against the right one and says what explains it.
#pragma once

#include "core/model.hpp"

namespace cnn {

/// The Diagnosis of web/types.js for a typed text, a number or an array. `options`: see DiagnosisOptions there.
Result<Value> diagnose(const Value& config, const Value& question, const Value& answer, const Value& options);

/// The FollowUp of web/types.js: the intermediate to ask for next, and what each cause left would answer.
Result<Value> follow_up(const Value& config, const Value& question, const Value& answer, const Value& options);

/// What a believer answers; `options.beliefs` lists ids. Errors: `unknown_belief`, `belief_does_not_apply`.
Result<Value> answer(const Value& config, const Value& question, const Value& options);

/// [{id, row}], one entry for each row that a belief stands for.
Value beliefs();

}  // namespace cnn
