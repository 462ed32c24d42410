// JSON text to Value and back. The engine's only wire format: one text in, one text out.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace cnn {

/// Longer texts are refused before they are read.
inline constexpr std::size_t kMaxTextBytes = std::size_t{64} << 20;
/// Texts of more values are refused: at a few bytes each they would take twenty times the memory of the text.
inline constexpr std::size_t kMaxValues = 8'000'000;

/// Reads one JSON text (RFC 8259, and the NaN, Infinity and -Infinity that Python writes).
/// Errors: `not_json` (found: the byte offset), `too_deep` where more than 500 arrays and objects stand
/// within each other, `too_long` beyond the limits above.
Result<Value> parse_json(std::string_view text);

/// Writes a value so that parse_json gives it back; NaN and infinities are written as null.
std::string write_json(const Value& value);

}  // namespace cnn
