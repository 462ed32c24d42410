// How many parameters a model has, and how many bytes they take.
#pragma once

#include "core/model/facts.hpp"

namespace cnn {

struct Totals {
  Count total = 0;
  Count trainable = 0;
  Count size_bytes = 0;
  Count trainable_size_bytes = 0;
  /// False where a layer's count is unknown: the totals are then "at least".
  bool complete = true;
};

/// What one layer adds to the totals.
Totals layer_totals(const Facts& facts);

/// Sums over the layers, each counted once. Error `too_large` beyond 2^53 - 1.
Result<Totals> totals_of(const Model& model, const std::vector<Facts>& facts);

/// The calls of each layer, in order.
std::vector<std::vector<std::size_t>> calls_by_layer(const Model& model);

}  // namespace cnn
