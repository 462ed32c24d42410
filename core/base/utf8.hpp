// Codes of letters in texts: UTF-8 bytes, hexadecimal digits.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cnn {

/// Appends a code point; one that is none (a surrogate, above 0x10FFFF) as the sign for something unreadable.
void append_utf8(std::string& out, unsigned code);

/// The number in `digits` hexadecimal digits (at most 8), which must be the whole text.
std::optional<unsigned> hex_number(std::string_view text, std::size_t digits);

}  // namespace cnn
