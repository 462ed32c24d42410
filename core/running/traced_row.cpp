#include "core/running/traced_row.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/real.hpp"

namespace cnn {
namespace {

/// Up to here powers of e are shown as they are; beyond it the largest is taken off first, as the pass always does:
/// the shares are the same, and the numbers can be read.
constexpr double kMostReadable = 7;

double shift_of(const std::vector<RowUnit>& units) {
  const auto by_before = [](const RowUnit& a, const RowUnit& b) { return a.before < b.before; };
  const double largest = std::max_element(units.begin(), units.end(), by_before)->before;
  return std::fabs(largest) > kMostReadable ? largest : 0;
}

/// What sparsemax takes off each value: what is left above it adds up to one.
double bound_of(const std::vector<RowUnit>& units) {
  double sum = 0;
  double count = 0;
  for (const RowUnit& unit : units) {
    if (!(unit.output > 0)) continue;
    sum += unit.before;
    ++count;
  }
  return (sum - 1) / count;
}

}  // namespace

Value row_value(std::string_view function, const std::vector<RowUnit>& units) {
  const bool powers = function != "sparsemax";
  const double shift = powers ? shift_of(units) : bound_of(units);
  double power_sum = 0;
  Array list;
  for (const RowUnit& unit : units) {
    const double power = powers ? std::exp(static_cast<Real>(unit.before - shift)) : 0;  // as the pass does
    power_sum += power;
    list.push_back(object({{"index", unit.index},
                           {"before", unit.before},
                           {"power", powers ? Value(power) : Value()},
                           {"output", unit.output}}));
  }
  return object({{"function", function},
                 {"units", std::move(list)},
                 {"shift", shift},
                 {"power_sum", powers ? Value(power_sum) : Value()}});
}

}  // namespace cnn
