// Numbers as text and back, without the C library's printf and strtod, which would be a tenth of the engine's size.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/shape.hpp"

namespace cnn {

/// Reads `-12.5e3` and its like, as JSON writes numbers. Integers up to 2^53 and decimals of up to 15 digits with
/// exponents up to 22 are exact to the last bit; longer ones to about 1e-15. Nothing for a text that is no number.
std::optional<double> parse_number(std::string_view text);

/// A finite number with up to 15 significant digits and no more than it needs: 56, 34.354, 1.5e-07.
std::string number_text(double number);

/// base^exponent for an exponent of 0 or more. The C library's pow brings tables that would be a twentieth of what a
/// page waits for.
double whole_power(double base, int exponent);

inline bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// 982 → `9.82`.
std::string hundredths_text(Count hundredths);

/// Keras's readable size of 0 bytes or more: 10060 → `9.82 KB`; of a tie the even digit, as Python. `byte`: the unit
/// below 1024.
std::string size_text(Count bytes, std::string_view byte = "B");

}  // namespace cnn
