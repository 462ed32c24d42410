// A reader of sums and products. Nothing here is ever evaluated as code.
#include "core/answers/expression.hpp"

#include <cmath>

#include "core/answers/typed_number.hpp"

namespace cnn {
namespace {

using Terms = std::vector<std::vector<double>>;

/// expression = product {(+|-) product}; product = factor {(*|x|/) factor}; factor = [-] number | ( expression ).
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<Parsed> parse() {
    auto result = sum(0);
    skip();
    if (!result || position_ != text_.size() || !std::isfinite(result->value)) return std::nullopt;
    return result;
  }

  bool divided_by_zero() const { return divided_by_zero_; }

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
      divided_by_zero_ = divided_by_zero_ || (sign == '/' && right && right->value == 0);
      if (!right || divided_by_zero_) return std::nullopt;
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
    end = exponent_end(text_, end);
    const auto value = one_number(trimmed(text_.substr(position_, end - position_)));
    if (!value) return std::nullopt;
    position_ = end;
    return Parsed{*value, Terms{{*value}}};
  }

  std::string_view text_;
  std::size_t position_ = 0;
  bool divided_by_zero_ = false;
};

}  // namespace

Expression read_expression(std::string_view text) {
  Reader reader(text);
  auto parsed = reader.parse();
  return {std::move(parsed), reader.divided_by_zero()};
}

}  // namespace cnn
