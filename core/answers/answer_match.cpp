// Typed answers read as what is asked for, and held against exact ones.
#include "core/answers/answer_match.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include "core/base/number.hpp"

namespace cnn {
namespace {

/// Of a text that was not understood.
constexpr std::size_t kMaxTextShown = 80;

/// Percentages agree when the typed one is the exact one rounded or cut to as many digits as were typed.
bool same_percent(double typed, double exact, std::string_view text) {
  // A sum that was typed instead of its value is not rounded at all.
  if (std::fabs(typed - exact) < 1e-6) return true;
  const std::size_t digits = decimals_of(text);
  const double scale = whole_power(10, static_cast<int>(digits));
  return std::fabs(typed * scale - std::round(exact * scale)) < 1e-6 ||
         std::fabs(typed * scale - std::trunc(exact * scale)) < 1e-6;
}

/// A percentage has no thousands: the point of 34.354 and the comma of 34,35 set off decimals.
TypedAnswer read_percent(const std::string& text) {
  std::string decimal = text;
  const std::size_t comma = decimal.find(',');
  if (comma != std::string::npos && decimal.find_first_of(",.", comma + 1) == std::string::npos) decimal[comma] = '.';
  TypedAnswer typed = read_answer(decimal, false);
  if (typed.kind == AnswerKind::kAmbiguous) {
    typed.kind = AnswerKind::kNumber;
    typed.values = {typed.candidates.back()};
    typed.candidates.clear();
  }
  if (!typed.values.empty()) typed.text = text;
  return typed;
}

/// 56 + 57 + 2402 as its addends; products are multiplied out. Nothing else is a list of counts.
TypedAnswer read_counts(const std::string& text) {
  TypedAnswer typed = read_answer(text, false);
  if (typed.values.empty()) return typed;
  if (typed.terms.size() < 2) return {AnswerKind::kUnreadable, {}, {}, {}, text.substr(0, kMaxTextShown)};
  typed.values.clear();
  for (const auto& term : typed.terms) {
    typed.values.push_back(std::accumulate(term.begin(), term.end(), 1.0, std::multiplies<>()));
  }
  return typed;
}

/// Shapes one after the other, with or without brackets and batches: (None, 20, 20, 2), (None, 800).
TypedAnswer read_shapes(const std::string& text) {
  if (read_answer(text, true).kind == AnswerKind::kEmpty) return {};
  std::string sizes = text.substr(0, kMaxAnswerLength + 1);
  for (const std::string_view batch : {"None", "none", "null"}) {
    for (auto at = sizes.find(batch); at != std::string::npos; at = sizes.find(batch)) {
      sizes.replace(at, batch.size(), " ");
    }
  }
  std::replace_if(
      sizes.begin(), sizes.end(),
      [](char letter) { return std::string_view("()[],;").find(letter) != std::string_view::npos; }, ' ');
  TypedAnswer typed = read_answer('(' + sizes + ')', true);
  typed.text = text.substr(0, kMaxTextShown);
  return typed;
}

Answer without_zeros(Answer counts) {
  std::erase(counts, 0.0);
  return counts;
}

/// Whether addends are these counts. Zeros may be left out; where products are written out, 18*3 + 3 stands for 57.
bool same_counts(const TypedAnswer& typed, const Answer& exact) {
  if (typed.values.size() == exact.size()) return same_answer(typed.values, exact);
  const bool products =
      std::any_of(typed.terms.begin(), typed.terms.end(), [](const auto& term) { return term.size() > 1; });
  if (!products) return same_answer(without_zeros(typed.values), without_zeros(exact));
  std::size_t next = 0;
  double sum_typed = 0;
  double sum = 0;
  for (const double count : exact) {
    sum += count;
    while (next < typed.values.size() && sum_typed < sum) sum_typed += typed.values[next++];
    if (sum_typed != sum) return false;
  }
  return next == typed.values.size();
}

/// A count is neither negative nor beyond what is exact; a percentage may have a sign.
TypedAnswer as_count(TypedAnswer typed) {
  if (typed.values.size() != 1) return typed;
  const double count = typed.values[0];
  if (!(count < 0) && !(count > static_cast<double>(kMaxCount))) return typed;
  typed.kind = count < 0 ? AnswerKind::kNegative : AnswerKind::kTooLarge;
  typed.candidates = {count};
  typed.values.clear();
  typed.terms.clear();
  return typed;
}

TypedAnswer read_text(const std::string& text, Asked of) {
  if (of == Asked::kAllParams || of == Asked::kAllTerms) return read_counts(text);
  if (of == Asked::kAllShapes) return read_shapes(text);
  return of == Asked::kReduction ? read_percent(text) : as_count(read_answer(text, is_list(of)));
}

}  // namespace

TypedAnswer read_answer_to(const Value& answer, Asked of) {
  const bool shape_asked = is_list(of);
  if (const std::string* text = answer.text()) return read_text(*text, of);
  TypedAnswer typed;
  if (const double* number = answer.number()) {
    typed.kind = shape_asked ? AnswerKind::kShape : AnswerKind::kNumber;
    typed.values = {*number};
    if (of != Asked::kReduction) typed = as_count(std::move(typed));
  } else if (answer.array() != nullptr && shape_asked) {
    typed.kind = AnswerKind::kShape;
    // The first None is the batch; a later one is a size that is unknown.
    bool first = true;
    for (const Value& size : *answer.array()) {
      if (size.number() != nullptr) typed.values.push_back(*size.number());
      if (size.is_null() && !first) typed.values.push_back(std::numeric_limits<double>::quiet_NaN());
      first = false;
    }
  } else {
    typed.kind = AnswerKind::kUnreadable;
  }
  return typed;
}

TypedAnswer read_answer_about(const CountedModel& counted, const Question& question, const Value& answer) {
  TypedAnswer typed = read_answer_to(answer, question.of);
  const std::string* text = answer.text();
  if (question.of != Asked::kOutputShape || text == nullptr || typed.values.size() == 1) return typed;
  if (counted.facts[*question.call].output().size() != 2) return typed;
  TypedAnswer product = read_answer(*text, false);
  return product.kind == AnswerKind::kExpression ? product : typed;
}

std::size_t decimals_of(std::string_view text) {
  const std::size_t dot = text.find_first_of(".,");
  std::size_t digits = 0;
  while (dot != std::string_view::npos && dot + 1 + digits < text.size() &&
         std::isdigit(static_cast<unsigned char>(text[dot + 1 + digits])) != 0) {
    ++digits;
  }
  return digits;
}

bool matches(const TypedAnswer& typed, const Answer& exact, Asked of) {
  if (typed.values.empty()) return false;
  if (of == Asked::kAllParams || of == Asked::kAllTerms) return same_counts(typed, exact);
  if (of != Asked::kReduction) return same_answer(typed.values, exact);
  // A reduction may be typed with its sign: -34 %.
  return same_percent(std::fabs(typed.values[0]), std::fabs(exact[0]), typed.text);
}

}  // namespace cnn
