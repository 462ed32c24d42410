// Which beliefs explain an answer: every one, every pair where no single one does, ranked by prior and history.
#pragma once

#include "core/diagnosis/believed_answer.hpp"

namespace cnn {

/// A part of the right formula that the believer lacks or has otherwise; an empty label stands for a whole weight.
struct Gap {
  std::string_view weight;
  std::string_view label;
};

struct Cause {
  std::string id = {};
  std::vector<std::string_view> beliefs = {};
  std::vector<std::string_view> rows = {};
  std::vector<std::string_view> layers = {};
  Answer value = {};
  std::vector<Gap> gaps = {};
  double rank = 1;        ///< larger is likelier
  std::size_t place = 0;  ///< where it was found, for equal ranks
  /// The ways in which it explains the answer: at least one. Of a mistake about totals: the right rules, since its
  /// believer fills every cell rightly.
  std::vector<Hypothesis> ways = {};
  std::vector<std::size_t> touched = {};
};

/// One answer of the learner: to the question itself, or to a follow-up question.
struct Reply {
  Question question = {};
  TypedAnswer typed = {};
};

/// What is known about the learner besides the answer.
struct Learner {
  OwnAnswers own = {};
  std::vector<Reply> evidence = {};
  /// How often a belief was met before: the member's name is its id.
  const Value* history = nullptr;
};

/// Every cause of a wrong answer that also agrees with the evidence, likeliest first. Never one that leads to the
/// right answer.
std::vector<Cause> find_causes(const CountedModel& counted, const Reply& reply, const Believed& right,
                               const Learner& learner);

/// Wrong totals that a belief about totals leads to; empty where it says nothing about the question.
std::vector<WrongTotal> wrong_totals(const CountedModel& counted, const Question& question, const TotalBelief& belief);

}  // namespace cnn
