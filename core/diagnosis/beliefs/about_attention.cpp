// What people believe about MultiHeadAttention: rows A1-A7.
// Notation in the comments: d features of query, key and value, h heads of k each; right: 3*(d*h*k + h*k) + h*k*d + d,
// which is 4*d*d + 4*d where h*k is d.
#include <utility>

#include "core/diagnosis/belief_rules.hpp"
#include "core/diagnosis/beliefs/all.hpp"

namespace cnn {
namespace {

using Weights = std::vector<Weight>;

/// Query, key, value and output: each has a kernel and, with biases, a bias.
constexpr std::size_t kProjections = 4;

bool has_bias(Weights& weights) { return rules::find(weights, "bias") != nullptr; }

/// Sets every factor of one of these labels; false when none changes.
bool set_all(Weights& weights, std::initializer_list<std::string_view> labels, Count size) {
  bool changed = false;
  for (Weight& weight : weights) {
    for (Factor& factor : weight.factors) {
      for (const std::string_view label : labels) {
        if (factor.label != label || factor.size == size) continue;
        factor.size = size;
        changed = true;
      }
    }
  }
  return changed;
}

/// Only the first so many of the four projections.
bool keep_projections(Weights& weights, std::size_t kept) {
  if (weights.size() % kProjections != 0) return false;
  weights.resize(weights.size() / kProjections * kept);
  return true;
}

/// The steps, where each projection has the features of what it reads.
bool counts_steps(const BeliefSite& site, Weights& weights) {
  const Shape& query = site.here.inputs.front();
  const Shape& value = site.here.inputs[site.here.inputs.size() > 1 ? 1 : 0];
  if (query.size() != 3 || value.size() != 3 || query[1] == kUnknown || value[1] == kUnknown) return false;
  bool changed = false;
  bool first = true;
  for (Weight& weight : weights) {
    for (Factor& factor : weight.factors) {
      const bool reads = factor.label == "input_features";
      if (!reads && factor.label != "output_features") continue;
      const Count steps = reads && !first ? value[1] : query[1];
      first = first && !reads;
      changed = changed || factor.size != steps;
      factor.size = steps;
    }
  }
  return changed;
}

constexpr Belief kBeliefs[] = {
    {.id = "attention_no_bias",
     .rows = {"A1"},
     .prior = kSeen,
     .weights = [](const BeliefSite&, Weights& w) { return rules::drop(w, "bias"); }},
    {.id = "attention_one_head",
     .rows = {"A2"},
     .prior = kSeen,
     .weights = [](const BeliefSite&, Weights& w) { return set_all(w, {"heads"}, 1); }},
    {.id = "attention_one_projection",
     .rows = {"A3"},
     .weights = [](const BeliefSite&, Weights& w) { return keep_projections(w, 1); }},
    {.id = "attention_one_projection_no_bias",
     .rows = {"A3"},
     .weights = [](const BeliefSite&,
                   Weights& w) { return has_bias(w) && keep_projections(w, 1) && rules::drop(w, "bias"); }},
    {.id = "attention_no_output_projection",
     .rows = {"A4"},
     .weights = [](const BeliefSite&, Weights& w) { return keep_projections(w, kProjections - 1); }},
    {.id = "attention_no_output_projection_no_bias",
     .rows = {"A4"},
     .prior = kSeen,
     .weights =
         [](const BeliefSite&, Weights& w) {
           return has_bias(w) && keep_projections(w, kProjections - 1) && rules::drop(w, "bias");
         }},
    {.id = "attention_counts_steps", .rows = {"A5"}, .prior = kSeen, .weights = counts_steps},
    {.id = "attention_heads_of_model_size",
     .rows = {"A6"},
     .weights =
         [](const BeliefSite& s, Weights& w) {
           return set_all(w, {"key_dim", "value_dim"}, s.here.inputs.front().back());
         }},
    {.id = "attention_puts_out_heads",
     .rows = {"A7"},
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           const Count key_dim = s.config().count("key_dim");
           const Count width = saturating_multiply(s.config().count("num_heads"), key_dim);
           return std::exchange(shape.back(), width) != width;
         }},
};

}  // namespace

std::vector<const Belief*> attention_beliefs() {
  return joined(rules::pointers(kBeliefs), {bias_though_switched_off()});
}

}  // namespace cnn
