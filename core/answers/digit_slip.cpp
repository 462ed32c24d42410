// Compares two numbers digit by digit.
#include "core/answers/digit_slip.hpp"

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace cnn {
namespace {

constexpr double kLargest = 9007199254740991.0;

bool is_power_of_ten(std::int64_t number) {
  while (number >= 10 && number % 10 == 0) number /= 10;
  return number == 1;
}

}  // namespace

std::string_view slip_between(double typed, double right) {
  if (!(right >= 100) || !(typed > 0) || right > kLargest || typed > kLargest || typed == right) return {};
  if (typed != std::floor(typed) || right != std::floor(right)) return {};
  if (typed == right * 10 || typed * 10 == right) return "factor_ten";
  const auto a = static_cast<std::int64_t>(typed);
  const auto b = static_cast<std::int64_t>(right);
  const std::int64_t difference = a > b ? a - b : b - a;
  if (difference >= 10 && is_power_of_ten(difference)) return "carry";
  const std::string ours = std::to_string(a);
  const std::string theirs = std::to_string(b);
  if (ours.size() != theirs.size()) return {};
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    if (ours[i] != theirs[i]) places.push_back(i);
  }
  if (places.size() == 1) return "digit";
  if (places.size() != 2 || places[0] + 1 != places[1]) return {};
  const bool swapped = ours[places[0]] == theirs[places[1]] && ours[places[1]] == theirs[places[0]];
  return swapped ? "transposed" : "";
}

}  // namespace cnn
