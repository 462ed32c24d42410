// How gradients change weights. Source: keras.optimizers (3.16); formulas and epsilon's place are Keras's.
#pragma once

#include <span>
#include <vector>

#include "core/base/real.hpp"
#include "core/base/result.hpp"

namespace cnn {

/// A learning rate, or Keras's CosineDecay.
struct LearningRate {
  double initial = 0;
  bool cosine = false;
  double decay_steps = 1;
  double alpha = 0;  ///< what is left at the end, as a share of the first

  /// For the step that `done` steps came before.
  double at(double done) const;
};

/// Which numbers of the weights change.
struct WeightRange {
  std::size_t offset;
  std::size_t size;
};

class Optimizer {
 public:
  /// `given`: {"name": "adam", …}, or as analyse() takes it; absent arguments have Keras's defaults. Errors:
  /// `unknown_optimizer`; `invalid_argument` for a number that it may not have, and for what is not done here
  /// (amsgrad, use_ema, gradient_accumulation_steps, loss_scale_factor).
  static Result<Optimizer> make(const Value& given);

  /// Takes memory for weights of this many numbers, of which those in `ranges` change; all slots are zero.
  void start(std::size_t numbers, std::vector<WeightRange> ranges);
  /// One step. Weights outside the ranges, and their slots, stay.
  void apply(std::span<Real> weights, std::span<const Real> gradients);
  /// Takes the last step back, as far as it is kept here: slots, and how many steps were made.
  void undo() { state_ = before_; }

  std::string_view name() const { return name_; }
  LearningRate& learning_rate() { return learning_rate_; }
  /// Copies of the slots and of the number of steps, for those who go back.
  struct State {
    std::vector<Real> first;   ///< momentum; Adam's m
    std::vector<Real> second;  ///< Adam's v; RMSprop's mean of squares
    std::vector<Real> third;   ///< RMSprop's mean, where it is centered
    double step = 0;           ///< how many were made
    double first_power = 1;    ///< beta_1 to that power
    double second_power = 1;
  };
  const State& state() const { return state_; }
  void restore(State state);
  /// What the last step did with number `index` of the weights, whose gradient was `gradient` and which was `before`:
  /// everything that it can be reckoned from by hand.
  Value told(std::size_t index, double before, double gradient) const;

 private:
  enum class Kind { kSgd, kAdam, kRmsprop };

  std::optional<Error> read(const Value& arguments);
  bool clips() const { return clipnorm_ > 0 || global_clipnorm_ > 0 || clipvalue_ > 0; }
  void clip(std::vector<Real>& gradients) const;
  void keep_state();
  /// Adam's learning rate with both means corrected for their start at zero, of the last step.
  double alpha() const;
  void sgd(const WeightRange& range, std::span<Real> weights, const Real* gradients);
  void adam(const WeightRange& range, std::span<Real> weights, const Real* gradients);
  void rmsprop(const WeightRange& range, std::span<Real> weights, const Real* gradients);

  std::string_view name_;
  Kind kind_ = Kind::kSgd;
  LearningRate learning_rate_;
  double momentum_ = 0;
  bool nesterov_ = false;
  double beta_1_ = 0.9;
  double beta_2_ = 0.999;
  double rho_ = 0.9;
  bool centered_ = false;
  double epsilon_ = 1e-7;
  double weight_decay_ = 0;
  double clipnorm_ = 0;
  double global_clipnorm_ = 0;
  double clipvalue_ = 0;
  std::vector<WeightRange> ranges_;
  State state_;
  State before_;     ///< the last step
  double rate_ = 0;  ///< of the last step
  std::vector<Real> clipped_;
};

}  // namespace cnn
