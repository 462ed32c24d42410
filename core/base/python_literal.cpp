// A small recursive reader beside that of JSON; depth, size and number of values have the same limits.
#include "core/base/python_literal.hpp"

#include <limits>

#include "core/base/json.hpp"
#include "core/base/number.hpp"
#include "core/base/utf8.hpp"

namespace cnn {
namespace {

/// Lists, tuples, dictionaries and calls within each other, the outermost counted.
constexpr int kMaxDepth = 500;

bool is_name_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_' || letter == '.' ||
         is_digit(letter);
}

bool is_quote(char letter) { return letter == '\'' || letter == '"'; }

/// Values that have a name in Python or in JSON.
std::optional<Value> named_value(std::string_view name) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (name == "None" || name == "null") return Value();
  if (name == "True" || name == "true") return Value(true);
  if (name == "False" || name == "false") return Value(false);
  if (name == "inf" || name == "Infinity") return Value(kInfinity);
  if (name == "nan" || name == "NaN") return Value(std::numeric_limits<double>::quiet_NaN());
  return std::nullopt;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Result<Value> read() {
    if (text_.size() > kMaxTextBytes) {
      return Error{"too_long", "", "", "at_most_67108864_bytes", static_cast<double>(text_.size())};
    }
    Value value;
    const bool read = read_value(value, 0);
    skip_space();
    if (read && position_ == text_.size()) return value;
    if (values_ > kMaxValues) {
      return Error{"too_long", "", "", "at_most_8000000_values", static_cast<double>(position_)};
    }
    if (too_deep_) return Error{"too_deep", "", "", "at_most_500_levels", Count{kMaxDepth} + 1};
    return Error{"not_json", "", "", "json", static_cast<double>(position_)};
  }

 private:
  char next() const { return position_ < text_.size() ? text_[position_] : '\0'; }

  void skip_space() {
    while (position_ < text_.size()) {
      if (next() == '#') position_ = std::min(text_.find('\n', position_), text_.size());
      if (std::string_view(" \t\r\n").find(next()) == std::string_view::npos || position_ >= text_.size()) return;
      ++position_;
    }
  }

  bool accept(std::string_view word) {
    if (text_.substr(position_, word.size()) != word) return false;
    position_ += word.size();
    return true;
  }

  /// `depth`: how many brackets are around the value.
  bool read_value(Value& value, int depth) {
    skip_space();
    if (position_ >= text_.size() || ++values_ > kMaxValues) return false;
    too_deep_ = depth > kMaxDepth;
    if (too_deep_) return false;
    if (accept("{")) return read_dictionary(value, depth + 1);
    if (accept("[")) return read_list(value, "]", depth + 1);
    if (accept("(")) return read_tuple(value, depth + 1);
    if (is_quote(next())) return read_strings(value);
    if (is_digit(next()) || std::string_view("+-.").find(next()) != std::string_view::npos) return read_number(value);
    return read_name(value, depth);
  }

  bool read_list(Value& value, std::string_view end, int depth) {
    Array items;
    bool comma = false;
    const bool read = read_items(items, end, comma, depth);
    value = std::move(items);
    return read;
  }

  /// `comma`: whether the last thing before the end was one.
  bool read_items(Array& items, std::string_view end, bool& comma, int depth) {
    while (true) {
      skip_space();
      if (accept(end)) return true;
      if (!items.empty() && !comma) return false;
      items.emplace_back();
      if (!read_value(items.back(), depth)) return false;
      skip_space();
      comma = accept(",");
    }
  }

  /// `(3)` is the number itself, `(3,)` a tuple.
  bool read_tuple(Value& value, int depth) {
    Array items;
    bool comma = false;
    if (!read_items(items, ")", comma, depth)) return false;
    if (items.size() == 1 && !comma) {
      Value only = std::move(items.front());
      value = std::move(only);
    } else {
      value = std::move(items);
    }
    return true;
  }

  bool read_dictionary(Value& value, int depth) {
    Object members;
    bool comma = true;
    while (true) {
      skip_space();
      if (accept("}")) break;
      Value key;
      if (!comma || !read_value(key, depth)) return false;
      skip_space();
      members.emplace_back(key.text() != nullptr ? *key.text() : write_json(key), Value());
      if (!accept(":") || !read_value(members.back().second, depth)) return false;
      skip_space();
      comma = accept(",");
    }
    value = std::move(members);
    return true;
  }

