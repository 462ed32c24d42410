// One wrong answer with all that is known about it, and what explains it.
#pragma once

#include "core/diagnosis/follow_up.hpp"

namespace cnn {

/// A right number written or added up wrongly.
struct Slip {
  std::string_view kind = {};
  std::string_view of = {};  ///< the `right` number or the learner's `own`
};

/// Everything a diagnosis is about. `reply.typed.values` is empty where the answer was not understood.
struct Case {
  const CountedModel& counted;
  Reply reply = {};
  Learner learner = {};
  Believed right = {};
  bool correct = false;
  std::vector<Cause> causes = {};
  std::optional<Believed> own = {};  ///< what follows by the right rules from wrong answers before, where that is wrong
  Slip slip = {};
  std::optional<FollowUp> next = {};
};

/// Reads a question, an answer and what is known about the learner, and looks for what explains the answer: single
/// beliefs come before a slip, and a slip before two beliefs at once. Errors: those of read_question; `no_answer`.
Result<Case> read_case(const CountedModel& counted, const Value& asked, const Value& given, const Value& options,
                       const ModelReader& read);

}  // namespace cnn
