// What is in a number that no belief explains: a product of this layer's sizes, or a sum of some layers.
#pragma once

#include "core/diagnosis/cause.hpp"

namespace cnn {

struct NumberContents {
  /// `map`: the values of one map; `outputs`, `inputs`: all values that come out or in; `window`: its cells; `one`: the
  /// weights of one filter or unit; `factors`: some of the layer's factors and sizes; `layers`: the sum of some layers;
  /// `sizes`: a shape of which some sizes are right.
  std::string_view what;
  /// Otherwise the nearest such number.
  bool exact = true;
  double value = 0;
  std::vector<Factor> factors = {};
  std::vector<std::string_view> layers = {};
  std::vector<bool> right = {};  ///< of `sizes`: which of them
};

/// Nothing where there is nothing to be said.
std::optional<NumberContents> contents_of(const CountedModel& counted, const Question& question, const Answer& typed,
                                          const Answer& right);

}  // namespace cnn
