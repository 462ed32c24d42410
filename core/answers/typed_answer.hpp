// Reads what a person typed: 2,515 · 2 515 · (None, 20, 20, 2) · 20x20x2 · full-width digits · 3*3*3*2+2.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cnn {

/// From `ambiguous` on nothing was understood that could be an answer.
enum class AnswerKind {
  kNumber,
  kShape,
  kExpression,
  kAmbiguous,
  kNegative,        ///< a count below zero
  kTooLarge,        ///< a count beyond what is exact
  kDivisionByZero,  ///< 3/0
  kNames,           ///< a name or a word where a number belongs
  kTooLong,
  kUnreadable,
  kEmpty
};

/// What was understood. A shape's sizes stand in `values` without a leading None; a number is `values[0]`.
struct TypedAnswer {
  AnswerKind kind = AnswerKind::kEmpty;
  std::vector<double> values = {};
  /// For `ambiguous` (2.515): the numbers it could be; for `negative` and `too_large`: the number. Otherwise empty.
  std::vector<double> candidates = {};
  /// An expression multiplied out: a sum of products of the factors as typed. Empty with `-` or `/` in it.
  std::vector<std::vector<double>> terms = {};
  /// The text that was not understood; else the text as typed.
  std::string text = {};
};

/// Texts longer than this are not read at all.
inline constexpr std::size_t kMaxAnswerLength = 300;

/// Reads an answer. `shape_asked`: `20x20x2` and `20*20*2` are read as sizes, and one number as one size.
TypedAnswer read_answer(std::string_view text, bool shape_asked);

}  // namespace cnn
