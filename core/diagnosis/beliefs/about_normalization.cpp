// What people believe about BatchNormalization, LayerNormalization and Embedding: rows B1-B4, B6-B8, E1-E5.
// Notation in the comments: C channels; right: 4*C, half of them trainable.
#include <utility>

#include "core/diagnosis/belief_rules.hpp"
#include "core/diagnosis/beliefs/all.hpp"

namespace cnn {
namespace {

using Weights = std::vector<Weight>;

/// The axis of the statistics, positive.
std::size_t axis_of(const BeliefSite& site) {
  return *axis_at(site.config().tuple("axis").front(), site.input().size());
}

bool two_per_channel(const BeliefSite&, Weights& weights) {
  const bool mean = rules::drop(weights, "moving_mean");
  return rules::drop(weights, "moving_variance") || mean;
}

bool all_trainable(const BeliefSite& site, Weights& weights) {
  bool changed = false;
  for (Weight& weight : weights) {
    changed = changed || !weight.trainable;
    weight.trainable = true;
  }
  return changed && site.model.layer_of(site.call).trainable;
}

/// 4*H*W*C: a mean for each pixel.
bool per_pixel(const BeliefSite& site, Weights& weights) {
  std::vector<Factor> places;
  for (std::size_t axis = 1; axis < site.input().size(); ++axis) {
    if (axis == axis_of(site)) continue;
    if (site.input()[axis] == kUnknown) return false;
    places.push_back({"input_positions", site.input()[axis], 0});
  }
  for (Weight& weight : weights) weight.factors.insert(weight.factors.end(), places.begin(), places.end());
  return !places.empty();
}

/// The channels looked for at the other end of the shape.
bool other_axis(const BeliefSite& site, Weights& weights) {
  const std::size_t last = site.input().size() - 1;
  const Count size = site.input()[axis_of(site) == last ? 1 : last];
  bool changed = false;
  for (Weight& weight : weights) {
    for (Factor& factor : weight.factors) {
      if (factor.label != "channels" || size == kUnknown) continue;
      changed = changed || factor.size != size;
      factor.size = size;
    }
  }
  return changed;
}

bool one_per_channel(const BeliefSite&, Weights& weights) {
  if (weights.size() < 2) return false;
  weights.resize(1);
  return true;
}

bool none_trainable(const BeliefSite&, Weights& weights) {
  bool changed = false;
  for (Weight& weight : weights) {
    changed = changed || weight.trainable;
    weight.trainable = false;
  }
  return changed;
}

bool like_batch(const BeliefSite&, Weights& weights) {
  if (weights.empty()) return false;
  for (const std::string_view name : {"moving_mean", "moving_variance"}) {
    Weight moving = weights.front();
    moving.name = name;
    moving.trainable = false;
    weights.push_back(std::move(moving));
  }
  return true;
}

bool extra_row(const BeliefSite&, Weights& weights) {
  if (weights.empty()) return false;
  const Factor& rows = weights.front().factors.front();
  return rows.label == "input_dim" && rules::set_factor(weights, "embeddings", "input_dim", rows.size + 1);
}

bool times_length(const BeliefSite& site, Weights& weights) {
  std::vector<Factor> places;
  for (const Count size : without_batch(site.input())) {
    if (size == kUnknown) return false;
    places.push_back({"steps", size, 0});
  }
  return !places.empty() && rules::multiply_by(weights, "embeddings", places);
}

bool length_times_width(const BeliefSite& site, Weights& weights) {
  const auto places = product(without_batch(site.input()));
  return places && rules::set_factor(weights, "embeddings", "input_dim", *places);
}

constexpr Belief kBatch[] = {
    {.id = "batch_norm_two_per_channel", .rows = {"B1"}, .prior = kSeen, .weights = two_per_channel},
    {.id = "batch_norm_all_trainable", .rows = {"B2"}, .prior = kSeen, .weights = all_trainable},
    {.id = "batch_norm_per_pixel", .rows = {"B3"}, .prior = kSeen, .weights = per_pixel},
    {.id = "batch_norm_other_axis", .rows = {"B4"}, .prior = kSeen, .weights = other_axis},
    {.id = "batch_norm_one_per_channel", .rows = {"B7"}, .prior = kSeen, .weights = one_per_channel},
    {.id = "batch_norm_none_trainable", .rows = {"B8"}, .prior = kSeen, .weights = none_trainable},
};

constexpr Belief kLayer[] = {{.id = "layer_norm_like_batch_norm", .rows = {"B6"}, .weights = like_batch}};

constexpr Belief kEmbedding[] = {
    {.id = "embedding_has_bias",
     .rows = {"E1"},
     .prior = kSeen,
     .weights =
         [](const BeliefSite& s, Weights& w) {
           w.push_back({"bias", {{"output_dim", s.here.output().back(), 0}}});
           return true;
         }},
    {.id = "embedding_extra_row", .rows = {"E1"}, .prior = kSeen, .weights = extra_row},
    {.id = "embedding_times_length", .rows = {"E2"}, .weights = times_length},
    {.id = "embedding_length_times_width", .rows = {"E3"}, .prior = kSeen, .weights = length_times_width},
    {.id = "embedding_one_vector",
     .rows = {"E4"},
     .shape =
         [](const BeliefSite&, Shape& shape) {
           shape.erase(shape.begin() + 1, shape.end() - 1);
           return true;
         }},
    {.id = "embedding_one_of_vocabulary",
     .rows = {"E5"},
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           const Count words = s.config().count("input_dim");
           return std::exchange(shape.back(), words) != words;
         }},
};

}  // namespace

std::vector<const Belief*> batch_normalization_beliefs() {
  return joined(rules::pointers(kBatch), {normalization_switches_ignored(), counted_as_in_pytorch()});
}
std::vector<const Belief*> layer_normalization_beliefs() {
  return joined(rules::pointers(kLayer), {normalization_switches_ignored()});
}
std::vector<const Belief*> group_normalization_beliefs() { return {normalization_switches_ignored()}; }
std::vector<const Belief*> embedding_beliefs() { return rules::pointers(kEmbedding); }

}  // namespace cnn
