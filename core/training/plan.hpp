// What a model that learns does with a batch, in order: its layers, and as steps of their own the activations that come
// last in them, so that what an activation reads is kept and each layer's gradient is that of its products alone.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/running/flat_layout.hpp"
#include "core/training/penalties.hpp"

namespace cnn {

struct LearnedTensor {
  Shape shape = {};  ///< without the batch
  std::size_t size = 0;
  /// The tensor whose numbers these are too, perhaps in another shape; itself for most.
  std::size_t root = 0;
  /// Of a root: something before it learns.
  bool wants_gradient = false;
};

struct LearningStep {
  const FlatCall* call = nullptr;
  /// The layer's, with `activation` linear where that is a step of its own.
  Config config = {};
  /// Not empty: this step is nothing but that activation.
  std::string activation = {};
  std::vector<std::size_t> inputs = {};
  std::size_t output = 0;
  /// Gradients pass through it, or end in its weights.
  bool goes_back = false;
  /// How it runs while it learns, where that is not as afterwards.
  const LearningRule* rule = nullptr;
};

struct LearningPlan {
  std::unique_ptr<FlatGraph> flat = {};  ///< by pointer: the steps name its calls
  std::size_t weight_numbers = 0;
  std::vector<LearnedTensor> tensors = {};
  std::vector<LearningStep> steps = {};
  std::vector<bool> trainable = {};                ///< by weight of `flat`
  std::vector<WeightRange> trainable_ranges = {};  ///< of those
  std::vector<Penalty> penalties = {};

  std::size_t root(std::size_t tensor) const { return tensors[tensor].root; }
  bool wants_gradient(std::size_t tensor) const { return tensors[root(tensor)].wants_gradient; }
};

/// `counted` must outlive the plan. Errors: of lay_out(); `no_gradient` with the layer that has none, or the argument
/// that is not reckoned with (a constraint, an activity_regularizer, a regularizer of one's own); `nothing_to_train`.
Result<LearningPlan> plan_learning(const CountedModel& counted);

}  // namespace cnn
