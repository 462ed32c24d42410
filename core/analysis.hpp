// What `summary()` shows, as data: rows, worked counts, totals, and two models side by side.
#pragma once

#include "core/model.hpp"

namespace cnn {

struct Totals {
  Count total = 0;
  Count trainable = 0;
  Count size_bytes = 0;
  Count trainable_size_bytes = 0;
  /// False where a layer's count is unknown: the totals are then "at least".
  bool complete = true;
};

/// Sums over the layers, each counted once. Error `too_large` beyond 2^53 - 1.
Result<Totals> totals_of(const Model& model, const std::vector<Facts>& facts);

/// The calls of each layer, in order.
std::vector<std::vector<std::size_t>> calls_by_layer(const Model& model);

/// The Analysis of web/types.js. `options`: {"optimizer"}, as optimizer_size takes it, or null.
Result<Value> analyse(const Value& config, const Value& options);

/// The Comparison2 of web/types.js. Errors: those of either model.
Result<Value> compare(const Value& before, const Value& after);

/// The catalogue: class names and arguments of all layers.
Value catalogue();

/// The catalogue's entry of a layer, or else of an operation, of this name; null for a class that is not in it.
Value catalogue_entry(std::string_view class_name);

}  // namespace cnn
