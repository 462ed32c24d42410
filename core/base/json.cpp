// A small recursive JSON reader and writer; depth is limited so that no text can exhaust the stack.
#include "core/base/json.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/number.hpp"
#include "core/base/utf8.hpp"

namespace cnn {
namespace {

/// Arrays and objects within each other, the outermost counted.
constexpr int kMaxDepth = 500;

/// The letters up to the first that JSON escapes. Whole runs are copied: letter by letter takes three times as long.
std::string_view plain_start(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && text[end] != '"' && text[end] != '\\' && static_cast<unsigned char>(text[end]) >= 0x20) {
    ++end;
  }
  return text.substr(0, end);
}

bool is_space(char letter) { return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n'; }

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Result<Value> read() {
    if (text_.size() > kMaxTextBytes) {
      return Error{"too_long", "", "", "at_most_67108864_bytes", static_cast<double>(text_.size())};
    }
    Value value;
    if (!read_value(value, 0)) return failure();
    skip_space();
    if (position_ != text_.size()) return failure();
    return value;
  }

 private:
  Error failure() const {
    if (values_ > kMaxValues) return {"too_long", "", "", "at_most_8000000_values", static_cast<double>(position_)};
    if (too_deep_) return {"too_deep", "", "", "at_most_500_levels", Count{kMaxDepth} + 1};
    return {"not_json", "", "", "json", static_cast<double>(position_)};
  }

  void skip_space() {
    while (position_ < text_.size() && is_space(text_[position_])) ++position_;
  }

  bool accept(std::string_view word) {
    if (text_.substr(position_, word.size()) != word) return false;
    position_ += word.size();
    return true;
  }

  /// `depth`: how many arrays and objects are around the value.
  bool read_value(Value& value, int depth) {
    skip_space();
    if (position_ >= text_.size() || ++values_ > kMaxValues) return false;
    switch (text_[position_]) {
      case '{':
      case '[':
        too_deep_ = depth == kMaxDepth;
        if (too_deep_) return false;
        return text_[position_] == '{' ? read_object(value, depth + 1) : read_array(value, depth + 1);
      case '"': {
        std::string text;
        if (!read_string(text)) return false;
        value = std::move(text);
        return true;
      }
      default:
        return read_word(value) || read_number(value);
    }
  }

  bool read_word(Value& value) {
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    if (accept("null")) return value = Value(), true;
    if (accept("true")) return value = true, true;
    if (accept("false")) return value = false, true;
    if (accept("NaN")) return value = std::numeric_limits<double>::quiet_NaN(), true;
    if (accept("Infinity")) return value = kInfinity, true;
    if (accept("-Infinity")) return value = -kInfinity, true;
    return false;
  }

  bool read_number(Value& value) {
    const std::size_t begin = position_;
    while (position_ < text_.size() &&
           std::string_view("+-.eE0123456789").find(text_[position_]) != std::string_view::npos) {
      ++position_;
    }
    const auto number = parse_number(text_.substr(begin, position_ - begin));
    if (!number) return false;
    value = *number;
    return true;
  }

  bool read_array(Value& value, int depth) {
    Array items;
    ++position_;
    skip_space();
    if (!accept("]")) {
      do {
        items.emplace_back();
        if (!read_value(items.back(), depth)) return false;
        skip_space();
      } while (accept(","));
      if (!accept("]")) return false;
    }
    value = std::move(items);
    return true;
  }

  bool read_object(Value& value, int depth) {
    Object members;
    ++position_;
    skip_space();
    if (!accept("}")) {
      do {
        skip_space();
        members.emplace_back();
        if (position_ >= text_.size() || text_[position_] != '"' || !read_string(members.back().first)) return false;
        skip_space();
        if (!accept(":") || !read_value(members.back().second, depth)) return false;
        skip_space();
      } while (accept(","));
      if (!accept("}")) return false;
    }
    value = std::move(members);
    return true;
  }

  bool read_string(std::string& out) {
    ++position_;
    while (true) {
      const std::string_view plain = plain_start(text_.substr(position_));
      out += plain;
      position_ += plain.size();
      if (position_ >= text_.size()) return false;
      const char letter = text_[position_++];
      if (letter == '"') return true;
      if (letter != '\\' || !read_escape(out)) return false;
    }
  }

  bool read_escape(std::string& out) {
    if (position_ >= text_.size()) return false;
    const char letter = text_[position_++];
    constexpr std::string_view kLetters = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    const std::size_t index = kLetters.find(letter);
    if (index != std::string_view::npos) return out += kMeanings[index], true;
    unsigned code = 0;
    if (letter != 'u' || !read_hex(code)) return false;
    unsigned low = 0;
    const std::size_t before = position_;
    if (code >= 0xD800 && code < 0xDC00 && accept("\\u") && read_hex(low) && low >= 0xDC00 && low < 0xE000) {
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    } else if (code >= 0xD800 && code < 0xE000) {
      position_ = before;  // a lone surrogate has no UTF-8 form: show that something was there
      code = 0xFFFD;
    }
    append_utf8(out, code);
    return true;
  }

  bool read_hex(unsigned& code) {
    const auto number = hex_number(text_.substr(position_, 4), 4);
    if (!number) return false;
    code = *number;
    position_ += 4;
    return true;
  }

  std::string_view text_;
  std::size_t position_ = 0;
  std::size_t values_ = 0;
  bool too_deep_ = false;
};

/// A text that grows: letter by letter, a std::string takes several times as long.
class Writer {
 public:
  void put(char letter) {
    if (size_ == text_.size()) grow(1);
    begin_[size_++] = letter;
  }

