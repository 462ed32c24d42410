// Arguments that a row of a summary may stand for, the likeliest first.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "core/base/shape.hpp"
#include "core/base/value.hpp"

namespace cnn {

/// What a row says, and what its layer reads.
struct RowFacts {
  std::string_view class_name;
  Shape input;
  Shape output;
  Count params = 0;
};

/// Calls `fits` with one set of arguments after the other until it answers true. False where none does.
bool try_candidates(const RowFacts& row, const std::function<bool(const Value&)>& fits);

}  // namespace cnn
