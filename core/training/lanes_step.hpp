// A step by its lanes path, pack by pack. In the double build there is none.
#pragma once

#include "core/training/batch_memory.hpp"
#ifndef CNN_DOUBLE
#include "core/running/lanes_path.hpp"
#endif

namespace cnn {

/// The gradients of weights as lanes paths add them up: several sums a number.
class WideGradients {
 public:
  WideGradients() = default;
  explicit WideGradients(std::size_t numbers);

  void clear();
  /// Adds the sums to the gradients.
  void add_to(std::span<Real> gradients) const;
  float* at(std::size_t offset);

 private:
  std::vector<float> sums_;
};

class LanesStep {
 public:
  /// Whether a step has a lanes path and its arguments fit.
  static bool takes(const LearningPlan& plan, const LearningStep& step);

  /// `first_gradient`: nobody has written the gradient of its input before it. All that is given must outlive this.
  LanesStep(const LearningPlan& plan, const LearningStep& step, BatchMemory& memory, std::span<const Real> weights,
            WideGradients& wide, bool first_gradient);

  /// After weights have changed.
  void pack() const;
  void forward(std::size_t pack) const;
  void backward(std::size_t pack) const;

#ifndef CNN_DOUBLE
 private:
  std::vector<ConstTensor> weights_;
  std::vector<float*> weight_gradients_;
  std::vector<float> packed_;
  std::vector<LanesActions> packs_;
#endif
};

}  // namespace cnn
