// What TimeDistributed and Bidirectional share.
#pragma once

#include "core/model/layer.hpp"

namespace cnn {

/// The weights of all wrapped layers, one layer after the other.
std::vector<Weight> wrapped_weights(const Site& site);

}  // namespace cnn
