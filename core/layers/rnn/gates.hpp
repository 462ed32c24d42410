// The weights that a recurrent layer and a cell of the same kind have.
#pragma once

#include "core/model/layer.hpp"

namespace cnn {

/// What a cell is: how many numbers it keeps, for how many gates, with how many biases at each (0: none).
struct Gates {
  Count units = 0;
  Count gates = 1;
  Count bias_sets = 1;
};

/// Kernel, recurrent kernel and bias, each for all gates side by side.
std::vector<Weight> gated_weights(Count features, const Gates& cell);

/// The arguments about these weights, to the dropout in them. `forgets`: it has forget gates.
void add_recurrent_weights(std::vector<Argument>& arguments, bool forgets);

}  // namespace cnn
