// Draws a value from a template: JSON in which some places are left to chance. Integers only, so that every build draws
// the same.
#pragma once

#include "core/base/random.hpp"
#include "core/base/value.hpp"

namespace cnn {

/// `{"pick": […]}` is one of the items, `{"from": a, "to": b, "step": s}` an integer, `{"times": [a, b]}` a product of
/// integers, `{"var": name}` what stands under `variables`. Everything else stands for itself.
Value draw(const Value& pattern, const Value& variables, Random& random);

/// Draws `pattern["let"]` first, member by member; the rest may use them as variables.
Value draw_with_variables(const Value& pattern, Random& random);

/// The generator for one try at one exercise: the same numbers for the same three, in every build.
Random random_for(std::string_view id, Count seed, Count attempt);

}  // namespace cnn
