// Numbers as people type and paste them: 2,515 · 2 515 · 2'515 · full-width and Arabic digits · the signs × and −.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cnn {

/// The text with ASCII digits and signs in place of what stands for them.
std::string to_ascii(std::string_view text);

/// The text without spaces at its ends.
std::string_view trimmed(std::string_view text);

/// Where a number's exponent ends, if one begins at `end`: that of 1e3. Else `end`.
std::size_t exponent_end(std::string_view text, std::size_t end);

/// Digits with at most one dot, and perhaps an exponent: 1200, 9.82, 1e3.
std::optional<double> plain_number(std::string_view text);

/// A plain number, or one in groups of three. One dot is no group here: whether 2.515 means thousands is asked.
std::optional<double> one_number(std::string_view text);

}  // namespace cnn
