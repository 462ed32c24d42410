// What people believe about recurrent layers and wrappers: rows R1-R8, R10.
#include <algorithm>

#include "core/diagnosis/belief_rules.hpp"
#include "core/diagnosis/beliefs/all.hpp"

namespace cnn {
namespace {

using Weights = std::vector<Weight>;

/// Sets a factor in every weight: a Bidirectional has two of each name.
bool set_everywhere(Weights& weights, std::string_view label, Count size) {
  bool changed = false;
  for (Weight& weight : weights) {
    for (Factor& factor : weight.factors) {
      if (factor.label != label || factor.size <= size) continue;
      factor.size = size;
      changed = true;
    }
  }
  return changed;
}

bool times_steps(const BeliefSite& site, Weights& weights) {
  const Count steps = site.input()[1];
  if (steps == kUnknown || steps <= 1) return false;
  for (Weight& weight : weights) weight.factors.push_back({"steps", steps, 0});
  return !weights.empty();
}

bool has_four_gates(const Weights& weights) {
  for (const Weight& weight : weights) {
    for (const Factor& factor : weight.factors) {
      if (factor.label == "gates" && factor.size == 4) return true;
    }
  }
  return false;
}

/// PyTorch adds a bias to what is read and another to the state. Of ConvLSTM it has none.
bool two_bias_sets(const BeliefSite& site, Weights& weights) {
  if (!site.here.windows.empty()) return false;
  bool changed = false;
  for (Weight& weight : weights) {
    const bool two = std::any_of(weight.factors.begin(), weight.factors.end(),
                                 [](const Factor& factor) { return factor.label == "bias_sets"; });
    if (weight.name != "bias" || two) continue;
    weight.factors.push_back({"bias_sets", 2, 0});
    changed = true;
  }
  return changed;
}

bool four_gates(const BeliefSite&, Weights& weights) {
  bool changed = false;
  for (Weight& weight : weights) {
    for (Factor& factor : weight.factors) {
      if (factor.label != "gates" || factor.size != 3) continue;
      factor.size = 4;
      changed = true;
    }
  }
  return changed;
}

/// With one set of biases too; where there is no second, that is `gru_four_gates`.
bool as_lstm(const BeliefSite& site, Weights& weights) {
  return set_everywhere(weights, "bias_sets", 1) && four_gates(site, weights);
}

/// All steps where only the last is put out, and the last where all are.
bool other_steps(const BeliefSite& site, Shape& shape) {
  if (site.input().size() != 3 || !site.here.windows.empty() || site.input()[1] == kUnknown) return false;
  if (shape.size() == 3) {
    shape.erase(shape.begin() + 1);
  } else {
    shape.insert(shape.begin() + 1, site.input()[1]);
  }
  return true;
}

constexpr Belief kRecurrent[] = {
    {.id = "rnn_without_gates",
     .rows = {"R1"},
     .prior = kSeen,
     .weights = [](const BeliefSite&, Weights& w) { return set_everywhere(w, "gates", 1); }},
    {.id = "lstm_three_gates",
     .rows = {"R1"},
     .prior = kSeen,
     .weights = [](const BeliefSite&, Weights& w) { return has_four_gates(w) && set_everywhere(w, "gates", 3); }},
    {.id = "rnn_without_recurrent_kernel",
     .rows = {"R2"},
     .prior = kSeen,
     .weights = [](const BeliefSite&, Weights& w) { return rules::drop(w, "recurrent_kernel"); }},
    {.id = "rnn_times_steps", .rows = {"R3"}, .prior = kSeen, .weights = times_steps},
    {.id = "gru_one_bias_set",
     .rows = {"R4"},
     .prior = kSeen,
     .weights = [](const BeliefSite&, Weights& w) { return set_everywhere(w, "bias_sets", 1); }},
    {.id = "rnn_two_bias_sets", .rows = {"R7"}, .prior = kOften, .weights = two_bias_sets},
    {.id = "gru_four_gates", .rows = {"R8"}, .weights = four_gates},
    {.id = "gru_as_lstm", .rows = {"R8"}, .weights = as_lstm},
    {.id = "rnn_other_steps", .rows = {"R10"}, .shape = other_steps},
};

constexpr Belief kBidirectional = {
    .id = "bidirectional_not_doubled", .rows = {"R5"}, .weights = [](const BeliefSite&, Weights& w) {
      const bool changed = !w.empty();
      w.resize(w.size() / 2);
      return changed;
    }};

constexpr Belief kTimeDistributed = {.id = "time_distributed_times_steps", .rows = {"R6"}, .weights = times_steps};

}  // namespace

std::vector<const Belief*> recurrent_beliefs() {
  return joined(rules::pointers(kRecurrent), {rnn_same_as_first(), bias_though_switched_off()});
}
std::vector<const Belief*> bidirectional_beliefs() { return joined(recurrent_beliefs(), {&kBidirectional}); }
std::vector<const Belief*> time_distributed_beliefs() { return {&kTimeDistributed, bias_though_switched_off()}; }

}  // namespace cnn