  void put(std::string_view text) {
    if (text.size() > text_.size() - size_) grow(text.size());
    std::copy_n(text.data(), text.size(), begin_ + size_);
    size_ += text.size();
  }

  std::string take() {
    text_.resize(size_);
    return std::move(text_);
  }

 private:
  void grow(std::size_t more) {
    constexpr std::size_t kLeast = 256;
    text_.resize(std::max(2 * text_.size(), size_ + more + kLeast));
    begin_ = text_.data();
  }

  std::string text_;
  char* begin_ = nullptr;
  std::size_t size_ = 0;
};

void write_string(Writer& out, std::string_view text) {
  out.put('"');
  while (true) {
    const std::string_view plain = plain_start(text);
    out.put(plain);
    if (plain.size() == text.size()) break;
    const char letter = text[plain.size()];
    text.remove_prefix(plain.size() + 1);
    if (letter == '"' || letter == '\\') {
      out.put('\\');
      out.put(letter);
    } else {
      constexpr char kHex[] = "0123456789abcdef";
      out.put("\\u00");
      out.put(kHex[static_cast<unsigned char>(letter) >> 4]);
      out.put(kHex[letter & 15]);
    }
  }
  out.put('"');
}

void write_value(Writer& out, const Value& value) {
  if (value.is_null()) {
    out.put("null");
  } else if (const bool* flag = value.flag()) {
    out.put(*flag ? "true" : "false");
  } else if (const double* number = value.number()) {
    out.put(std::isfinite(*number) ? number_text(*number) : "null");
  } else if (const std::string* text = value.text()) {
    write_string(out, *text);
  } else if (const Array* array = value.array()) {
    out.put('[');
    for (std::size_t i = 0; i < array->size(); ++i) {
      if (i > 0) out.put(',');
      write_value(out, (*array)[i]);
    }
    out.put(']');
  } else if (const Object* object = value.object()) {
    out.put('{');
    for (std::size_t i = 0; i < object->size(); ++i) {
      if (i > 0) out.put(',');
      write_string(out, (*object)[i].first);
      out.put(':');
      write_value(out, (*object)[i].second);
    }
    out.put('}');
  }
}

}  // namespace

Result<Value> parse_json(std::string_view text) { return Reader(text).read(); }

std::string write_json(const Value& value) {
  Writer out;
  write_value(out, value);
  return out.take();
}

}  // namespace cnn
