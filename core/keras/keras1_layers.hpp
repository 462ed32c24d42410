// One layer of Keras 1.
#pragma once

#include "core/base/result.hpp"

namespace cnn {

/// {"class_name", "config"} of a layer of Keras 1, not of a model, in the words of today. `layer`: its name.
/// Errors: those of keras1_translated.
Result<Value> keras1_layer(const std::string& class_name, const Value& config, const std::string& layer);

/// Keras 1's Merge: the class of today that `mode` stands for.
Result<Value> keras1_merge(const Value& config, const std::string& layer);

/// A value that Keras 1 had and that has no equal today.
Error keras1_argument(const std::string& layer, std::string_view argument, const Value& found);

}  // namespace cnn
