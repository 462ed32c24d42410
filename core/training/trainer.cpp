#include "core/training/trainer.hpp"

#include <algorithm>
#include <cmath>

#include "core/running/fast_path.hpp"
#include "core/running/kernels/bulk.hpp"
#include "core/training/loops.hpp"
#include "core/training/penalties.hpp"

namespace cnn {
namespace {

constexpr Count kMostSamples = 65536;

}  // namespace

Result<TrainerOptions> TrainerOptions::read(const Value& given) {
  TrainerOptions options;
  options.optimizer = given["optimizer"];
  options.loss = given["loss"];
  const Value& batch = given["batch"];
  if (!batch.is_null()) {
    const auto samples = batch.integer();
    if (!samples || *samples < 1 || *samples > kMostSamples) {
      return Error{"invalid_argument", "", "batch", "integer_from_1_to_65536", batch};
    }
    options.batch = static_cast<std::size_t>(*samples);
  }
  if (given["fast"].flag() != nullptr) options.fast = *given["fast"].flag();
  return options;
}

Result<std::unique_ptr<Trainer>> Trainer::make(const CountedModel& counted, const TrainerOptions& options,
                                               std::span<Real> weights) {
  auto plan = plan_learning(counted);
  if (!plan) return plan.error();
  auto optimizer = Optimizer::make(options.optimizer);
  if (!optimizer) return optimizer.error();
  std::unique_ptr<Trainer> learner(new Trainer(counted, std::move(*plan), std::move(*optimizer), weights));
  learner->batch_ = options.batch;
  learner->seed_ = options.seed;
  if (auto error = learner->add_outputs(options.loss)) return *error;
  if (auto error = learner->take_memory(options.fast)) return *error;
  return learner;
}

std::optional<Error> Trainer::add_outputs(const Value& loss) {
  const auto& outputs = plan_.flat->outputs;
  const Array one = {loss};
  const Array& losses = loss.array() != nullptr ? *loss.array() : one;
  if (losses.size() != outputs.size()) {
    return Error{"invalid_argument", "", "loss", "one_loss_an_output", static_cast<Count>(losses.size())};
  }
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const auto kind = losses[i].text() == nullptr ? std::nullopt : find_loss(*losses[i].text());
    if (!kind) return Error{"invalid_argument", "", "loss", "loss_that_is_reckoned", losses[i]};
    const Shape& shape = plan_.tensors[outputs[i]].shape;
    const std::size_t row = shape.empty() ? 1 : static_cast<std::size_t>(shape.back());
    Output output{outputs[i], outputs[i], *kind, row};
    for (const LearningStep& step : plan_.steps) {
      const bool fuses = plan_.root(step.output) == plan_.root(output.tensor) && !step.activation.empty() &&
                         step.activation == fused_activation_of(*kind);
      // In another shape its rows would be others.
      if (fuses && plan_.tensors[step.output].shape == shape) output.gradient = step.inputs.front();
    }
    outputs_.push_back(std::move(output));
  }
  return std::nullopt;
}

std::optional<Error> Trainer::take_memory(bool fast) {
  std::vector<std::size_t> given;
  Count all = BatchMemory::numbers(plan_.tensors, batch_, Passes::lanes_of(plan_, fast));
  for (std::size_t i = 0; i < inputs(); ++i) {
    all = saturating_add(all, saturating_multiply(static_cast<Count>(input_size(i)), static_cast<Count>(batch_)));
  }
  all = saturating_add(all, saturating_multiply(static_cast<Count>(plan_.weight_numbers), 9));
  if (all > kMaxFloats) return too_much_memory("", all);
  for (std::size_t i = 0; i < inputs(); ++i) inputs_.emplace_back(input_size(i) * batch_);
  for (Output& output : outputs_) {
    const std::size_t numbers = plan_.tensors[output.tensor].size * batch_;
    output.values.resize(numbers);
    output.gradients.resize(numbers);
    output.wanted.resize(numbers / output.row * ::cnn::wanted_size(output.loss, output.row));
    if (plan_.wants_gradient(output.gradient)) given.push_back(output.gradient);
  }
  optimizer_.start(plan_.weight_numbers, plan_.trainable_ranges);
  before_.resize(plan_.weight_numbers);
  passes_ = std::make_unique<Passes>(plan_, given, weights_, batch_, fast);
  return std::nullopt;
}

std::size_t Trainer::wanted_size(std::size_t output) const { return outputs_[output].wanted.size() / batch_; }

void Trainer::bring_inputs(std::size_t samples) {
  BatchMemory& memory = passes_->memory();
  for (std::size_t i = 0; i < inputs(); ++i) {
    memory.fill(memory.values(plan_.flat->inputs[i], 0), plan_.flat->inputs[i], samples, inputs_[i].data());
  }
}

