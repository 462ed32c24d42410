// A model that learns: batches go forward and back, and an optimizer changes the weights. Semantics are Keras's:
// model.compile(optimizer, loss), train_on_batch, fit's order of things, evaluate.
#pragma once

#include <memory>
#include <optional>

#include "core/training/data_set.hpp"
#include "core/training/losses.hpp"
#include "core/training/passes.hpp"

namespace cnn {

struct TrainerOptions {
  Value optimizer;
  /// Keras's name of a loss, or a list of them, one an output.
  Value loss;
  std::size_t batch = 32;
  /// Of what is left to chance while it learns (Dropout).
  std::uint32_t seed = 1;
  /// False: everything by the plain passes.
  bool fast = true;

  /// From {"optimizer", "loss", "batch", "fast"}. Error: `invalid_argument`.
  static Result<TrainerOptions> read(const Value& given);
};

struct StepResult {
  double loss = 0;
  /// The share of right answers, of the first output; nothing with mean squared error.
  std::optional<double> accuracy = {};
  /// The Euclidean norm of all gradients.
  double gradient_norm = 0;
  /// A number was none, or too large: the step was not made, and the weights are those before it.
  bool diverged = false;
};

class Trainer {
 public:
  /// `weights`: those that learn, laid out as a Network of the same model has them; they must outlive the learner.
  /// `counted` must, too. Errors: of plan_learning() and of Optimizer::make(); `invalid_argument` for a loss that
  /// there is not; `too_much_memory`.
  static Result<std::unique_ptr<Trainer>> make(const CountedModel& counted, const TrainerOptions& options,
                                               std::span<Real> weights);

  std::size_t batch() const { return batch_; }
  std::size_t inputs() const { return plan_.flat->inputs.size(); }
  /// Of one sample: numbers of an input, and of what is wanted of an output.
  std::size_t input_size(std::size_t input) const { return plan_.tensors[plan_.flat->inputs[input]].size; }
  std::size_t wanted_size(std::size_t output) const;
  std::size_t outputs() const { return outputs_.size(); }
  std::size_t output_size(std::size_t output) const { return plan_.tensors[outputs_[output].tensor].size; }
  const FlatGraph& flat() const { return *plan_.flat; }
  const std::vector<bool>& trainable() const { return plan_.trainable; }

  /// Where the samples of a batch, and what is wanted of them, are written: batch() samples of input_size() and
  /// wanted_size() numbers.
  Real* input(std::size_t input) { return inputs_[input].data(); }
  Real* wanted(std::size_t output) { return outputs_[output].wanted.data(); }
  /// What the last step or evaluation put out, sample by sample.
  const Real* output(std::size_t output) const { return outputs_[output].values.data(); }

  /// On the first `samples` of them.
  StepResult train(std::size_t samples);
  /// Weights stay. Of no `wanted` only the outputs are reckoned.
  StepResult evaluate(std::size_t samples, bool wanted = true);

  /// The data that steps() takes its batches from.
  DataSet& data() { return data_; }
  struct Progress {
    StepResult last;
    std::size_t steps = 0;  ///< made by this call
    double epoch_loss = 0;  ///< means over the epoch so far, as fit() prints them
    double epoch_accuracy = 0;
  };
  /// `count` batches of the data, in an order that `seed` and the number of the epoch decide. Ends early where a step
  /// diverged.
  Progress steps(std::size_t count, std::uint32_t seed);

  LearningRate& learning_rate() { return optimizer_.learning_rate(); }
  std::span<Real> gradients() { return passes_->gradients(); }

  struct Snapshot {
    std::vector<Real> weights;
    Optimizer::State optimizer;
    DataSet::Place place;
  };
  Snapshot snapshot() const;
  void restore(const Snapshot& snapshot);

  /// What the last step did with one number of the weights, as Explanation of web/engine/types.js; null before the
  /// first. Errors: of parameter_uses().
  Result<Value> explain(const Value& parameter);

 private:
  struct Output {
    std::size_t tensor;  ///< what the model puts out
    std::size_t
        gradient;  ///< what the loss's gradient is with respect to: what softmax made it of, where they are fused
    LossKind loss;
    std::size_t row;  ///< numbers of one row
    std::vector<Real> values = {};
    std::vector<Real> gradients = {};
    std::vector<Real> wanted = {};
  };

  Trainer(const CountedModel& counted, LearningPlan plan, Optimizer optimizer, std::span<Real> weights)
      : counted_(counted), plan_(std::move(plan)), optimizer_(std::move(optimizer)), weights_(weights) {}
  std::optional<Error> add_outputs(const Value& loss);
  std::optional<Error> take_memory(bool fast);
  void bring_inputs(std::size_t samples);
  void take_outputs(std::size_t samples);
  StepResult reckon_loss(std::size_t samples, bool gradients);
  bool go_back(std::size_t samples, StepResult& result);

  const CountedModel& counted_;
  LearningPlan plan_;
  Optimizer optimizer_;
  std::span<Real> weights_;
  std::size_t batch_ = 0;
  std::vector<std::vector<Real>> inputs_;
  std::vector<Output> outputs_;
  std::unique_ptr<Passes> passes_;
  std::vector<Real> before_;  ///< the weights before the last step
  std::size_t last_samples_ = 0;
  std::uint32_t seed_ = 1;
  Random random_{0};  ///< of the step that is made
  DataSet data_;
};

}  // namespace cnn
