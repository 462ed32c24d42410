// An angle is a number of quarter turns and a rest of at most half a one, whose series needs few terms.
#include "core/running/kernels/angle.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace cnn {
namespace {

constexpr double kQuarterTurn = 1.57079632679489661923;

/// The binary digits of 2/pi behind the point, as many as the largest float asks for.
constexpr std::uint8_t kTurnsPerAngle[] = {0xa2, 0xf9, 0x83, 0x6e, 0x4e, 0x44, 0x15, 0x29, 0xfc, 0x27,
                                           0x57, 0xd1, 0xf5, 0x34, 0xdd, 0xc0, 0xdb, 0x62, 0x95, 0x99,
                                           0x3c, 0x43, 0x90, 0x41, 0xfe, 0x51, 0x63, 0xab};

/// 32 of these digits from `digit` on; those before the first are zero.
std::uint64_t digits_from(int digit) {
  std::uint64_t word = 0;
  for (int i = 0; i < 32; ++i) {
    const int at = digit + i;
    const bool one = at >= 0 && (kTurnsPerAngle[at / 8] >> (7 - at % 8) & 1) != 0;
    word = word << 1 | (one ? 1U : 0U);
  }
  return word;
}

struct Reduced {
  unsigned quarters = 0;  ///< modulo 4
  double rest = 0;
};

/// Below this the product with 2/pi in double precision is exact enough.
constexpr double kSmall = 100000;

/// `size` is at least kSmall. Of mantissa * 2^exponent * 2/pi all digits that are multiples of four quarters are left
/// out.
Reduced reduce_large(double size) {
  int exponent = 0;
  const double fraction = std::frexp(size, &exponent);
  const auto mantissa = static_cast<std::uint64_t>(std::ldexp(fraction, 24));
  const int first = exponent - 24 - 2;  // its weight is two quarters
  std::uint64_t product = mantissa * digits_from(first) << 32;
  product += mantissa * digits_from(first + 32);
  product += mantissa * digits_from(first + 64) >> 32;
  // 62 digits behind the point, and two before it.
  const std::uint64_t quarters = (product + (std::uint64_t{1} << 61)) >> 62;
  const auto rest = static_cast<std::int64_t>(product - (quarters << 62));
  return {static_cast<unsigned>(quarters & 3), std::ldexp(static_cast<double>(rest), -62) * kQuarterTurn};
}

Reduced reduce(double angle) {
  const double size = std::fabs(angle);
  if (!(size <= static_cast<double>(std::numeric_limits<float>::max()))) {
    return {0, std::numeric_limits<double>::quiet_NaN()};
  }
  Reduced reduced;
  if (size < kSmall) {
    // The quarter turn in two parts, so that nothing is lost where the rest is small.
    constexpr double kFirst = 1.57079632673412561417;
    constexpr double kSecond = 6.07710050650619224932e-11;
    const double quarters = std::floor(size / kQuarterTurn + 0.5);
    reduced = {static_cast<unsigned>(static_cast<std::int64_t>(quarters) & 3),
               size - quarters * kFirst - quarters * kSecond};
  } else {
    reduced = reduce_large(size);
  }
  if (angle < 0) reduced = {(4 - reduced.quarters) & 3, -reduced.rest};
  return reduced;
}

/// x - x^3/3! + ..., of at most half a quarter turn.
double series(double first, double square, int from) {
  double sum = first;
  double term = first;
  for (int i = from; i < from + 12; i += 2) sum += term *= -square / static_cast<double>(i * (i + 1));
  return sum;
}

double sine_of(const Reduced& angle, unsigned ahead) {
  const unsigned quarters = (angle.quarters + ahead) & 3;
  const double square = angle.rest * angle.rest;
  const double value = (quarters & 1) != 0 ? series(1, square, 1) : series(angle.rest, square, 2);
  return quarters >= 2 ? -value : value;
}

}  // namespace

Real sine(Real angle) {
  if constexpr (sizeof(Real) > sizeof(float)) return std::sin(angle);
  return angle == 0 ? angle : static_cast<Real>(sine_of(reduce(angle), 0));
}

Real cosine(Real angle) {
  if constexpr (sizeof(Real) > sizeof(float)) return std::cos(angle);
  return static_cast<Real>(sine_of(reduce(angle), 1));
}

Real tangent(Real angle) {
  if constexpr (sizeof(Real) > sizeof(float)) return std::tan(angle);
  if (angle == 0) return angle;
  const Reduced reduced = reduce(angle);
  return static_cast<Real>(sine_of(reduced, 0) / sine_of(reduced, 1));
}

}  // namespace cnn
