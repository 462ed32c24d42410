// The beliefs that each family of layers lists in its record.
#pragma once

#include <vector>

#include "core/misconception.hpp"

namespace cnn {

std::vector<const Belief*> convolution_beliefs();
std::vector<const Belief*> pooling_beliefs();
std::vector<const Belief*> flatten_beliefs();
std::vector<const Belief*> dense_beliefs();
std::vector<const Belief*> activation_beliefs();
std::vector<const Belief*> input_beliefs();
std::vector<const Belief*> p_re_lu_beliefs();
std::vector<const Belief*> dropout_beliefs();
std::vector<const Belief*> batch_normalization_beliefs();
std::vector<const Belief*> layer_normalization_beliefs();
std::vector<const Belief*> embedding_beliefs();
std::vector<const Belief*> recurrent_beliefs();
std::vector<const Belief*> bidirectional_beliefs();
std::vector<const Belief*> time_distributed_beliefs();

/// Beliefs about sliding windows that convolutions and poolings share.
std::vector<const Belief*> window_beliefs();

/// The belief that an activation has parameters; convolutions and Dense list it for their `activation` argument.
const Belief* activation_adds_params();

/// That parameters are multiplications: a kernel counted once for each place where it is used. Of layers with a kernel.
const Belief* params_are_products();

/// That dropout takes parameters from the layer after it, which lists this.
const Belief* dropout_thins_next();

/// Adds the beliefs of a second list to a first.
std::vector<const Belief*> joined(std::vector<const Belief*> first, const std::vector<const Belief*>& second);

}  // namespace cnn
