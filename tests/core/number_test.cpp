// Our own number texts against the C library's.
#include "core/number.hpp"

#include <cmath>
#include <cstdlib>
#include <random>

#include "support.hpp"

TEST_CASE("integers and short decimals are read exactly as strtod reads them") {
  for (const char* text : {"0", "-0", "1", "2515", "9007199254740991", "-42", "0.5", "0.1", "3.25e2", "1e-3", "1E+2",
                           "0.001", "123456.789", "1e22", "5e-7", "0.99", "1e-07"}) {
    CAPTURE(text);
    REQUIRE(cnn::parse_number(text).has_value());
    CHECK(*cnn::parse_number(text) == std::strtod(text, nullptr));
  }
}

TEST_CASE("what is no number is not read") {
  for (const char* text : {"", "-", ".5", "5.", "1e", "1e+", "+1", "1.2.3", "1-2", "e5", "0x10", "1 "}) {
    CAPTURE(text);
    CHECK_FALSE(cnn::parse_number(text).has_value());
  }
}

TEST_CASE("a number's text reads back as the number, to 15 digits") {
  const unsigned seed = 20261124;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  std::uniform_real_distribution<double> exponent(-290, 290);
  for (int i = 0; i < 20000; ++i) {
    const double number = (i % 2 == 0 ? 1 : -1) * std::pow(10.0, exponent(random));
    const double back = std::strtod(cnn::number_text(number).c_str(), nullptr);
    CHECK(std::fabs(back - number) <= std::fabs(number) * 2e-14);
    CHECK(std::fabs(*cnn::parse_number(cnn::number_text(number)) - number) <= std::fabs(number) * 3e-14);
  }
  CHECK(cnn::number_text(34.354) == "34.354");
  CHECK(cnn::number_text(0.3) == "0.3");
  CHECK(cnn::number_text(-9007199254740991.0) == "-9007199254740991");
  CHECK(cnn::number_text(1e300).find("e") != std::string::npos);
  CHECK(cnn::fixed_text(9.824, 2) == "9.82");
  CHECK(cnn::fixed_text(1023.0, 2) == "1023.00");
  CHECK(cnn::fixed_text(0.05, 2) == "0.05");
}
