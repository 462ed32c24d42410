// Reads what is known about a learner, and searches.
#include "core/diagnosis/diagnosed_case.hpp"

#include <cmath>

#include "core/answers/answer_match.hpp"
#include "core/answers/digit_slip.hpp"
#include "core/diagnosis/causes.hpp"
#include "core/diagnosis/total_answers.hpp"

namespace cnn {
namespace {

/// What somebody has answered before: shapes of whole sizes in as many axes as the right one, and counts.
void take_own(const CountedModel& counted, const Question& question, const TypedAnswer& typed, OwnAnswers& own) {
  if (!question.call || typed.values.empty()) return;
  const std::size_t call = *question.call;
  if (question.of == Asked::kParams) {
    own.params.resize(counted.model.calls.size());
    own.params[call] = typed.values[0];
  }
  const Shape& right = counted.facts[call].output();
  if (question.of != Asked::kOutputShape || right.size() != typed.values.size() + 1) return;
  Shape shape = {right[0]};
  for (const double size : typed.values) {
    if (!(size >= 1) || size > 1e9 || size != std::floor(size)) return;
    shape.push_back(static_cast<Count>(size));
  }
  own.shapes.resize(counted.model.calls.size());
  own.shapes[call] = std::move(shape);
}

Result<Learner> read_learner(const CountedModel& counted, const Value& options, const ModelReader& read) {
  Learner learner{.history = options.find("history")};
  for (const std::string_view list : {"given", "evidence"}) {
    const Array* items = options[list].array();
    for (std::size_t i = 0; items != nullptr && i < items->size(); ++i) {
      const Value& item = (*items)[i];
      const bool given = list == "given";
      auto question = read_question(counted.model, given ? item : item["question"], read);
      if (!question) return question.error();
      Reply reply{std::move(*question), {}};
      reply.typed = read_answer_about(counted, reply.question, item["answer"]);
      if (given) {
        take_own(counted, reply.question, reply.typed, learner.own);
      } else {
        learner.evidence.push_back(std::move(reply));
      }
    }
  }
  return learner;
}

/// The answer that follows by the right rules from what the learner has answered before, where that was wrong.
std::optional<Believed> right_by_own(const Case& one) {
  if (one.learner.own.empty()) return std::nullopt;
  const Hypothesis right_here{.asked = one.reply.question.call};
  auto own = answer_under(one.counted, one.reply.question, right_here, one.learner.own);
  if (!own || same_answer(own->answer, one.right.answer)) return std::nullopt;
  return own;
}

/// Where no single belief explains the answer: one slip is likelier than two beliefs that meet in a number.
Slip slip_in(const Case& one) {
  const Answer& typed = one.reply.typed.values;
  const Question& question = one.reply.question;
  if (typed.size() != 1 || one.right.answer.size() != 1 || question.of == Asked::kReduction) return {};
  const std::string_view kind = slip_between(typed[0], one.right.answer[0]);
  if (!kind.empty()) return {kind, "right"};
  const std::string_view of_own = one.own ? slip_between(typed[0], one.own->answer[0]) : std::string_view();
  if (!of_own.empty()) return {of_own, "own"};
  const bool added_up = question.of == Asked::kTotal && rows_answered_right(one.counted, one.learner.own);
  return added_up ? Slip{"sum", "right"} : Slip{};
}

/// Single beliefs come before a slip, and a slip before two beliefs at once.
void explain(Case& one) {
  one.own = right_by_own(one);
  if (one.own && matches(one.reply.typed, one.own->answer, one.reply.question.of)) return;
  CauseSearch search(one.counted, one.reply, one.right, one.learner);
  one.causes = search.single();
  if (one.causes.empty()) one.slip = slip_in(one);
  if (!one.slip.kind.empty()) return;
  if (one.causes.empty()) one.causes = search.pairs();
  one.next = one.causes.empty() ? first_step(one.counted, one.reply, one.learner)
                                : choose_follow_up(one.counted, one.reply, one.causes, one.learner);
}

}  // namespace

Result<Case> read_case(const CountedModel& counted, const Value& asked, const Value& given, const Value& options,
                       const ModelReader& read) {
  Case one{counted};
  auto question = read_question(one.counted.model, asked, read);
  if (!question) return question.error();
  one.reply.question = std::move(*question);
  auto learner = read_learner(one.counted, options, read);
  if (!learner) return learner.error();
  one.learner = std::move(*learner);
  auto right = answer_under(one.counted, one.reply.question, {});
  if (!right) return Error{"no_answer", one.reply.question.layer, "", "", nullptr};
  one.right = std::move(*right);
  const Asked of = one.reply.question.of;
  one.reply.typed = read_answer_about(counted, one.reply.question, given);
  one.correct = matches(one.reply.typed, one.right.answer, of);
  if (one.reply.typed.values.empty() || one.correct) return one;
  explain(one);
  return one;
}

}  // namespace cnn
