// Sums and products of numbers as they are typed: 3*3*3*2+2.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace cnn {

/// Value of an expression, with its sum of products as long as it has only `+`, `*` and parentheses.
struct Parsed {
  double value = 0;
  std::optional<std::vector<std::vector<double>>> terms;
};

struct Expression {
  std::optional<Parsed> parsed;  ///< nothing where it cannot be read, or has no finite value
  bool divided_by_zero = false;
};

/// Reads an expression in ASCII.
Expression read_expression(std::string_view text);

}  // namespace cnn
