// The question of a model's size in memory, whose answers have units: 9.82 KB, 10,060 bytes or 9.82.
#pragma once

#include "core/model/facts.hpp"

namespace cnn {

/// True for {of: 'size'}, which is answered here and not by counting under beliefs.
bool asks_size(const Value& question);

/// The Diagnosis, the FollowUp and the answer for this question; see diagnosis.hpp.
Result<Value> diagnose_size(const CountedModel& counted, const Value& answer);
Result<Value> follow_up_size(const CountedModel& counted, const Value& answer);
Result<Value> answer_size(const CountedModel& counted, const Value& beliefs);

}  // namespace cnn
