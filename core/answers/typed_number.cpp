// Numbers in the spellings and scripts of many keyboards, turned into plain ASCII and read by explicit rules.
#include "core/answers/typed_number.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/number.hpp"

namespace cnn {
namespace {

constexpr std::string_view kDigits = "0123456789";

struct Spelling {
  std::string_view from;
  std::string_view to;
};

/// Letters that people type or paste in place of ASCII ones.
constexpr Spelling kSpellings[] = {
    {"×", "*"},      {"·", "*"},      {"⋅", "*"},      {"∗", "*"},  {"−", "-"},  {"–", "-"},  {"÷", "/"},
    {"＋", "+"},     {"＊", "*"},     {"，", ","},     {"（", "("}, {"）", ")"}, {"．", "."}, {"　", " "},
    {"\u00A0", " "}, {"\u2009", " "}, {"\u202F", " "}, {"’", "'"},  {"％", "%"},
};

/// Digits of other scripts that stand in blocks of ten: full-width, Arabic-Indic, Persian, Devanagari.
constexpr std::string_view kZeros[] = {"０", "٠", "۰", "०"};

std::optional<char> other_digit(std::string_view rest, std::size_t& length) {
  for (const std::string_view zero : kZeros) {
    if (rest.size() < zero.size() || rest.substr(0, zero.size() - 1) != zero.substr(0, zero.size() - 1)) continue;
    const int offset = static_cast<unsigned char>(rest[zero.size() - 1]) - static_cast<unsigned char>(zero.back());
    if (offset < 0 || offset > 9) continue;
    length = zero.size();
    return static_cast<char>('0' + offset);
  }
  return std::nullopt;
}

/// Groups of three digits after the first, all with one separator: 2,515 · 2 515 · 1.234.567 · 2'515 · 2_515.
std::optional<double> grouped_number(std::string_view text, char separator) {
  std::string digits;
  std::size_t group = 0;
  bool first = true;
  for (const char letter : text) {
    if (is_digit(letter)) {
      digits += letter;
      ++group;
    } else if (letter == separator && (first ? group >= 1 && group <= 3 : group == 3)) {
      first = false;
      group = 0;
    } else {
      return std::nullopt;
    }
  }
  if (first || group != 3 || digits.size() > 300) return std::nullopt;
  return parse_number(digits);
}

}  // namespace

std::string to_ascii(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t length = 1;
    if (const auto digit = other_digit(text, length)) {
      out += *digit;
    } else {
      const auto* spelling = std::find_if(std::begin(kSpellings), std::end(kSpellings), [&](const Spelling& one) {
        return text.substr(0, one.from.size()) == one.from;
      });
      if (spelling != std::end(kSpellings)) {
        out += spelling->to;
        length = spelling->from.size();
      } else {
        out += text[0] == '\t' || text[0] == '\n' || text[0] == '\r' ? ' ' : text[0];
      }
    }
    text.remove_prefix(length);
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::size_t exponent_end(std::string_view text, std::size_t end) {
  if (end == 0 || end >= text.size() || !is_digit(text[end - 1]) || (text[end] != 'e' && text[end] != 'E')) return end;
  std::size_t after = end + 1;
  if (after < text.size() && (text[after] == '+' || text[after] == '-')) ++after;
  const std::size_t first = after;
  while (after < text.size() && is_digit(text[after])) ++after;
  return after > first ? after : end;
}

std::optional<double> plain_number(std::string_view text) {
  const std::size_t mark = std::min(text.find_first_of("eE"), text.size());
  if (mark < text.size() && exponent_end(text, mark) != text.size()) return std::nullopt;
  const std::string_view mantissa = text.substr(0, mark);
  const std::size_t dot = mantissa.find('.');
  const auto digits = mantissa.substr(0, dot);
  const auto fraction = dot == std::string_view::npos ? std::string_view() : mantissa.substr(dot + 1);
  if (digits.find_first_not_of(kDigits) != std::string_view::npos) return std::nullopt;
  if (fraction.find_first_not_of(kDigits) != std::string_view::npos) return std::nullopt;
  if (digits.empty() || (dot != std::string_view::npos && fraction.empty())) return std::nullopt;
  const auto number = parse_number(text);
  return number && std::isfinite(*number) ? number : std::nullopt;
}

std::optional<double> one_number(std::string_view text) {
  for (const char separator : {',', ' ', '\'', '_'}) {
    if (const auto number = grouped_number(text, separator)) return number;
  }
  // Two dots or more can only group: 1.234.567. One dot is ambiguous and handled before.
  if (std::count(text.begin(), text.end(), '.') > 1) return grouped_number(text, '.');
  return plain_number(text);
}

}  // namespace cnn
