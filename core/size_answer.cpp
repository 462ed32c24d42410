// The question of a model's size in memory: reads 9.82 KB, 10,060 bytes or 9.82, and tries the beliefs about sizes.
#include "core/size_answer.hpp"

#include <cmath>

#include "core/analysis.hpp"
#include "core/answer.hpp"
#include "core/misconception.hpp"
#include "core/number.hpp"
#include "core/typed_number.hpp"

namespace cnn {
namespace {

constexpr std::string_view kUnits[] = {"B", "KB", "MB", "GB", "TB", "PB"};
constexpr int kNoUnit = -1;

struct TypedSize {
  double number = 0;
  int unit = kNoUnit;
  int digits = 0;  ///< after the point, as typed
};

char upper(char letter) { return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter; }
bool is_letter(char letter) { return upper(letter) >= 'A' && upper(letter) <= 'Z'; }

/// KB, kB, K, KiB, bytes, …: the first letter says it. Nothing for other words.
std::optional<int> unit_of(std::string_view text) {
  if (text.empty()) return kNoUnit;
  std::string word;
  for (const char letter : text) word += upper(letter);
  if (word == "B" || word == "BYTE" || word == "BYTES") return 0;
  for (int unit = 1; unit < static_cast<int>(std::size(kUnits)); ++unit) {
    const std::string letter(1, kUnits[unit][0]);
    if (word == letter || word == letter + "B" || word == letter + "IB" || word == letter + "BYTES") return unit;
  }
  return std::nullopt;
}

std::optional<TypedSize> read_size(const Value& answer) {
  if (answer.number() != nullptr) return TypedSize{*answer.number(), kNoUnit, 2};
  if (answer.text() == nullptr) return std::nullopt;
  const std::string_view text = trimmed(*answer.text());
  std::size_t end = text.size();
  while (end > 0 && is_letter(text[end - 1])) --end;
  const auto unit = unit_of(text.substr(end));
  if (!unit) return std::nullopt;
  const TypedAnswer typed = read_answer(text.substr(0, end), false);
  const bool ambiguous = typed.kind == AnswerKind::kAmbiguous;
  if (typed.values.empty() && !ambiguous) return std::nullopt;
  TypedSize size{ambiguous ? typed.candidates.back() : typed.values[0], *unit, 0};
  // Whole bytes have no point; of 2.515 KB three digits were meant.
  const std::size_t point = text.substr(0, end).rfind('.');
  for (std::size_t i = point; point != text.npos && i + 1 < end && text[i + 1] >= '0' && text[i + 1] <= '9'; ++i) {
    ++size.digits;
  }
  return size;
}

double right_size(double, double bytes, int unit) { return bytes / std::pow(1024.0, unit); }

/// A size with its unit as Keras prints it, under a rule that says how large it is in each unit.
std::string text_under(const Totals& totals, double (*size)(double, double, int)) {
  int unit = 0;
  const auto in = [&](int one) {
    return size(static_cast<double>(totals.total), static_cast<double>(totals.size_bytes), one);
  };
  while (unit + 1 < static_cast<int>(std::size(kUnits)) && in(unit) >= 1000 && in(unit + 1) >= 1) ++unit;
  const auto hundredths = static_cast<Count>(std::round(100 * in(unit)));
  return hundredths_text(hundredths) + " " + std::string(kUnits[unit]);
}

bool matches(const TypedSize& typed, const Totals& totals, double (*size)(double, double, int)) {
  const double scale = std::pow(10.0, typed.digits);
  for (int unit = 0; unit < static_cast<int>(std::size(kUnits)); ++unit) {
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
  Array rows;
  for (const std::string_view row : belief.rows) {
    if (!row.empty()) rows.push_back(row);
  }
  return object({{"id", belief.id},
                 {"gaps", Array{}},
                 {"row", belief.rows.front()},
                 {"rows", std::move(rows)},
                 {"beliefs", Array{belief.id}},
                 {"layers", Array{}},
                 {"value", text_under(totals, belief.size)}});
}

/// The totals of a model; an error where they are not known.
Result<Totals> known_totals(const Value& config) {
  auto counted = count_model(config);
  if (!counted) return counted.error();
  auto totals = totals_of(counted->model, counted->facts);
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

Result<Value> diagnose_size(const Value& config, const Value& answer) {
  auto totals = known_totals(config);
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
                       {"carried", nullptr},
                       {"slip", nullptr},
                       {"comparison", nullptr}}));
}

Result<Value> follow_up_size(const Value& config, const Value& answer) {
  auto totals = known_totals(config);
  if (!totals) return totals.error();
  Array causes;
  for (const TotalBelief* belief : causes_of(read_size(answer), *totals)) causes.push_back(belief->id);
  const std::string_view settled = settled_by(causes.size());
  return Value(object({{"asks", nullptr}, {"settled", settled}, {"causes", std::move(causes)}, {"groups", Array{}}}));
}

Result<Value> answer_size(const Value& config, const Value& beliefs) {
  auto totals = known_totals(config);
  if (!totals) return totals.error();
  if (beliefs.array() == nullptr || beliefs.array()->empty()) return Value(size_text(totals->size_bytes));
  for (const TotalBelief& belief : total_beliefs()) {
    if (belief.size == nullptr || !(beliefs.array()->front() == Value(belief.id))) continue;
    return Value(text_under(*totals, belief.size));
  }
  return Error{"belief_does_not_apply", "", "beliefs", "belief_that_applies", beliefs};
}

}  // namespace cnn
