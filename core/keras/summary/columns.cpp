// Wrapping as the table library of Keras 3 (rich) does it: words keep the spaces behind them, ends of lines lose them.
#include "core/keras/summary/columns.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/base/number.hpp"

namespace cnn::summary {
namespace {

bool is_space(char letter) { return letter == ' ' || (letter >= '\t' && letter <= '\r'); }

/// Bytes of the code point that starts with this byte.
std::size_t size_of(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::uint32_t code_point(std::string_view letter) {
  const auto first = static_cast<unsigned char>(letter[0]);
  if (letter.size() == 1) return first;
  std::uint32_t code = first & (0xFFU >> (letter.size() + 1));
  for (const char byte : letter.substr(1)) code = (code << 6) | (static_cast<unsigned char>(byte) & 0x3FU);
  return code;
}

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

constexpr std::array<Range, 6> kZero{
    {{0x300, 0x36F}, {0x483, 0x489}, {0x200B, 0x200F}, {0x20D0, 0x20F0}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}}};
constexpr std::array<Range, 11> kWide{{{0x1100, 0x115F},
                                       {0x2E80, 0x303E},
                                       {0x3041, 0x4DBF},
                                       {0x4E00, 0xA4CF},
                                       {0xA960, 0xA97C},
                                       {0xAC00, 0xD7A3},
                                       {0xF900, 0xFAFF},
                                       {0xFE30, 0xFE6F},
                                       {0xFF00, 0xFF60},
                                       {0x1F300, 0x1F9FF},
                                       {0x20000, 0x3FFFD}}};

int cells_of(std::uint32_t code) {
  const auto within = [code](const Range& range) { return range.first <= code && code <= range.last; };
  if (code < 0x300) return 1;
  if (std::any_of(kZero.begin(), kZero.end(), within)) return 0;
  return std::any_of(kWide.begin(), kWide.end(), within) ? 2 : 1;
}

/// The letter at the front of the text.
std::string_view letter(std::string_view text) { return text.substr(0, size_of(text[0])); }

/// Bytes of the longest beginning that fits into `width` cells.
std::size_t fitting(std::string_view text, int width) {
  std::size_t end = 0;
  for (int used = 0; end < text.size();) {
    const std::string_view next = letter(text.substr(end));
    used += cells_of(code_point(next));
    if (used > width) break;
    end += next.size();
  }
  return end;
}

std::string_view without_spaces_behind(std::string_view text) {
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

/// Bytes of the first word with the spaces before and behind it; 0 when only spaces are left.
std::size_t word_size(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_space(text[end])) ++end;
  if (end == text.size()) return 0;
  while (end < text.size() && !is_space(text[end])) ++end;
  while (end < text.size() && is_space(text[end])) ++end;
  return end;
}

/// Takes spaces off the end as far as the line is longer than `width`.
void crop_spaces(std::string_view& line, int width) {
  for (int excess = length(line) - width; excess > 0 && !line.empty() && is_space(line.back()); --excess) {
    line.remove_suffix(1);
  }
}

/// Where each line after the first begins.
std::vector<std::size_t> breaks(std::string_view text, int width, bool fold) {
  std::vector<std::size_t> starts;
  const auto begin_line = [&](std::size_t start) {
    if (start > 0) starts.push_back(start);
  };
  int used = 0;
  std::size_t start = 0;
  for (std::size_t size = 0; (size = word_size(text.substr(start))) > 0; start += size) {
    const std::string_view word = text.substr(start, size);
    const int needed = cells(without_spaces_behind(word));
    if (used + needed <= width) {
      used += cells(word);
      continue;
    }
    begin_line(start);
    std::size_t folded = 0;
    for (std::size_t fits = 0; fold && needed > width; begin_line(start + folded)) {
      fits = fitting(word.substr(folded), width);
      if (folded + fits == word.size()) break;
      folded += std::max(fits, letter(word.substr(folded)).size());
      if (folded == word.size()) break;
    }
    used = cells(word.substr(folded));
  }
  return starts;
}

std::vector<std::string_view> wrapped(std::string_view text, int width, bool fold) {
  const auto starts = breaks(text, width, fold);
  std::vector<std::string_view> lines;
  for (std::size_t i = 0; i <= starts.size(); ++i) {
    const std::size_t begin = i == 0 ? 0 : starts[i - 1];
    const std::size_t end = i < starts.size() ? starts[i] : text.size();
    lines.push_back(text.substr(begin, end - begin));
    crop_spaces(lines.back(), width);
  }
  return lines;
}

std::string aligned(std::string_view line, int width, Align align) {
  if (align != Align::kLeft) line = without_spaces_behind(line);
  if (cells(line) > width) return joined({pad(line.substr(0, fitting(line, width - 1)), width - 1), "…"});
  const int space = width - cells(line);
  const int before = align == Align::kRight ? space : align == Align::kCenter ? space / 2 : 0;
  return joined({repeat(" ", before), pad(line, width - before)});
}

}  // namespace

int length(std::string_view text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

std::size_t prefix(std::string_view text, int count) {
  std::size_t end = 0;
  for (; count > 0 && end < text.size(); --count) end += letter(text.substr(end)).size();
  return end;
}

int cells(std::string_view text) {
  int sum = 0;
  for (; !text.empty(); text.remove_prefix(letter(text).size())) sum += cells_of(code_point(letter(text)));
  return sum;
}

std::string joined(std::initializer_list<std::string_view> texts) {
  std::string all;
  for (const std::string_view text : texts) all += text;
  return all;
}

std::string repeat(std::string_view text, int times) {
  std::string result;
  for (; times > 0; --times) result += text;
  return result;
}

std::string pad(std::string_view text, int width) { return joined({text, repeat(" ", width - cells(text))}); }

std::vector<std::string> wrap_cell(std::string_view text, int width, Align align) {
  std::vector<std::string> lines;
  for (const std::string_view line : wrapped(text, width, false)) lines.push_back(aligned(line, width, align));
  return lines;
}

std::vector<std::string> wrap_line(std::string_view text, int width) {
  const auto lines = wrapped(text, width, true);
  return {lines.begin(), lines.end()};
}

std::string plain(Count number) { return number_text(static_cast<double>(number)); }

std::string grouped(Count number) {
  std::string digits = plain(number);
  for (std::size_t place = digits.size(); place > 3;) digits.insert(place -= 3, 1, ',');
  return digits;
}

}  // namespace cnn::summary
