// Files of Keras 1 in the words of today. Source: the layers of Keras 1.0 to 1.2.2 and their get_config.
#pragma once

#include "core/base/result.hpp"

namespace cnn {

/// Whether Keras 1 wrote a model: its `keras_version` says so or, where it says nothing, a layer has an argument that
/// only Keras 1 had.
bool is_keras1(const Value& model);

/// The same model as today's Keras would write it: classes, arguments and their values. A Sequential that begins with a
/// Merge becomes a Functional. A class that is not of Keras stays as it is.
/// Error `keras1_argument` with layer, argument and value where something has no equal today: nothing is left out.
/// Error `missing_argument` where an argument is needed.
Result<Value> keras1_translated(const Value& model);

}  // namespace cnn
