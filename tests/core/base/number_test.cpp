// Our own number texts against the C library's.
#include "core/base/number.hpp"

#include <cmath>
#include <cstdlib>
#include <random>

#include "tests/core/support/support.hpp"

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
}

TEST_CASE("sizes are written as Python writes the quotient, ties to the even digit") {
  const std::pair<cnn::Count, const char*> kCases[] = {
      {0, "0.00 B"},
      {224, "224.00 B"},
      {1023, "1023.00 B"},
      {1024, "1.00 KB"},
      {1152, "1.12 KB"},
      {1408, "1.38 KB"},
      {1664, "1.62 KB"},
      {10060, "9.82 KB"},
      {6604, "6.45 KB"},
      {2860, "2.79 KB"},
      {1048575, "1024.00 KB"},
      {1048576, "1.00 MB"},
      {102550848, "97.80 MB"},
      {5000000000, "4.66 GB"},
      {cnn::Count{1} << 40, "1.00 TB"},
      {cnn::kMaxCount * 8, "64.00 PB"},
  };
  for (const auto& one : kCases) CHECK(cnn::size_text(one.first) == one.second);
  CHECK(cnn::size_text(0, "Byte") == "0.00 Byte");
  CHECK(cnn::size_text(2048, "Byte") == "2.00 KB");
}
