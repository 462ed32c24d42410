// Sine, cosine and tangent of floats, held against the C library's of doubles.
#include "core/running/kernels/angle.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <limits>

namespace {

/// How many floats lie between two numbers, one of them exact.
double steps_between(float number, double exact) {
  const auto nearest = static_cast<float>(exact);
  const float next = std::nextafter(std::fabs(nearest), std::numeric_limits<float>::infinity());
  return std::fabs(static_cast<double>(number) - exact) / (static_cast<double>(next) - std::fabs(nearest));
}

void check(float angle) {
  CAPTURE(angle);
  const auto exact = static_cast<double>(angle);
  CHECK(steps_between(cnn::sine(angle), std::sin(exact)) < 1);
  CHECK(steps_between(cnn::cosine(angle), std::cos(exact)) < 1);
  CHECK(steps_between(cnn::tangent(angle), std::tan(exact)) < 1);
}

}  // namespace

TEST_CASE("the sine, cosine and tangent of any float are the nearest floats or those beside them") {
  std::uint32_t bits = 2463534242;
  for (int i = 0; i < 300000; ++i) {
    bits ^= bits << 13;
    bits ^= bits >> 17;
    bits ^= bits << 5;
    float angle = 0;
    std::memcpy(&angle, &bits, sizeof angle);  // std::bit_cast is not in every standard library yet
    if (std::isfinite(angle)) check(angle);
  }
  for (int i = -4000; i < 4000; ++i) check(static_cast<float>(i) * 0.0123F);
  // Where many floats would lose all digits: the nearest to a whole number of quarter turns, and both sides of the
  // limit.
  for (const float angle :
       {16367173.0F * 0x1p72F, 1.5707964F, 3.1415927F, 99999.99F, 100000.0F, 3.4028235e38F, 1e-45F}) {
    check(angle);
    check(-angle);
  }
}

TEST_CASE("zero keeps its sign, and what is no number has no sine") {
  CHECK(std::signbit(cnn::sine(-0.0F)));
  CHECK(std::signbit(cnn::tangent(-0.0F)));
  CHECK(cnn::cosine(-0.0F) == 1);
  for (const float angle : {std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN()}) {
    CHECK(std::isnan(cnn::sine(angle)));
    CHECK(std::isnan(cnn::cosine(angle)));
    CHECK(std::isnan(cnn::tangent(angle)));
  }
}
