// The one list of skills. A skill is a template of models and the cells that are asked; see draw.hpp.
#pragma once

#include <span>
#include <string_view>

namespace cnn {

struct Skill {
  std::string_view id;
  int level = 1;
  /// JSON, one for each kind of model: {let, input, layers: [[class name, arguments, names of inputs]], asks: [[of,
  /// layer]]}. Of layers without names of inputs each reads the one before.
  std::span<const std::string_view> models = {};
};

/// In the order in which they are learnt.
std::span<const Skill> all_skills();

}  // namespace cnn
