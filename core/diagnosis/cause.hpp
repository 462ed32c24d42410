// What explains an answer, and what is known about who gave it.
#pragma once

#include "core/diagnosis/believed_answer.hpp"

namespace cnn {

/// A part of the right formula that the believer lacks or has otherwise; an empty label stands for a whole weight.
struct Gap {
  std::string_view weight;
  std::string_view label;
};

/// A cell of the summary that the believer has otherwise, with the believer's value.
struct CauseRow {
  std::string_view layer;
  Asked of = Asked::kParams;
  Answer value = {};
  /// By the right rules it follows from the rows before it.
  bool follows = false;
  /// Of a reduction: it is a row of the model before.
  bool before = false;
};

struct Cause {
  std::string id = {};
  std::vector<std::string_view> beliefs = {};
  std::vector<std::string_view> references = {};  ///< rows of the table of misconceptions
  std::vector<std::string_view> layers = {};
  Answer value = {};
  /// All that the believer has otherwise on the way to the answer, in the model's order: put in, they lead to it.
  std::vector<CauseRow> rows = {};
  /// Of a count: the layer's weights as the believer has them; the sum of their counts, times and divided by these, is
  /// the value. Empty where they are too many to be written out.
  std::vector<Weight> weights = {};
  double times = 1;
  double divided_by = 1;
  std::vector<Gap> gaps = {};
  double rank = 1;        ///< larger is likelier
  double chance = 1;      ///< the share of `rank` among all causes
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

}  // namespace cnn
