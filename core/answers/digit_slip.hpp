// Slips of the pen: a right sum written down wrongly.
#pragma once

#include <string_view>

namespace cnn {

/// `digit` (one digit is another), `transposed` (two neighbours have changed places), `carry` (off by 10, 100, …) or
/// `factor_ten` (a zero too many or too few). Empty for anything else, and for right numbers below 100, of which so
/// many are a slip apart that it would say nothing.
std::string_view slip_between(double typed, double right);

}  // namespace cnn
