// Reads a question, an answer and what is known about the learner; writes what explains the answer.
#include "core/diagnosis/diagnosis.hpp"

#include <algorithm>
#include <cmath>

#include "core/answers/answer_match.hpp"
#include "core/answers/compared_terms.hpp"
#include "core/answers/digit_slip.hpp"
#include "core/diagnosis/follow_up.hpp"
#include "core/diagnosis/size_diagnosis.hpp"

namespace cnn {
namespace {

template <class Items>
Array texts(const Items& items) {
  Array result;
  for (const auto& item : items) result.push_back(item);
  return result;
}

Value cause_value(const Cause& cause, Asked of) {
  // The first row stands for the cause. A shape shows one about shapes, also where the first of a pair's is about
  // counts.
  std::string_view row = cause.rows.front();
  for (const std::string_view one : cause.rows) {
    if (of == Asked::kOutputShape && one[0] == 'S') row = one;
  }
  Array gaps;
  for (const Gap& gap : cause.gaps) gaps.push_back(object({{"weight", gap.weight}, {"label", gap.label}}));
  return object({{"id", cause.id},
                 {"gaps", std::move(gaps)},
                 {"row", row},
                 {"rows", texts(cause.rows)},
                 {"beliefs", texts(cause.beliefs)},
                 {"layers", texts(cause.layers)},
                 {"value", answer_value(cause.value, of)}});
}

Value understood_value(const TypedAnswer& typed, Asked of) {
  constexpr std::string_view kKinds[] = {
      "number",           "shape", "expression", "ambiguous",  "negative", "too_large",
      "division_by_zero", "names", "too_long",   "unreadable", "empty"};
  return object({{"kind", kKinds[static_cast<std::size_t>(typed.kind)]},
                 {"value", typed.values.empty() ? Value() : answer_value(typed.values, of)},
                 {"text", typed.text},
                 {"candidates", texts(typed.candidates)}});
}

Value comparison_value(const Comparison& comparison) {
  Array terms;
  for (const ComparedTerm& term : comparison.terms) {
    terms.push_back(object({{"weight", term.weight},
                            {"present", term.present},
                            {"missing", texts(term.missing)},
                            {"typed", texts(term.typed)}}));
  }
  Array extra;
  for (const auto& term : comparison.extra) extra.push_back(texts(term));
  return object({{"terms", std::move(terms)}, {"extra", std::move(extra)}});
}

std::string_view expected_kind(Asked of) {
  if (of == Asked::kOutputShape) return "shape";
  return of == Asked::kReduction ? "percent" : "number";
}

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

/// Everything a diagnosis is about. `reply.typed.values` is empty where the answer was not understood.
struct Case {
  const CountedModel& counted;
  Reply reply = {};
  Learner learner = {};
  Believed right = {};
  bool correct = false;
  std::vector<Cause> causes = {};
  std::optional<FollowUp> next = {};
};

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
      reply.typed = read_answer_to(item["answer"], reply.question.of);
      if (given) {
        take_own(counted, reply.question, reply.typed, learner.own);
      } else {
        learner.evidence.push_back(std::move(reply));
      }
    }
  }
  return learner;
}

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
  one.reply.typed = read_answer_to(given, of);
  one.correct = matches(one.reply.typed, one.right.answer, of);
  if (one.reply.typed.values.empty() || one.correct) return one;
  one.causes = find_causes(one.counted, one.reply, one.right, one.learner);
  one.next = choose_follow_up(one.counted, one.reply, one.causes, one.learner);
  return one;
}

/// `one`: found; `alike`: several that this model cannot tell apart; `open`: a follow-up question would help.
std::string_view settled(const Case& one) {
  if (one.causes.empty()) return "none";
  if (one.causes.size() == 1) return "one";
  return one.next ? "open" : "alike";
}

/// The answer that follows by the right rules from what the learner has answered before, where that was wrong.
std::optional<Believed> carried(const Case& one) {
  if (one.learner.own.empty()) return std::nullopt;
  const Hypothesis right_here{.asked = one.reply.question.call};
  auto own = answer_under(one.counted, one.reply.question, right_here, one.learner.own);
  if (!own || same_answer(own->answer, one.right.answer)) return std::nullopt;
  return own;
}

/// Names of the layers whose earlier answers were wrong.
Array own_layers(const Case& one) {
  Array layers;
  const OwnAnswers& own = one.learner.own;
  for (std::size_t call = 0; call < one.counted.model.calls.size(); ++call) {
    const Facts& facts = one.counted.facts[call];
    const bool shape = call < own.shapes.size() && own.shapes[call] && *own.shapes[call] != facts.output();
    const bool params = call < own.params.size() && own.params[call] &&
                        !same_answer({*own.params[call]}, *cell_answer(facts, {.of = Asked::kParams}));
    if (shape || params) layers.push_back(one.counted.model.layer_of(call).name);
  }
  return layers;
}

Value carried_value(const Case& one, const std::optional<Believed>& own) {
  const Asked of = one.reply.question.of;
  if (one.correct || !own || !matches(one.reply.typed, own->answer, of)) return {};
  return object({{"layers", own_layers(one)}, {"value", answer_value(own->answer, of)}});
}

