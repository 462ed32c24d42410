// What the engine says of an answer, as values for the page: see web/engine/types.js.
#pragma once

#include "core/answers/compared_terms.hpp"
#include "core/diagnosis/cause.hpp"
#include "core/diagnosis/number_contents.hpp"

namespace cnn {

template <class Items>
Array texts(const Items& items) {
  Array result;
  for (const auto& item : items) result.push_back(Value(item));
  return result;
}

Value cause_value(const Cause& cause, Asked of);
Value understood_value(const TypedAnswer& typed, Asked of);
Value comparison_value(const Comparison& comparison);
Value contents_value(const std::optional<NumberContents>& contents);

}  // namespace cnn