void Trainer::take_outputs(std::size_t samples) {
  BatchMemory& memory = passes_->memory();
  for (Output& output : outputs_) {
    memory.take(memory.values(output.tensor, 0), output.tensor, samples, output.values.data());
  }
}

/// Losses of all outputs, summed up, and their gradients where the way back begins.
StepResult Trainer::reckon_loss(std::size_t samples, bool gradients) {
  StepResult result;
  for (Output& output : outputs_) {
    const std::size_t rows = samples * (plan_.tensors[output.tensor].size / output.row);
    const bool fused = output.gradient != output.tensor;
    const LossSum sum = loss_of(output.loss, {rows, output.row, output.values.data(), output.wanted.data()},
                                gradients ? output.gradients.data() : nullptr, fused);
    result.loss += sum.valid ? sum.loss : std::nan("");
    if (&output == &outputs_.front() && output.loss != LossKind::kMeanSquaredError) result.accuracy = sum.right;
  }
  result.loss += penalize(plan_.penalties, weights_, {});
  return result;
}

/// Answers whether all gradients are numbers.
bool Trainer::go_back(std::size_t samples, StepResult& result) {
  BatchMemory& memory = passes_->memory();
  for (const Output& output : outputs_) {
    Real* to = memory.gradients(output.gradient, 0);
    if (to == nullptr) continue;
    memory.clear(to, output.gradient);
  }
  for (const Output& output : outputs_) {
    Real* to = memory.gradients(output.gradient, 0);
    if (to == nullptr) continue;
    const std::size_t size = memory.size(output.gradient);
    // Added, as two outputs may be one tensor.
    for (std::size_t s = 0; s < samples; ++s) memory.add(to, output.gradient, s, output.gradients.data() + s * size);
  }
  passes_->backward(samples, random_);
  penalize(plan_.penalties, weights_, gradients());
  double sum = 0;
  for (const auto& [offset, size] : plan_.trainable_ranges) {
    sum += loops::squares(gradients().data() + offset, size);
  }
  result.gradient_norm = std::sqrt(sum);
  return std::isfinite(sum);
}

StepResult Trainer::train(std::size_t samples) {
  // Of its own number alone, so that who goes back meets the same chance again.
  random_ = Random((std::uint64_t{seed_} << 32) + static_cast<std::uint64_t>(optimizer_.state().step));
  bring_inputs(samples);
  passes_->forward(samples, true, random_);
  take_outputs(samples);
  StepResult result = reckon_loss(samples, true);
  if (!std::isfinite(result.loss) || !go_back(samples, result)) {
    result.diverged = true;
    last_samples_ = 0;
    passes_->memory().reset();
    return result;
  }
  kernels::copy(weights_.data(), weights_.size(), before_.data());
  optimizer_.apply(weights_, gradients());
  last_samples_ = samples;
  if (loops::are_finite(weights_.data(), weights_.size())) {
    passes_->settle(samples, random_);
    return result;
  }
  kernels::copy(before_.data(), before_.size(), weights_.data());
  optimizer_.undo();
  last_samples_ = 0;
  result.diverged = true;
  return result;
}

StepResult Trainer::evaluate(std::size_t samples, bool wanted) {
  bring_inputs(samples);
  passes_->forward(samples, false, random_);
  take_outputs(samples);
  last_samples_ = 0;  // what the last step left is overwritten
  return wanted ? reckon_loss(samples, false) : StepResult{};
}

Trainer::Progress Trainer::steps(std::size_t count, std::uint32_t seed) {
  Progress progress;
  for (; progress.steps < count && data_.samples() > 0; ++progress.steps) {
    const std::size_t samples = data_.next(batch_, seed, input(0), wanted(0));
    progress.last = train(samples);
    if (progress.last.diverged) break;
    data_.add(samples, progress.last.loss, progress.last.accuracy.value_or(0));
  }
  const DataSet::Place& place = data_.place();
  const double seen = static_cast<double>(std::max<std::size_t>(place.sample, 1));
  progress.epoch_loss = place.loss / seen;
  progress.epoch_accuracy = place.right / seen;
  return progress;
}

Trainer::Snapshot Trainer::snapshot() const {
  return {{weights_.begin(), weights_.end()}, optimizer_.state(), data_.place()};
}

void Trainer::restore(const Snapshot& snapshot) {
  std::copy(snapshot.weights.begin(), snapshot.weights.end(), weights_.begin());
  optimizer_.restore(snapshot.optimizer);
  data_.go_to(snapshot.place);
  last_samples_ = 0;
}

}  // namespace cnn
