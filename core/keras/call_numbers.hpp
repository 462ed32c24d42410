// Which number a Functional config gives to the first call of each layer.
#pragma once

#include <vector>

#include "core/model/model.hpp"

namespace cnn {

/// 0, or 1 for a model used as a layer where its own build is call 0.
struct FirstNumber {
  Count in_calls = 0;  ///< in `inbound_nodes`
  Count at_ends = 0;   ///< in `input_layers` and `output_layers`
};

/// Of each layer of `model`, whose layers are those of `config["layers"]`. Source: Functional.get_config of Keras 3,
/// Network.get_config of Keras 2, Container.getConfig of tfjs.
std::vector<FirstNumber> first_call_numbers(const Model& model, const Value& config);

}  // namespace cnn
