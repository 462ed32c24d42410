// Regularizers: what large weights cost. Source: keras.regularizers (3.16).
#pragma once

#include "core/running/flat_layout.hpp"
#include "core/training/optimizer.hpp"

namespace cnn {

/// A weight's penalty, l1 * |w| + l2 * w * w for each number.
struct Penalty {
  WeightRange range;
  double l1;
  double l2;
};

/// That of a call's weight number `weight`; of none zeros. Errors: `no_gradient` for a regularizer of one's own, for
/// those that are more than L1 and L2, and for a constraint.
Result<Penalty> penalty_of(const FlatCall& call, std::size_t weight, WeightRange range);

/// Adds the penalties' gradients, and answers what they add to the loss.
double penalize(const std::vector<Penalty>& penalties, std::span<const Real> weights, std::span<Real> gradients);

/// What the penalties add to the gradient of one number.
double penalty_gradient(const std::vector<Penalty>& penalties, std::span<const Real> weights, std::size_t index);

}  // namespace cnn
