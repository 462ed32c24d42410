// Sums over weights, and over layers.
#include "core/counting/totals.hpp"

namespace cnn {

// facts_of has already refused counts that are too large.
Totals layer_totals(const Facts& facts) {
  Totals totals{.complete = facts.count_known};
  for (const Weight& weight : facts.weights) {
    const Count count = weight.count().value_or(0);
    totals.total += count;
    totals.size_bytes += count * weight.item_bytes;
    if (!weight.trainable) continue;
    totals.trainable += count;
    totals.trainable_size_bytes += count * weight.item_bytes;
  }
  return totals;
}

std::vector<std::vector<std::size_t>> calls_by_layer(const Model& model) {
  std::vector<std::vector<std::size_t>> calls(model.layers.size());
  for (std::size_t call = 0; call < model.calls.size(); ++call) calls[model.calls[call].layer].push_back(call);
  return calls;
}

Result<Totals> totals_of(const Model& model, const std::vector<Facts>& facts) {
  Totals totals;
  for (std::size_t i = 0; i < model.calls.size(); ++i) {
    if (model.calls[i].node > 0) continue;
    const Totals one = layer_totals(facts[i]);
    const auto sum = add(totals.total, one.total);
    if (!sum) return Error{"too_large", model.layer_of(i).name, "", "at_most_9007199254740991", nullptr};
    totals = {*sum, totals.trainable + one.trainable, totals.size_bytes + one.size_bytes,
              totals.trainable_size_bytes + one.trainable_size_bytes, totals.complete && one.complete};
  }
  if (!model.trainable) totals.trainable = totals.trainable_size_bytes = 0;
  return totals;
}

}  // namespace cnn
