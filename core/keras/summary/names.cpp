// Automatic names: the class's name in snake case, then a number that starts at nothing or, in standalone Keras, at 1.
#include "core/base/number.hpp"
#include "core/keras/summary/columns.hpp"
#include "core/keras/summary/summary_text.hpp"

namespace cnn {
namespace {

bool is_lower(char letter) { return letter >= 'a' && letter <= 'z'; }
bool is_upper(char letter) { return letter >= 'A' && letter <= 'Z'; }

/// Conv2DTranspose → conv2d_transpose, ReLU → re_lu: a word begins where an upper-case letter starts a lower-case run
/// or follows a lower-case letter.
std::string snake_case(std::string_view name) {
  std::string snake;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool starts_run = i + 1 < name.size() && is_lower(name[i + 1]);
    if (i > 0 && is_upper(name[i]) && (starts_run || is_lower(name[i - 1]))) snake += '_';
    snake += is_upper(name[i]) ? static_cast<char>(name[i] + ('a' - 'A')) : name[i];
  }
  return snake;
}

/// The N of `base_N`, 0 for `base` alone; nothing for a name that is not automatic.
std::optional<Count> automatic_number(std::string_view name, std::string_view base) {
  if (name.substr(0, base.size()) != base) return std::nullopt;
  name.remove_prefix(base.size());
  if (name.empty()) return 0;
  if (name.size() < 2 || name.size() > 9 || name[0] != '_') return std::nullopt;
  Count number = 0;
  for (const char digit : name.substr(1)) {
    if (!is_digit(digit)) return std::nullopt;
    number = number * 10 + (digit - '0');
  }
  return number;
}

/// The first part of an automatic name before Keras 3.
std::string classic_base(std::string_view class_name) {
  if (class_name == "InputLayer") return "input";
  return class_name == "Functional" ? "model" : snake_case(class_name);
}

}  // namespace

std::string era_name(std::string_view name, std::string_view class_name, SummaryStyle style) {
  const auto number = automatic_number(name, snake_case(class_name));
  if (style == SummaryStyle::kKeras3 || !number) return std::string(name);
  std::string base = classic_base(class_name);
  const bool from_one = style == SummaryStyle::kKeras2 || style == SummaryStyle::kKeras23 || base == "input";
  if (*number == 0 && !from_one) return base;
  return summary::joined({base, "_", summary::plain(*number + (from_one ? 1 : 0))});
}

}  // namespace cnn
