// A batch forward and back: each step by its lanes path where it has one, else plainly.
#pragma once

#include "core/training/lanes_step.hpp"
#include "core/training/plain_step.hpp"

namespace cnn {

class Passes {
 public:
  /// `plan` and `weights` must outlive this. `given`: the tensors whose gradients somebody else writes before
  /// backward(), in all packs. `fast`: lanes paths are used. Takes all memory that steps need.
  Passes(const LearningPlan& plan, const std::vector<std::size_t>& given, std::span<Real> weights, std::size_t samples,
         bool fast);
  Passes(const Passes&) = delete;
  Passes& operator=(const Passes&) = delete;
  ~Passes() = default;

  BatchMemory& memory() { return memory_; }
  /// Samples of a pack: one where no step has a lanes path.
  static std::size_t lanes_of(const LearningPlan& plan, bool fast);

  /// What stands in the inputs goes through; `learning`: as while learning, where a rule says so.
  void forward(std::size_t samples, bool learning, Random& random);
  /// After forward() with `learning`: the gradients of all tensors that want one, and of all weights.
  void backward(std::size_t samples, Random& random);
  /// Moves what moves otherwise than by gradients.
  void settle(std::size_t samples, Random& random);
  std::span<Real> gradients() { return gradients_; }

 private:
  /// One of the two.
  struct Runner {
    std::unique_ptr<PlainStep> plain = {};
    std::unique_ptr<LanesStep> lanes = {};
    bool goes_back = false;  ///< something comes back to it
  };

  std::vector<bool> plan_backward(const std::vector<std::size_t>& given, bool fast);
  bool by_rule(std::size_t step) const { return runners_[step].plain != nullptr && runners_[step].plain->has_rule(); }
  void run_forward(std::size_t step, std::size_t pack, std::size_t samples);
  void run_backward(std::size_t step, std::size_t pack, std::size_t samples);

  const LearningPlan& plan_;
  BatchMemory memory_;
  std::vector<Real> gradients_;
  WideGradients wide_;
  std::vector<Runner> runners_;
  std::vector<std::size_t> cleared_;  ///< tensors whose gradients start at zero
};

}  // namespace cnn
