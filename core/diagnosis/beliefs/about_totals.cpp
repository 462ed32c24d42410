// Mistakes in adding up, in comparing and about sizes: rows G1-G6, G8, G9, G12, G13.
#include <algorithm>
#include <cmath>

#include "core/base/number.hpp"
#include "core/counting/optimizer_variables.hpp"
#include "core/diagnosis/belief.hpp"

namespace cnn {
namespace {

using Layers = std::vector<CountedLayer>;
using Shares = std::vector<WrongTotal>;

/// A layer's share of what is added up.
double share_of(const CountedLayer& layer, Sum sum) {
  if (sum == Sum::kAll) return layer.params;
  return sum == Sum::kTrainable ? layer.trainable : layer.params - layer.trainable;
}

/// The sum with each layer's share as `believed` has it.
Shares with_shares(const Layers& layers, Sum sum, double (*believed)(const CountedLayer&, Sum)) {
  WrongTotal one;
  for (const CountedLayer& layer : layers) {
    const double share = believed(layer, sum);
    one.value += share;
    if (share != share_of(layer, sum)) one.shares.push_back({layer.name, share});
  }
  return {one};
}

double total(const Layers& layers) {
  double params = 0;
  for (const CountedLayer& layer : layers) params += layer.params;
  return params;
}

bool any_frozen(const Layers& layers) {
  return std::any_of(layers.begin(), layers.end(),
                     [](const CountedLayer& layer) { return layer.trainable < layer.learnable; });
}

/// One layer left out, or counted twice.
Shares with_one_layer(const Layers& layers, Sum sum, double times) {
  Shares wrong;
  if (sum != Sum::kAll || layers.size() < 2) return wrong;
  for (const CountedLayer& layer : layers) {
    const double share = times * layer.params;
    if (layer.params > 0) wrong.push_back({total(layers) - layer.params + share, {{layer.name, share}}});
  }
  return wrong;
}

Shares without_layer(const Layers& layers, Sum sum) { return with_one_layer(layers, sum, 0); }
Shares layer_twice(const Layers& layers, Sum sum) { return with_one_layer(layers, sum, 2); }

/// All layers of one class left out: both convolutions, say.
Shares without_class(const Layers& layers, Sum sum) {
  Shares wrong;
  std::vector<std::string_view> seen;
  for (const CountedLayer& first : layers) {
    if (sum != Sum::kAll || std::find(seen.begin(), seen.end(), first.class_name) != seen.end()) continue;
    seen.push_back(first.class_name);
    WrongTotal one{total(layers), {}};
    for (const CountedLayer& layer : layers) {
      if (layer.class_name != first.class_name || layer.params <= 0) continue;
      one.value -= layer.params;
      one.shares.push_back({layer.name, 0});
    }
    if (one.shares.size() > 1) wrong.push_back(std::move(one));
  }
  return wrong;
}

Shares without_biases(const Layers& layers, Sum sum) {
  if (sum != Sum::kAll || layers.size() < 2) return {};
  return with_shares(layers, sum, [](const CountedLayer& layer, Sum) { return layer.params - layer.biases; });
}

/// Frozen layers left out: `trainable=False` is thought to take their weights away.
Shares trainable_only(const Layers& layers, Sum sum) {
  if (sum != Sum::kAll || !any_frozen(layers)) return {};
  return with_shares(layers, sum, [](const CountedLayer& layer, Sum) { return layer.trainable; });
}

/// What is frozen is added to a total that has it already: old Keras printed such sums.
Shares frozen_twice(const Layers& layers, Sum sum) {
  if (sum != Sum::kAll) return {};
  return with_shares(layers, sum, [](const CountedLayer& layer, Sum) { return 2 * layer.params - layer.trainable; });
}

Shares freezing_forgotten(const Layers& layers, Sum sum) {
  if (sum == Sum::kAll) return {};
  return with_shares(layers, sum, [](const CountedLayer& layer, Sum of) {
    return of == Sum::kTrainable ? layer.learnable : layer.params - layer.learnable;
  });
}

/// Neither freezing nor moving statistics are thought of: everything is trained. Without the one this is
/// `batch_norm_all_trainable`, without the other `total_freezing_forgotten`.
Shares all_trained(const Layers& layers, Sum sum) {
  const bool moving = std::any_of(layers.begin(), layers.end(),
                                  [](const CountedLayer& layer) { return layer.learnable < layer.params; });
  if (sum == Sum::kAll || !any_frozen(layers) || !moving) return {};
  return with_shares(layers, sum,
                     [](const CountedLayer& layer, Sum of) { return of == Sum::kTrainable ? layer.params : 0; });
}

/// Of what is not trained only the frozen weights, not the moving statistics.
Shares frozen_only(const Layers& layers, Sum sum) {
  if (sum != Sum::kNonTrainable || !any_frozen(layers)) return {};
  return with_shares(layers, sum, [](const CountedLayer& layer, Sum) { return layer.learnable - layer.trainable; });
}

/// The two shares taken for each other.
Shares trained_swapped(const Layers& layers, Sum sum) {
  if (sum == Sum::kAll || layers.size() < 2) return {};
  return with_shares(layers, sum, [](const CountedLayer& layer, Sum of) {
    return of == Sum::kTrainable ? layer.params - layer.trainable : layer.trainable;
  });
}

Shares counted_per_use(const Layers& layers, Sum sum) {
  if (sum != Sum::kAll || layers.size() < 2) return {};
  return with_shares(layers, sum, [](const CountedLayer& layer, Sum) { return layer.params * layer.uses; });
}

/// What summary() prints after `fit`, under the common optimizers: their variables are counted in.
Shares with_optimizer(const CountedModel& counted) {
  Shares wrong;
  const auto count = count_of(weights_of(counted.model, [&](std::size_t call) { return counted.facts[call]; }), "");
  if (!count) return wrong;
  const Value momentum = object({{"class_name", "SGD"}, {"config", object({{"momentum", 0.9}})}});
  for (const Value& optimizer : {Value("adam"), Value("rmsprop"), momentum, Value("sgd"), Value("nadam")}) {
    const auto size = optimizer_size(optimizer, counted);
    if (!size) continue;
    const auto variables = static_cast<double>(size->params);
    wrong.push_back({static_cast<double>(*count) + variables, {{"", variables}}});
  }
  return wrong;
}

}  // namespace

std::span<const TotalBelief> total_beliefs() {
  static constexpr TotalBelief kBeliefs[] = {
      {.id = "total_without_biases", .rows = {"G2"}, .prior = kSeen, .totals = without_biases, .in_rows = true},
      {.id = "total_without_layer", .rows = {"G1"}, .prior = kQuiz, .totals = without_layer},
      {.id = "total_without_class", .rows = {"G1"}, .prior = kQuiz, .totals = without_class},
      {.id = "total_layer_twice", .rows = {"G1"}, .totals = layer_twice},
      {.id = "total_trainable_only", .rows = {"G3"}, .prior = kSeen, .totals = trainable_only},
      {.id = "total_frozen_twice", .rows = {"G4"}, .prior = kSeen, .totals = frozen_twice},
      {.id = "total_freezing_forgotten", .rows = {"G12"}, .prior = kSeen, .totals = freezing_forgotten},
      {.id = "total_everything_trained", .rows = {"G12"}, .prior = kSeen, .totals = all_trained},
      {.id = "total_only_frozen_untrained", .rows = {"G12"}, .totals = frozen_only},
      {.id = "total_trained_swapped", .rows = {"G13"}, .totals = trained_swapped},
      {.id = "total_with_optimizer", .rows = {"G5"}, .prior = kSeen, .model_totals = with_optimizer},
      {.id = "total_per_use", .rows = {"G6"}, .totals = counted_per_use},
      {.id = "size_thousands",
       .rows = {"G8"},
       .prior = kSeen,
       .size = [](double, double bytes, int unit) { return bytes / whole_power(1000.0, unit); }},
      {.id = "size_byte_per_param",
       .rows = {"G8"},
       .prior = kSeen,
       .size = [](double params, double, int unit) { return params / whole_power(1024.0, unit); }},
      {.id = "size_byte_per_param_thousands",
       .rows = {"G8"},
       .prior = kSeen,
       .size = [](double params, double, int unit) { return params / whole_power(1000.0, unit); }},
      {.id = "percent_wrong_base",
       .rows = {"G9"},
       .percent = [](double before, double after) { return 100 * (before - after) / after; }},
      {.id = "percent_remaining",
       .rows = {"G9"},
       .percent = [](double before, double after) { return 100 * after / before; }},
  };
  return kBeliefs;
}

}  // namespace cnn
