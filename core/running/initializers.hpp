// What weights start with: which initializer each of them has, and its numbers.
#pragma once

#include <span>

#include "core/base/random.hpp"
#include "core/base/result.hpp"
#include "core/running/flat_graph.hpp"

namespace cnn {

/// The initializers of a layer's weights, in their order. Error: `not_drawn` with the argument where it is none of
/// Keras's own, or does not fit the weight's shape.
Result<std::vector<Initializer>> initializers_of(const Layer& layer, const Facts& facts, const std::string& name);

/// How long it takes to draw a weight from number `drawn` on: as long as so many uniform numbers.
Count work_left(const WeightPlace& place, std::size_t drawn);

/// Draws the next numbers of a weight, about as many as `most` work is good for, at least one; answers how many.
/// `all`: the weight's numbers, of which the first `drawn` are drawn (of an orthogonal weight: as many rows or columns
/// as these would fill).
std::size_t draw_numbers(const WeightPlace& place, Random& random, std::span<float> all, std::size_t drawn, Count most);

}  // namespace cnn
