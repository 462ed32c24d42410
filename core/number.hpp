// Numbers as text and back, without the C library's printf and strtod, which would be a tenth of the engine's size.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cnn {

/// Reads `-12.5e3` and its like, as JSON writes numbers. Integers up to 2^53 and decimals of up to 15 digits with
/// exponents up to 22 are exact to the last bit; longer ones to about 1e-15. Nothing for a text that is no number.
std::optional<double> parse_number(std::string_view text);

/// A finite number with up to 15 significant digits and no more than it needs: 56, 34.354, 1.5e-07.
std::string number_text(double number);

/// A finite number, zero or more, with exactly `digits` digits after the point (0 to 9), rounded half away from zero.
std::string fixed_text(double number, int digits);

}  // namespace cnn