/// Only where no single belief explains the answer: one slip is likelier than two beliefs that meet in a number.
Value slip_value(const Case& one, const std::optional<Believed>& own) {
  const Answer& typed = one.reply.typed.values;
  const bool explained =
      std::any_of(one.causes.begin(), one.causes.end(), [](const Cause& cause) { return cause.beliefs.size() == 1; });
  if (one.correct || explained || typed.size() != 1 || one.right.answer.size() != 1) return {};
  if (one.reply.question.of == Asked::kReduction) return {};
  const std::string_view kind = slip_between(typed[0], one.right.answer[0]);
  if (!kind.empty()) return object({{"kind", kind}, {"of", "right"}});
  const std::string_view of_own = own ? slip_between(typed[0], own->answer[0]) : std::string_view();
  return of_own.empty() ? Value() : Value(object({{"kind", of_own}, {"of", "own"}}));
}

Value compared_value(const Case& one) {
  const TypedAnswer& typed = one.reply.typed;
  const Question& question = one.reply.question;
  if (question.of != Asked::kParams || typed.kind != AnswerKind::kExpression || typed.terms.empty()) return {};
  return comparison_value(compare_terms(typed.terms, one.counted.facts[*question.call].weights));
}

}  // namespace

Result<Value> diagnose(const CountedModel& counted, const Value& asked, const Value& given, const Value& options,
                       const ModelReader& read) {
  if (asks_size(asked)) return diagnose_size(counted, given);
  auto one = read_case(counted, asked, given, options, read);
  if (!one) return one.error();
  const Asked of = one->reply.question.of;
  Array causes;
  for (const Cause& cause : one->causes) causes.push_back(cause_value(cause, of));
  const auto own = carried(*one);
  Value carry = carried_value(*one, own);
  Value slip = carry.is_null() ? slip_value(*one, own) : Value();
  return Value(object({{"correct", one->correct},
                       {"expected_kind", expected_kind(of)},
                       {"understood", understood_value(one->reply.typed, of)},
                       {"causes", std::move(causes)},
                       {"settled", settled(*one)},
                       {"carried", std::move(carry)},
                       {"slip", std::move(slip)},
                       {"comparison", compared_value(*one)}}));
}

Result<Value> follow_up(const CountedModel& counted, const Value& asked, const Value& given, const Value& options,
                        const ModelReader& read) {
  if (asks_size(asked)) return follow_up_size(counted, given);
  auto one = read_case(counted, asked, given, options, read);
  if (!one) return one.error();
  Array causes;
  for (const Cause& cause : one->causes) causes.push_back(cause.id);
  Array groups;
  for (const Group& group : one->next ? one->next->groups : std::vector<Group>{}) {
    groups.push_back(object({{"answer", group.answer ? answer_value(*group.answer, one->next->question.of) : Value()},
                             {"causes", texts(group.causes)}}));
  }
  return Value(object({{"asks", one->next ? question_value(one->next->question) : Value()},
                       {"settled", settled(*one)},
                       {"causes", std::move(causes)},
                       {"groups", std::move(groups)}}));
}

Result<Value> answer(const CountedModel& counted, const Value& asked, const Value& options, const ModelReader& read) {
  if (asks_size(asked)) return answer_size(counted, options["beliefs"]);
  auto question = read_question(counted.model, asked, read);
  if (!question) return question.error();
  std::vector<const Belief*> chosen;
  const Value& wanted = options["beliefs"];
  for (const Value& id : wanted.array() != nullptr ? *wanted.array() : Array{}) {
    const std::string name = id.text() != nullptr ? *id.text() : "";
    for (const TotalBelief& belief : total_beliefs()) {
      if (belief.id != name) continue;
      auto wrong = wrong_totals(counted, *question, belief);
      if (wrong.empty()) return Error{"belief_does_not_apply", question->layer, "beliefs", "belief_that_applies", id};
      // Of several layers that could be left out, the largest is the one that is missed first.
      const auto smallest =
          std::min_element(wrong.begin(), wrong.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
      return Value(smallest->value);
    }
    const auto known = all_beliefs(read.catalogue);
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const Belief* belief) { return belief->id == name; });
    if (found == known.end()) return Error{"unknown_belief", "", "beliefs", "id_of_a_belief", id};
    chosen.push_back(*found);
  }
  const auto believed = answer_under(counted, *question, {.beliefs = chosen});
  if (!believed) return Error{"belief_does_not_apply", question->layer, "beliefs", "belief_that_applies", wanted};
  return answer_value(believed->answer, question->of);
}

Value beliefs(const Catalogue& catalogue) {
  Array list;
  const auto add = [&](std::string_view id, const Rows& rows) {
    for (const std::string_view row : rows) {
      if (!row.empty()) list.push_back(object({{"id", id}, {"row", row}}));
    }
  };
  for (const Belief* belief : all_beliefs(catalogue)) add(belief->id, belief->rows);
  for (const TotalBelief& belief : total_beliefs()) add(belief.id, belief.rows);
  return list;
}

}  // namespace cnn
