// Reads a size: the number as any other, then the letters of its unit.
#include "core/answers/typed_size.hpp"

#include "core/answers/typed_answer.hpp"
#include "core/answers/typed_number.hpp"

namespace cnn {
namespace {

char upper(char letter) { return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter; }
bool is_letter(char letter) { return upper(letter) >= 'A' && upper(letter) <= 'Z'; }

/// KB, kB, K, KiB, bytes, …: the first letter says it. Nothing for other words.
std::optional<int> unit_of(std::string_view text) {
  if (text.empty()) return kNoUnit;
  std::string word;
  for (const char letter : text) word += upper(letter);
  if (word == "B" || word == "BYTE" || word == "BYTES") return 0;
  for (int unit = 1; unit < static_cast<int>(std::size(kSizeUnits)); ++unit) {
    const std::string letter(1, kSizeUnits[unit][0]);
    if (word == letter || word == letter + "B" || word == letter + "IB" || word == letter + "BYTES") return unit;
  }
  return std::nullopt;
}

}  // namespace

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

}  // namespace cnn
