// A small reader of typed numbers, shapes and sums of products. Nothing here is ever evaluated as code.
#include "core/answer.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/number.hpp"
#include "core/typed_number.hpp"

namespace cnn {
namespace {

using Terms = std::vector<std::vector<double>>;

/// Value of an expression, with its sum of products as long as it has only `+`, `*` and parentheses.
struct Parsed {
  double value = 0;
  std::optional<Terms> terms;
};

/// expression = product {(+|-) product}; product = factor {(*|x|/) factor}; factor = [-] number | ( expression ).
class Expression {
 public:
  explicit Expression(std::string_view text) : text_(text) {}

  std::optional<Parsed> parse() {
    auto result = sum(0);
    skip();
    if (!result || position_ != text_.size() || !std::isfinite(result->value)) return std::nullopt;
    return result;
  }

 private:
  void skip() {
    while (position_ < text_.size() && text_[position_] == ' ') ++position_;
  }

  char peek() {
    skip();
    return position_ < text_.size() ? text_[position_] : '\0';
  }

  std::optional<Parsed> sum(int depth) {
    auto left = product(depth);
    while (left && (peek() == '+' || peek() == '-')) {
      const bool minus = text_[position_++] == '-';
      auto right = product(depth);
      if (!right) return std::nullopt;
      left->value += minus ? -right->value : right->value;
      if (!minus && left->terms && right->terms) {
        left->terms->insert(left->terms->end(), right->terms->begin(), right->terms->end());
      } else {
        left->terms.reset();
      }
    }
    return left;
  }

  std::optional<Parsed> product(int depth) {
    auto left = factor(depth);
    while (left) {
      const char sign = peek();
      if (sign != '*' && sign != 'x' && sign != 'X' && sign != '/') break;
      ++position_;
      auto right = factor(depth);
      if (!right || (sign == '/' && right->value == 0)) return std::nullopt;
      left->value = sign == '/' ? left->value / right->value : left->value * right->value;
      left->terms = sign == '/' ? std::nullopt : multiplied(left->terms, right->terms);
    }
    return left;
  }

  static std::optional<Terms> multiplied(const std::optional<Terms>& left, const std::optional<Terms>& right) {
    constexpr std::size_t kMaxTerms = 64;
    if (!left || !right || left->size() * right->size() > kMaxTerms) return std::nullopt;
    Terms result;
    for (const auto& a : *left) {
      for (const auto& b : *right) {
        result.push_back(a);
        result.back().insert(result.back().end(), b.begin(), b.end());
      }
    }
    return result;
  }

  std::optional<Parsed> factor(int depth) {
    constexpr int kMaxDepth = 40;
    if (depth > kMaxDepth) return std::nullopt;
    if (peek() == '-') {
      ++position_;
      auto inner = factor(depth + 1);
      if (inner) *inner = {-inner->value, std::nullopt};
      return inner;
    }
    if (peek() == '(') {
      ++position_;
      auto inner = sum(depth + 1);
      if (!inner || peek() != ')') return std::nullopt;
      ++position_;
      return inner;
    }
    return number();
  }

  std::optional<Parsed> number() {
    skip();
    std::size_t end = text_.find_first_not_of("0123456789.,'_ ", position_);
    if (end == std::string_view::npos) end = text_.size();
    const auto value = one_number(trimmed(text_.substr(position_, end - position_)));
    if (!value) return std::nullopt;
    position_ = end;
    return Parsed{*value, Terms{{*value}}};
  }

  std::string_view text_;
  std::size_t position_ = 0;
};

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

TypedAnswer unreadable(std::string_view text) {
  return {AnswerKind::kUnreadable, {}, {}, {}, std::string(text.substr(0, 80))};
}

/// 2.515 is two thousand in half of the world and two and a half in the other.
bool is_ambiguous(std::string_view text) {
  const std::size_t dot = text.find('.');
  return dot >= 1 && dot <= 3 && text.size() == dot + 4 && text[0] != '0' &&
         text.find_first_not_of("0123456789.") == std::string_view::npos && text.find('.', dot + 1) == text.npos;
}

/// `56 parameters`, `34 %`: a number may carry a word or a percent sign.
std::string_view without_unit(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0 && (std::isalpha(static_cast<unsigned char>(text[end - 1])) != 0 || text[end - 1] == '%')) --end;
  const std::string_view number = trimmed(text.substr(0, end));
  return !number.empty() && is_digit(number.back()) ? number : text;
}

TypedAnswer read_number(std::string_view text, std::string_view original) {
  std::string_view number = without_unit(text);
  // 3*3*3*2+2=56: the part before the sign is the working, and must agree with what follows.
  const std::size_t equals = number.find('=');
  if (equals != std::string_view::npos) {
    const auto right = Expression(trimmed(number.substr(equals + 1))).parse();
    const auto left = Expression(trimmed(number.substr(0, equals))).parse();
    if (!left || !right) return unreadable(original);
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
  const auto parsed = Expression(number).parse();
  if (!parsed) return unreadable(original);
  const bool is_plain = number[0] == '-' && number.find_first_of("+*/xX(", 1) == std::string_view::npos;
  return {is_plain ? AnswerKind::kNumber : AnswerKind::kExpression,
          {parsed->value},
          {},
          parsed->terms.value_or(Terms{}),
          std::string(original)};
}

}  // namespace

TypedAnswer read_answer(std::string_view text, bool shape_asked) {
  if (text.size() > kMaxAnswerLength) return unreadable(text);
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
