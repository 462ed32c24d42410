// A small reader of typed numbers, shapes and sums of products.
#include "core/answers/typed_answer.hpp"

#include <algorithm>
#include <optional>

#include "core/answers/expression.hpp"
#include "core/answers/typed_number.hpp"
#include "core/base/number.hpp"

namespace cnn {
namespace {

/// Sizes between brackets or separated by `,`, `x`, `*` or spaces; a leading None, ? or -1 is the batch.
std::optional<std::vector<double>> read_shape(std::string_view text) {
  std::vector<double> sizes;
  if (text.size() >= 2 && (text.front() == '(' || text.front() == '[')) {
    const char closing = text.front() == '(' ? ')' : ']';
    if (text.back() != closing) return std::nullopt;
    text = trimmed(text.substr(1, text.size() - 2));
  }
  bool first = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",xX*; "), text.size());
    const std::string_view size = text.substr(0, end);
    const bool batch = size == "None" || size == "none" || size == "?" || size == "-1" || size == "null";
    if (!batch) {
      const auto value = plain_number(size);
      if (!value) return std::nullopt;
      sizes.push_back(*value);
    } else if (!first) {
      return std::nullopt;
    }
    first = false;
    text = trimmed(text.substr(end));
    // A trailing comma is how Python writes a shape of one size.
    if (!text.empty() && std::string_view(",xX*;").find(text.front()) != std::string_view::npos) {
      text = trimmed(text.substr(1));
    }
  }
  if (sizes.empty()) return std::nullopt;
  return sizes;
}

TypedAnswer unreadable(std::string_view text, AnswerKind why = AnswerKind::kUnreadable) {
  return {why, {}, {}, {}, std::string(text.substr(0, 80))};
}

bool is_letter(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return std::isalpha(byte) != 0 || byte >= 0x80;
}

/// Why a text is no number: `3*filters + 2` has a name where its number belongs.
AnswerKind why_unreadable(std::string_view text, bool divided_by_zero) {
  if (divided_by_zero) return AnswerKind::kDivisionByZero;
  bool letters = false;
  for (std::size_t i = 0; i < text.size(); ++i) letters = letters || (is_letter(text[i]) && exponent_end(text, i) == i);
  const bool sums = text.find_first_of("0123456789+*/()") != std::string_view::npos;
  return letters && sums ? AnswerKind::kNames : AnswerKind::kUnreadable;
}

/// 2.515 is two thousand in half of the world and two and a half in the other.
bool is_ambiguous(std::string_view text) {
  const std::size_t dot = text.find('.');
  return dot >= 1 && dot <= 3 && text.size() == dot + 4 && text[0] != '0' &&
         text.find_first_not_of("0123456789.") == std::string_view::npos && text.find('.', dot + 1) == text.npos;
}

/// `56 parameters`, `34 %`: a number may carry a word or a percent sign. One letter is no word: 2k is not 2.
std::string_view without_unit(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0 && (is_letter(text[end - 1]) || text[end - 1] == '%')) --end;
  const bool one_letter = end + 1 == text.size() && text.back() != '%';
  const std::string_view number = trimmed(text.substr(0, end));
  return !number.empty() && !one_letter && is_digit(number.back()) ? number : text;
}

TypedAnswer read_number(std::string_view text, std::string_view original) {
  std::string_view number = without_unit(text);
  // 3*3*3*2+2=56: the part before the sign is the working, and must agree with what follows.
  const std::size_t equals = number.find('=');
  if (equals != std::string_view::npos) {
    const auto [right, right_by_zero] = read_expression(trimmed(number.substr(equals + 1)));
    const auto [left, left_by_zero] = read_expression(trimmed(number.substr(0, equals)));
    if (!left || !right) return unreadable(original, why_unreadable(text, left_by_zero || right_by_zero));
    if (left->value != right->value) {
      return {AnswerKind::kAmbiguous, {}, {left->value, right->value}, {}, std::string(original)};
    }
    number = trimmed(number.substr(0, equals));
  }
  if (is_ambiguous(number)) {
    std::string digits(number);
    digits.erase(digits.find('.'), 1);
    return {AnswerKind::kAmbiguous, {}, {*plain_number(digits), *plain_number(number)}, {}, std::string(original)};
  }
  if (const auto value = one_number(number)) return {AnswerKind::kNumber, {*value}, {}, {}, std::string(original)};
  const auto [parsed, by_zero] = read_expression(number);
  if (!parsed) return unreadable(original, why_unreadable(text, by_zero));
  const bool is_plain = number[0] == '-' && number.find_first_of("+*/xX(", 1) == std::string_view::npos;
  return {is_plain ? AnswerKind::kNumber : AnswerKind::kExpression,
          {parsed->value},
          {},
          parsed->terms.value_or(std::vector<std::vector<double>>{}),
          std::string(original)};
}

}  // namespace

TypedAnswer read_answer(std::string_view text, bool shape_asked) {
  if (text.size() > kMaxAnswerLength) return unreadable(text, AnswerKind::kTooLong);
  const std::string ascii = to_ascii(text);
  const std::string_view clean = trimmed(ascii);
  if (clean.empty()) return {};
  if (!shape_asked) return read_number(clean, text);
  // One number stands for one size, also with separators: Flatten's 1,200.
  if (clean.front() != '(' && clean.front() != '[') {
    if (const auto size = one_number(clean)) return {AnswerKind::kShape, {*size}, {}, {}, std::string(text)};
  }
  if (auto sizes = read_shape(clean)) return {AnswerKind::kShape, std::move(*sizes), {}, {}, std::string(text)};
  return unreadable(text);
}

}  // namespace cnn