  bool read_number(Value& value) {
    std::string digits;
    if (accept("-")) {
      digits = "-";
    } else {
      accept("+");
    }
    if (accept("inf") || accept("Infinity")) {
      const double infinity = std::numeric_limits<double>::infinity();
      return value = digits.empty() ? infinity : -infinity, true;
    }
    if (next() == '.') digits += '0';
    while (std::string_view("+-.eE0123456789_").find(next()) != std::string_view::npos && position_ < text_.size()) {
      const char letter = text_[position_++];
      const bool ends_in_point = letter == '.' && !is_digit(next());
      // Python has `1_000`, `2.` and `.5`, which JSON has not.
      if (letter != '_' && !ends_in_point) digits += letter;
    }
    const auto number = parse_number(digits);
    if (number) value = *number;
    return number.has_value();
  }

  /// A word, a string with a prefix (`u'…'`), or a call, of which only the argument matters.
  bool read_name(Value& value, int depth) {
    const std::size_t begin = position_;
    while (position_ < text_.size() && is_name_letter(text_[position_])) ++position_;
    const std::string_view name = text_.substr(begin, position_ - begin);
    if (name.empty()) return false;
    if (is_quote(next()) && name.size() <= 2 && name.find_first_not_of("uUbBrR") == std::string_view::npos) {
      raw_ = name.find_first_of("rR") != std::string_view::npos;
      return read_strings(value);
    }
    if (auto known = named_value(name)) return value = std::move(*known), true;
    return accept("(") && read_tuple(value, depth + 1);
  }

  /// Strings that stand next to each other are one.
  bool read_strings(Value& value) {
    std::string text;
    do {
      if (!read_string(text)) return false;
      raw_ = false;
      skip_space();
    } while (is_quote(next()));
    value = std::move(text);
    return true;
  }

  bool read_string(std::string& out) {
    const std::string_view one = text_.substr(position_, 1);
    const std::string_view three = text_.substr(position_, 3);
    const bool long_form = three.size() == 3 && three[1] == one[0] && three[2] == one[0];
    const std::string_view end = long_form ? three : one;
    position_ += end.size();
    while (position_ < text_.size()) {
      if (accept(end)) return true;
      const char letter = text_[position_++];
      if (letter == '\n' && !long_form) return false;
      if (letter != '\\' || raw_) {
        out += letter;
      } else if (!read_escape(out)) {
        return false;
      }
    }
    return false;
  }

  bool read_escape(std::string& out) {
    if (position_ >= text_.size()) return false;
    const char letter = text_[position_++];
    constexpr std::string_view kLetters = "\\'\"abfnrtv";
    constexpr std::string_view kMeanings = "\\'\"\a\b\f\n\r\t\v";
    if (const std::size_t index = kLetters.find(letter); index != std::string_view::npos) {
      return out += kMeanings[index], true;
    }
    if (letter == '\n') return true;
    if (letter == 'x') return read_code(out, 2);
    if (letter == 'u') return read_code(out, 4);
    if (letter == 'U') return read_code(out, 8);
    // Python keeps what is no escape as it is.
    return out += {'\\', letter}, true;
  }

  bool read_code(std::string& out, std::size_t digits) {
    const auto code = hex_number(text_.substr(position_, digits), digits);
    if (!code) return false;
    position_ += digits;
    append_utf8(out, *code);
    return true;
  }

  std::string_view text_;
  std::size_t position_ = 0;
  std::size_t values_ = 0;
  bool too_deep_ = false;
  bool raw_ = false;
};

}  // namespace

Result<Value> parse_python_literal(std::string_view text) { return Reader(text).read(); }

namespace {

/// A dictionary, a list that begins with one, or the text of either.
bool holds_dictionary(const Value& value) {
  if (const std::string* text = value.text()) return text->find_first_of("{[") == text->find_first_not_of(" \t\r\n");
  const Array* items = value.array();
  return value.object() != nullptr || (items != nullptr && !items->empty() && items->front().object() != nullptr);
}

}  // namespace

Result<Value> parse_json_or_python(std::string_view text) {
  auto value = parse_json(text);
  if (value || value.error().code != "not_json") return value;
  auto literal = parse_python_literal(text);
  if (!literal) return literal.error().code != "not_json" ? literal : value;
  return holds_dictionary(*literal) ? literal : value;
}

}  // namespace cnn
