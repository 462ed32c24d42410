// What softmax and its kind make of a row: a traced value cannot be told from its own sum alone.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/value.hpp"

namespace cnn {

/// One value of a row.
struct RowUnit {
  Count index;    ///< flat in the layer's output, without the batch
  double before;  ///< what the activation reads
  double output;  ///< what the pass has made of it
};

/// The `row` of a Trace in web/engine/types.js. `function`: an activation for which kernels::reads_rows() is true.
Value row_value(std::string_view function, const std::vector<RowUnit>& units);

}  // namespace cnn
