// Tries the beliefs about sizes on what was typed.
#include "core/diagnosis/size_diagnosis.hpp"

#include <cmath>

#include "core/answers/answer_match.hpp"
#include "core/answers/typed_size.hpp"
#include "core/base/number.hpp"
#include "core/counting/totals.hpp"
#include "core/diagnosis/belief.hpp"

namespace cnn {
namespace {

double right_size(double, double bytes, int unit) { return bytes / whole_power(1024.0, unit); }

/// A size with its unit as Keras prints it, under a rule that says how large it is in each unit.
std::string text_under(const Totals& totals, double (*size)(double, double, int)) {
  int unit = 0;
  const auto in = [&](int one) {
    return size(static_cast<double>(totals.total), static_cast<double>(totals.size_bytes), one);
  };
  while (unit + 1 < static_cast<int>(std::size(kSizeUnits)) && in(unit) >= 1000 && in(unit + 1) >= 1) ++unit;
  const auto hundredths = static_cast<Count>(std::round(100 * in(unit)));
  return hundredths_text(hundredths) + " " + std::string(kSizeUnits[unit]);
}

bool matches(const TypedSize& typed, const Totals& totals, double (*size)(double, double, int)) {
  const double scale = whole_power(10.0, typed.digits);
  for (int unit = 0; unit < static_cast<int>(std::size(kSizeUnits)); ++unit) {
    if (typed.unit != kNoUnit && typed.unit != unit) continue;
    const double exact = size(static_cast<double>(totals.total), static_cast<double>(totals.size_bytes), unit);
    // A bare 0 would stand for every size in some large unit.
    if (typed.unit == kNoUnit && exact < 1 && unit > 0) break;
    const double scaled = exact * scale;
    if (std::fabs(typed.number * scale - std::round(scaled)) < 1e-6) return true;
    if (std::fabs(typed.number * scale - std::trunc(scaled)) < 1e-6) return true;
  }
  return false;
}

Value cause_value(const TotalBelief& belief, const Totals& totals) {
  Array references;
  for (const std::string_view row : belief.rows) {
    if (!row.empty()) references.push_back(row);
  }
  return object({{"id", belief.id},
                 {"beliefs", Array{belief.id}},
                 {"references", std::move(references)},
                 {"layers", Array{}},
                 {"value", text_under(totals, belief.size)},
                 {"rows", Array{}},
                 {"terms", Array{}},
                 {"times", 1},
                 {"divided_by", 1},
                 {"gaps", Array{}},
                 {"chance", 1}});
}

/// The totals of a model; an error where they are not known.
Result<Totals> known_totals(const CountedModel& counted) {
  auto totals = totals_of(counted.model, counted.facts);
  if (totals && !totals->complete) return Error{"no_answer", "", "", "", nullptr};
  return totals;
}

/// The beliefs that lead to what was typed; none when it is right.
std::vector<const TotalBelief*> causes_of(const std::optional<TypedSize>& typed, const Totals& totals) {
  std::vector<const TotalBelief*> causes;
  if (!typed || matches(*typed, totals, right_size)) return causes;
  for (const TotalBelief& belief : total_beliefs()) {
    if (belief.size != nullptr && matches(*typed, totals, belief.size)) causes.push_back(&belief);
  }
  return causes;
}

/// As in diagnosis.cpp; no further question would tell causes apart.
std::string_view settled_by(std::size_t causes) { return causes == 0 ? "none" : causes == 1 ? "one" : "alike"; }

}  // namespace

bool asks_size(const Value& question) { return question["of"] == Value("size"); }

Result<Value> diagnose_size(const CountedModel& counted, const Value& answer) {
  auto totals = known_totals(counted);
  if (!totals) return totals.error();
  const auto typed = read_size(answer);
  Array causes;
  for (const TotalBelief* belief : causes_of(typed, *totals)) causes.push_back(cause_value(*belief, *totals));
  const std::string_view settled = settled_by(causes.size());
  return Value(object({{"correct", typed && matches(*typed, *totals, right_size)},
                       {"expected_kind", "size"},
                       {"understood", object({{"kind", typed ? "number" : "unreadable"},
                                              {"value", typed ? Value(typed->number) : Value()},
                                              {"text", answer.text() != nullptr ? *answer.text() : ""},
                                              {"candidates", Array{}}})},
                       {"causes", std::move(causes)},
                       {"settled", settled},
                       {"asks", nullptr},
                       {"carried", nullptr},
                       {"slip", nullptr},
                       {"contains", nullptr},
                       {"comparison", nullptr}}));
}

Result<Value> follow_up_size(const CountedModel& counted, const Value& answer) {
  auto totals = known_totals(counted);
  if (!totals) return totals.error();
  Array causes;
  for (const TotalBelief* belief : causes_of(read_size(answer), *totals)) causes.push_back(belief->id);
  const std::string_view settled = settled_by(causes.size());
  return Value(object({{"asks", nullptr}, {"settled", settled}, {"causes", std::move(causes)}, {"groups", Array{}}}));
}

Result<Value> answer_size(const CountedModel& counted, const Value& beliefs) {
  auto totals = known_totals(counted);
  if (!totals) return totals.error();
  if (beliefs.array() == nullptr || beliefs.array()->empty()) return Value(size_text(totals->size_bytes));
  for (const TotalBelief& belief : total_beliefs()) {
    if (belief.size == nullptr || !(beliefs.array()->front() == Value(belief.id))) continue;
    return Value(text_under(*totals, belief.size));
  }
  return Error{"belief_does_not_apply", "", "beliefs", "belief_that_applies", beliefs};
}

}  // namespace cnn
