// What two models differ in, whatever their layers are called and wherever they stand.
#pragma once

#include "core/base/value.hpp"

namespace cnn {

/// The ModelDifferences of web/engine/types.js, from the Analysis of each model.
Value differences(const Value& before, const Value& after);

}  // namespace cnn
