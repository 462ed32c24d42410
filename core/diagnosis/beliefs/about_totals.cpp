// Mistakes in adding up, in comparing and about sizes: rows G1-G3, G5, G6, G8, G9.
#include <algorithm>
#include <cmath>

#include "core/counting/optimizer_variables.hpp"
#include "core/diagnosis/belief.hpp"

namespace cnn {
namespace {

double sum(const std::vector<CountedLayer>& layers) {
  double total = 0;
  for (const CountedLayer& layer : layers) total += layer.params;
  return total;
}

std::vector<WrongTotal> without_layer(const std::vector<CountedLayer>& layers) {
  std::vector<WrongTotal> wrong;
  for (const CountedLayer& layer : layers) {
    if (layer.params > 0) wrong.push_back({sum(layers) - layer.params, {layer.name}});
  }
  return wrong;
}

/// All layers of one class left out: both convolutions, say.
std::vector<WrongTotal> without_class(const std::vector<CountedLayer>& layers) {
  std::vector<WrongTotal> wrong;
  std::vector<std::string_view> seen;
  for (const CountedLayer& first : layers) {
    if (std::find(seen.begin(), seen.end(), first.class_name) != seen.end()) continue;
    seen.push_back(first.class_name);
    WrongTotal one{sum(layers), {}};
    for (const CountedLayer& layer : layers) {
      if (layer.class_name != first.class_name || layer.params <= 0) continue;
      one.value -= layer.params;
      one.layers.push_back(layer.name);
    }
    if (one.layers.size() > 1) wrong.push_back(std::move(one));
  }
  return wrong;
}

std::vector<WrongTotal> without_biases(const std::vector<CountedLayer>& layers) {
  WrongTotal one{sum(layers), {}};
  for (const CountedLayer& layer : layers) {
    if (layer.biases <= 0) continue;
    one.value -= layer.biases;
    one.layers.push_back(layer.name);
  }
  return {one};
}

/// Frozen layers left out: `trainable=False` is thought to take their weights away.
std::vector<WrongTotal> trainable_only(const std::vector<CountedLayer>& layers) {
  WrongTotal one{0, {}};
  for (const CountedLayer& layer : layers) {
    one.value += layer.trainable;
    if (layer.trainable < layer.params) one.layers.push_back(layer.name);
  }
  return {one};
}

std::vector<WrongTotal> counted_per_use(const std::vector<CountedLayer>& layers) {
  WrongTotal one{0, {}};
  for (const CountedLayer& layer : layers) {
    one.value += layer.params * layer.uses;
    if (layer.uses > 1 && layer.params > 0) one.layers.push_back(layer.name);
  }
  return {one};
}

/// What summary() prints after `fit`, under the common optimizers: their variables are counted in.
std::vector<WrongTotal> with_optimizer(const CountedModel& counted) {
  std::vector<WrongTotal> wrong;
  const auto count = count_of(weights_of(counted.model, [&](std::size_t call) { return counted.facts[call]; }), "");
  if (!count) return wrong;
  const Value momentum = object({{"class_name", "SGD"}, {"config", object({{"momentum", 0.9}})}});
  for (const Value& optimizer : {Value("adam"), Value("rmsprop"), momentum, Value("sgd"), Value("nadam")}) {
    const auto size = optimizer_size(optimizer, counted);
    if (size) wrong.push_back({static_cast<double>(*count) + static_cast<double>(size->params), {}});
  }
  return wrong;
}

}  // namespace

std::span<const TotalBelief> total_beliefs() {
  static constexpr TotalBelief kBeliefs[] = {
      {.id = "total_without_biases", .rows = {"G2"}, .prior = kSeen, .totals = without_biases},
      {.id = "total_without_layer", .rows = {"G1"}, .prior = kQuiz, .totals = without_layer},
      {.id = "total_without_class", .rows = {"G1"}, .prior = kQuiz, .totals = without_class},
      {.id = "total_trainable_only", .rows = {"G3"}, .prior = kSeen, .totals = trainable_only},
      {.id = "total_with_optimizer", .rows = {"G5"}, .prior = kSeen, .model_totals = with_optimizer},
      {.id = "total_per_use", .rows = {"G6"}, .totals = counted_per_use},
      {.id = "size_thousands",
       .rows = {"G8"},
       .prior = kSeen,
       .size = [](double, double bytes, int unit) { return bytes / std::pow(1000.0, unit); }},
      {.id = "size_byte_per_param",
       .rows = {"G8"},
       .prior = kSeen,
       .size = [](double params, double, int unit) { return params / std::pow(1024.0, unit); }},
      {.id = "size_byte_per_param_thousands",
       .rows = {"G8"},
       .prior = kSeen,
       .size = [](double params, double, int unit) { return params / std::pow(1000.0, unit); }},
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
