// When several causes explain an answer: the intermediate to ask for next, so that one is left.
#pragma once

#include "core/diagnosis/cause.hpp"

namespace cnn {

/// Causes that would give the same answer to the follow-up question; no answer where the cause does not tell.
struct Group {
  std::optional<Answer> answer = {};
  std::vector<std::string_view> causes = {};
};

struct FollowUp {
  Question question = {};
  std::vector<Group> groups = {};
};

/// The question after which, with one more, the fewest learners are unsettled; then a plain one, the one that splits
/// the causes best, and the one nearest to what was asked. Nothing where no question about this model splits them: they
/// cannot be told apart on it. Questions of `learner.evidence` are not asked again, nor what the learner
/// has answered rightly before.
std::optional<FollowUp> choose_follow_up(const CountedModel& counted, const Reply& reply,
                                         const std::vector<Cause>& causes, const Learner& learner);

/// Where nothing explains the answer: the first step of the right way that the learner has not answered yet. Of a count
/// the factors of its weights, of a shape what the layer reads, of a total a row.
std::optional<FollowUp> first_step(const CountedModel& counted, const Reply& reply, const Learner& learner);

}  // namespace cnn
