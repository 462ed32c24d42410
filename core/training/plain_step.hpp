// A step by its layer's plain forward() and backward(), sample by sample, or by its learning rule, a batch at once.
#pragma once

#include "core/running/kernels/activation.hpp"
#include "core/running/kernels/activation_gradient.hpp"
#include "core/training/batch_memory.hpp"

namespace cnn {

class PlainStep {
 public:
  /// `weights` and `gradients`: those of the whole model. All must outlive this. `samples`: the most of a batch.
  PlainStep(const LearningPlan& plan, const LearningStep& step, BatchMemory& memory, std::span<Real> weights,
            std::span<Real> gradients, std::size_t samples);

  void forward(std::size_t sample);
  void backward(std::size_t sample);

  /// By the rule: all samples of a batch.
  void forward_batch(std::size_t samples, Random& random);
  void backward_batch(std::size_t samples, Random& random);
  void settle(std::size_t samples, Random& random);
  bool has_rule() const { return step_.rule != nullptr; }

 private:
  Forward call(std::size_t sample);
  void activate(std::size_t sample);
  void activate_back(std::size_t sample);
  /// After forward_batch() has put the input in rows.
  Learning learning(std::size_t samples, Random& random);
  /// All samples of a tensor, one after the other.
  Real* gather(Real* first_pack, std::size_t tensor, std::size_t samples, Real* all);
  Real* gradient_room(std::size_t input, std::size_t sample);
  Real* room(std::size_t which) { return rooms_.data() + room_at_[which]; }

  const LearningStep& step_;
  /// Null where the step is a layer.
  kernels::Activation activation_ = nullptr;
  kernels::ActivationGradient activation_gradient_ = nullptr;
  BatchMemory& memory_;
  std::vector<Real*> weights_;
  std::vector<Real*> weight_gradients_;
  std::vector<ConstTensor> inputs_;
  std::vector<ConstTensor> weight_tensors_;
  std::vector<Real*> input_gradients_;
  const Shape& output_shape_;
  std::size_t output_size_;
  /// Where numbers are put in a row: one an input, one an input's gradient, then the output and its gradient.
  std::vector<std::size_t> room_at_;
  std::vector<Real> rooms_;
  std::vector<Real> scratch_;
  std::vector<Real> kept_;
};

}  // namespace cnn
