// The one list of design tasks: what a model must be, shown by one that is.
#pragma once

#include <span>
#include <string_view>

namespace cnn {

struct Task {
  std::string_view id;
  int level = 1;
  /// JSON: {let, input, layers, solution, checks: [[id, number]]}. `layers` is the model to start from, `solution` one
  /// that passes; from the two the checks take what they want. Any other model that passes is as good.
  std::string_view text;
};

/// In the order of their difficulty.
std::span<const Task> all_tasks();

}  // namespace cnn
