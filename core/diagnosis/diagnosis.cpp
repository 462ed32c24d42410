// Reads a question, an answer and what is known about the learner; writes what explains the answer.
#include "core/diagnosis/diagnosis.hpp"

#include <algorithm>

#include "core/answers/answer_match.hpp"
#include "core/diagnosis/diagnosed_case.hpp"
#include "core/diagnosis/size_diagnosis.hpp"
#include "core/diagnosis/total_answers.hpp"
#include "core/diagnosis/written_diagnosis.hpp"

namespace cnn {
namespace {

std::string_view expected_kind(Asked of) {
  if (of == Asked::kOutputShape) return "shape";
  return of == Asked::kReduction ? "percent" : "number";
}

/// `one`: found; `alike`: several that this model cannot tell apart; `open`: a follow-up question would help.
std::string_view settled(const Case& one) {
  if (one.causes.empty()) return "none";
  if (one.causes.size() == 1) return "one";
  return one.next ? "open" : "alike";
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

Value carried_value(const Case& one) {
  const Asked of = one.reply.question.of;
  if (one.correct || !one.own || !matches(one.reply.typed, one.own->answer, of)) return {};
  return object({{"layers", own_layers(one)}, {"value", answer_value(one.own->answer, of)}});
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
  const bool unexplained = !one->correct && one->causes.empty() && one->slip.kind.empty();
  const auto contents = unexplained
                            ? contents_of(counted, one->reply.question, one->reply.typed.values, one->right.answer)
                            : std::nullopt;
  Value slip = one->slip.kind.empty() ? Value() : object({{"kind", one->slip.kind}, {"of", one->slip.of}});
  return Value(object({{"correct", one->correct},
                       {"expected_kind", expected_kind(of)},
                       {"understood", understood_value(one->reply.typed, of)},
                       {"causes", std::move(causes)},
                       {"settled", settled(*one)},
                       {"asks", one->next ? question_value(one->next->question) : Value()},
                       {"carried", carried_value(*one)},
                       {"slip", std::move(slip)},
                       {"contains", contents_value(contents)},
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
