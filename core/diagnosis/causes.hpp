// Which beliefs explain an answer: every one, or every pair, ranked by prior and history.
#pragma once

#include "core/diagnosis/cause.hpp"

namespace cnn {

/// One search for what explains a wrong answer and agrees with all that is known: no cause leads to the right answer,
/// and none of a cell needs another answer where the learner has answered rightly. The order is the same on every
/// machine, since the search is bounded by calls that are counted again.
class CauseSearch {
 public:
  CauseSearch(const CountedModel& counted, const Reply& reply, const Believed& right, const Learner& learner)
      : counted_(counted), reply_(reply), right_(right), learner_(learner) {}

  /// Single beliefs, and mistakes in adding up; likeliest first.
  std::vector<Cause> single();
  /// Two beliefs at once, of those that `single` found to make a difference; likeliest first.
  std::vector<Cause> pairs();

 private:
  std::size_t last() const { return reply_.question.call.value_or(counted_.model.calls.size() - 1); }
  bool try_way(const Hypothesis& way, Cause& cause, std::span<const BelievedModel* const> alone = {});
  void add_total_causes(std::vector<Cause>& causes);

  const CountedModel& counted_;
  const Reply& reply_;
  const Believed& right_;
  const Learner& learner_;
  std::size_t calls_ = 0;                   ///< counted again so far
  std::vector<const Belief*> active_ = {};  ///< beliefs that make any difference to the question
};

}  // namespace cnn
