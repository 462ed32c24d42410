// Codes of letters in texts.
#include "core/base/utf8.hpp"

namespace cnn {

void append_utf8(std::string& out, unsigned code) {
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = 0xFFFD;
  const auto tail = [&](unsigned bits) { out += static_cast<char>(0x80 | (bits & 0x3F)); };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    tail(code);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | (code >> 12));
    tail(code >> 6);
    tail(code);
  } else {
    out += static_cast<char>(0xF0 | (code >> 18));
    tail(code >> 12);
    tail(code >> 6);
    tail(code);
  }
}

std::optional<unsigned> hex_number(std::string_view text, std::size_t digits) {
  if (text.size() != digits || digits > 8) return std::nullopt;
  unsigned number = 0;
  for (const char digit : text) {
    const std::size_t place = std::string_view("0123456789abcdef0123456789ABCDEF").find(digit);
    if (place == std::string_view::npos) return std::nullopt;
    number = number * 16 + static_cast<unsigned>(place < 16 ? place : place - 16);
  }
  return number;
}

}  // namespace cnn
