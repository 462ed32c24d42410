// JSON text to Value and back. The engine's only wire format: one text in, one text out.
#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"

namespace cnn {

/// Reads one JSON text (RFC 8259, and the NaN, Infinity and -Infinity that Python writes).
/// Errors: `not_json` (found: the byte offset), `too_deep` beyond 500 levels.
Result<Value> parse_json(std::string_view text);

/// Writes a value so that parse_json gives it back; NaN and infinities are written as null.
std::string write_json(const Value& value);

}  // namespace cnn
