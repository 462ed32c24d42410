// A Sequential of Keras 1 that begins with several models side by side.
#pragma once

#include "core/base/result.hpp"

namespace cnn {

/// Whether a list of layers begins with a Merge that holds its branches.
bool begins_with_merge(const Array& layers);

/// A Functional of the same layers: `layers` are translated ones, the first with its branches in `layers`.
/// Error `keras1_argument` where a branch has several inputs itself or says no input shape.
Result<Value> merged_model(const Array& layers, const Value& branches, const std::string& name);

}  // namespace cnn
