// Decimal digits by exact powers of ten where doubles have them (Clinger's fast path), else within 1e-15.
#include "core/base/number.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>

namespace cnn {
namespace {

/// 10^exponent; exact up to 22.
double power_of_ten(int exponent) {
  double result = 1;
  for (double base = 10; exponent > 0; exponent >>= 1, base *= base) {
    if ((exponent & 1) != 0) result *= base;
  }
  return result;
}

double scaled(double value, int exponent) {
  constexpr int kLargest = 300;  // 10^308 and beyond would overflow on the way to a small result
  for (; exponent > kLargest; exponent -= kLargest) value *= power_of_ten(kLargest);
  for (; exponent < -kLargest; exponent += kLargest) value /= power_of_ten(kLargest);
  return exponent < 0 ? value / power_of_ten(-exponent) : value * power_of_ten(exponent);
}

std::string integer_text(std::uint64_t value) {
  constexpr std::size_t kMostDigits = 20;
  char digits[kMostDigits];
  std::size_t first = kMostDigits;
  do {
    digits[--first] = static_cast<char>('0' + value % 10);
    value /= 10;
  } while (value > 0);
  return {digits + first, kMostDigits - first};
}

/// Takes digits off the front; those beyond 19 only count as powers of ten. `seen`: whether there were any.
struct Digits {
  std::uint64_t mantissa = 0;
  int exponent = 0;
  bool seen = false;

  void take(std::string_view& text, bool fraction) {
    for (; !text.empty() && is_digit(text[0]); text.remove_prefix(1)) {
      seen = true;
      if (mantissa < 1000000000000000000ULL) {
        mantissa = mantissa * 10 + static_cast<std::uint64_t>(text[0] - '0');
        exponent -= fraction ? 1 : 0;
      } else {
        exponent += fraction ? 0 : 1;
      }
    }
  }
};

/// The number after an `e`, at most 9999; nothing when there is none.
std::optional<int> read_exponent(std::string_view& text) {
  text.remove_prefix(1);
  const bool minus = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  if (text.empty() || !is_digit(text[0])) return std::nullopt;
  int value = 0;
  for (; !text.empty() && is_digit(text[0]); text.remove_prefix(1))
    value = std::min(value * 10 + (text[0] - '0'), 9999);
  return minus ? -value : value;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  const bool minus = !text.empty() && text[0] == '-';
  if (minus) text.remove_prefix(1);
  Digits digits;
  digits.take(text, false);
  if (!digits.seen) return std::nullopt;
  if (!text.empty() && text[0] == '.') {
    text.remove_prefix(1);
    digits.seen = false;
    digits.take(text, true);
    if (!digits.seen) return std::nullopt;
  }
  if (!text.empty() && (text[0] == 'e' || text[0] == 'E')) {
    const auto exponent = read_exponent(text);
    if (!exponent) return std::nullopt;
    digits.exponent += *exponent;
  }
  if (!text.empty()) return std::nullopt;
  const double value = digits.mantissa == 0 ? 0 : scaled(static_cast<double>(digits.mantissa), digits.exponent);
  return minus ? -value : value;
}

double whole_power(double base, int exponent) {
  double power = 1;
  for (int i = 0; i < exponent; ++i) power *= base;
  return power;
}

std::string number_text(double number) {
  const std::string sign = number < 0 ? "-" : "";
  const double size = std::fabs(number);
  if (size < 9007199254740992.0 && std::floor(size) == size)
    return sign + integer_text(static_cast<std::uint64_t>(size));
  // Fifteen digits before the point, then the zeros at the end go.
  int exponent = static_cast<int>(std::floor(std::log10(size))) - 14;
  auto mantissa = static_cast<std::uint64_t>(std::llround(scaled(size, -exponent)));
  while (mantissa > 0 && mantissa % 10 == 0) {
    mantissa /= 10;
    ++exponent;
  }
  std::string digits = integer_text(mantissa);
  const int point = static_cast<int>(digits.size()) + exponent;
  if (point > 21 || point < -6)
    return sign + digits + "e" + (exponent < 0 ? "-" : "") +
           integer_text(static_cast<std::uint64_t>(std::abs(exponent)));
  if (exponent >= 0) return sign + digits + std::string(static_cast<std::size_t>(exponent), '0');
  if (point <= 0) return sign + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  return sign + digits.insert(static_cast<std::size_t>(point), ".");
}

std::string hundredths_text(Count hundredths) {
  const std::string cents = number_text(static_cast<double>(100 + hundredths % 100)).substr(1);
  const Count whole = hundredths / 100;
  return number_text(static_cast<double>(whole)) + "." + cents;
}

std::string size_text(Count bytes, std::string_view byte) {
  constexpr std::string_view kUnits[] = {"", "KB", "MB", "GB", "TB", "PB"};
  int unit = 0;
  while (unit + 1 < static_cast<int>(std::size(kUnits)) && (bytes >> (10 * unit)) >= 1024) ++unit;
  // Hundredths in whole numbers: a tie goes to the even digit, which a division in floating point cannot tell.
  const Count scale = Count{1} << (10 * unit);
  const Count rest = bytes % scale;
  Count hundredths = bytes / scale * 100 + rest * 100 / scale;
  const Count twice_left = rest * 100 % scale * 2;
  if (twice_left > scale || (twice_left == scale && hundredths % 2 == 1)) ++hundredths;
  return hundredths_text(hundredths) + " " + std::string(unit == 0 ? byte : kUnits[unit]);
}

}  // namespace cnn
