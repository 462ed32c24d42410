// A size in memory as people type it: 9.82 KB, 10,060 bytes or 9.82.
#pragma once

#include <optional>

#include "core/base/value.hpp"

namespace cnn {

/// B, KB, MB, …: a unit is a power of 1024.
inline constexpr std::string_view kSizeUnits[] = {"B", "KB", "MB", "GB", "TB", "PB"};
/// Nothing was typed behind the number.
inline constexpr int kNoUnit = -1;

struct TypedSize {
  double number = 0;
  int unit = kNoUnit;
  int digits = 0;  ///< after the point, as typed
};

/// A number, or a text with a unit behind it or without. Nothing where it is neither.
std::optional<TypedSize> read_size(const Value& answer);

}  // namespace cnn
