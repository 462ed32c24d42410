// Holds an answer against the right one and says what explains it.
#pragma once

#include "core/model/given_reader.hpp"

namespace cnn {

/// The Diagnosis of web/engine/types.js for a typed text, a number or an array. `options`: see DiagnosisOptions there;
/// `read`: reads the other model of a question that compares two.
/// Errors: those of read_question; `no_answer`.
Result<Value> diagnose(const CountedModel& counted, const Value& question, const Value& answer, const Value& options,
                       const ModelReader& read);

/// The FollowUp of web/engine/types.js: the intermediate to ask for next, and what each cause left would answer.
/// Errors: as above.
Result<Value> follow_up(const CountedModel& counted, const Value& question, const Value& answer, const Value& options,
                        const ModelReader& read);

/// What a believer answers; `options.beliefs` lists ids. Errors: those of read_question; `unknown_belief`,
/// `belief_does_not_apply`.
Result<Value> answer(const CountedModel& counted, const Value& question, const Value& options, const ModelReader& read);

/// [{id, row}], one entry for each row that a belief stands for.
Value beliefs(const Catalogue& catalogue);

}  // namespace cnn
