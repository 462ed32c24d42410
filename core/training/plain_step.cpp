#include "core/training/plain_step.hpp"

#include "core/running/kernels/bulk.hpp"

namespace cnn {
namespace {

Site site_of(const LearningStep& step) {
  return {step.call->rule->config, step.call->facts->inputs, step.call->rule, step.call->arguments};
}

std::size_t row_of(const Shape& shape) { return shape.empty() ? 1 : static_cast<std::size_t>(shape.back()); }

}  // namespace

PlainStep::PlainStep(const LearningPlan& plan, const LearningStep& step, BatchMemory& memory, std::span<Real> weights,
                     std::span<Real> gradients, std::size_t samples)
    : step_(step),
      memory_(memory),
      output_shape_(plan.tensors[step.output].shape),
      output_size_(plan.tensors[step.output].size) {
  // Where samples do not lie one after the other, each is put in a row before it is looked at.
  const std::size_t copies = memory.lanes() == 1 ? 0 : has_rule() ? samples : 1;
  std::size_t numbers = 0;
  const auto take = [&](std::size_t size) {
    room_at_.push_back(numbers);
    numbers += size * copies;
  };
  for (const std::size_t input : step.inputs) {
    inputs_.push_back({plan.tensors[input].shape, nullptr});
    input_gradients_.push_back(nullptr);
    take(plan.tensors[input].size);
    take(plan.tensors[input].size);
  }
  take(output_size_);
  take(output_size_);
  rooms_.resize(numbers);
  if (!step.activation.empty()) {
    activation_ = kernels::find_activation(step.activation);
    activation_gradient_ = kernels::find_activation_gradient(step.activation);
    return;
  }
  for (std::size_t w = 0; w < step.call->weight_count; ++w) {
    const std::size_t number = step.call->first_weight + w;
    const WeightPlace& place = plan.flat->weights[number];
    weights_.push_back(weights.data() + place.offset);
    weight_tensors_.push_back({place.shape, weights.data() + place.offset});
    weight_gradients_.push_back(plan.trainable[number] ? gradients.data() + place.offset : nullptr);
  }
  const LayerKind& kind = *step.call->rule->kind;
  if (kind.scratch != nullptr) scratch_.resize(static_cast<std::size_t>(kind.scratch(site_of(step))));
  if (has_rule() && step.rule->kept != nullptr) {
    kept_.resize(static_cast<std::size_t>(step.rule->kept(site_of(step), samples)));
  }
}

Forward PlainStep::call(std::size_t sample) {
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    const std::size_t input = step_.inputs[i];
    inputs_[i].data = memory_.read(memory_.values(input, 0), input, sample, room(2 * i));
  }
  Real* output = memory_.read(memory_.values(step_.output, 0), step_.output, sample, room(2 * inputs_.size()));
  return {step_.config, inputs_,          weight_tensors_,       output_shape_,
          output,       step_.call->rule, step_.call->arguments, scratch_.data()};
}

void PlainStep::forward(std::size_t sample) {
  if (activation_ != nullptr) return activate(sample);
  const Forward all = call(sample);
  step_.call->rule->kind->forward(all);
  memory_.write(memory_.values(step_.output, 0), step_.output, sample, all.output);
}

void PlainStep::activate(std::size_t sample) {
  const Forward all = call(sample);
  kernels::copy(all.inputs[0].data, output_size_, all.output);
  const std::size_t row = row_of(output_shape_);
  activation_(all.output, output_size_ / row, row);
  memory_.write(memory_.values(step_.output, 0), step_.output, sample, all.output);
}

/// Where a sample's gradient is added to: where it lies, or zeros in a row.
Real* PlainStep::gradient_room(std::size_t input, std::size_t sample) {
  const std::size_t tensor = step_.inputs[input];
  Real* gradients = memory_.gradients(tensor, 0);
  if (gradients == nullptr || memory_.lanes() == 1) {
    return gradients == nullptr ? nullptr : memory_.read(gradients, tensor, sample, nullptr);
  }
  kernels::clear(room(2 * input + 1), memory_.size(tensor));
  return room(2 * input + 1);
}

void PlainStep::backward(std::size_t sample) {
  const Forward all = call(sample);
  const Real* output_gradient =
      memory_.read(memory_.gradients(step_.output, 0), step_.output, sample, room(2 * inputs_.size() + 1));
  for (std::size_t i = 0; i < inputs_.size(); ++i) input_gradients_[i] = gradient_room(i, sample);
  if (activation_ == nullptr) {
    step_.call->rule->kind->backward({all, output_gradient, input_gradients_, weight_gradients_});
  } else {
    const std::size_t row = row_of(output_shape_);
    activation_gradient_(all.inputs[0].data, all.output, output_gradient, input_gradients_[0], output_size_ / row, row);
  }
  if (memory_.lanes() == 1) return;
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    const std::size_t tensor = step_.inputs[i];
    if (input_gradients_[i] != nullptr) memory_.add(memory_.gradients(tensor, 0), tensor, sample, input_gradients_[i]);
  }
}

Real* PlainStep::gather(Real* first_pack, std::size_t tensor, std::size_t samples, Real* all) {
  if (memory_.lanes() == 1) return first_pack;
  memory_.take(first_pack, tensor, samples, all);
  return all;
}

Learning PlainStep::learning(std::size_t samples, Random& random) {
  const bool in_rows = memory_.lanes() == 1;
  const Real* from = in_rows ? memory_.values(step_.inputs.front(), 0) : room(0);
  Real* to = in_rows ? memory_.values(step_.output, 0) : room(2);
  return {step_.config, samples, output_shape_, from, weights_, to, kept_.data(), random};
}

void PlainStep::forward_batch(std::size_t samples, Random& random) {
  gather(memory_.values(step_.inputs.front(), 0), step_.inputs.front(), samples, room(0));
  const Learning all = learning(samples, random);
  step_.rule->forward(all);
  Real* values = memory_.values(step_.output, 0);
  if (memory_.lanes() > 1) memory_.fill(values, step_.output, samples, all.output);
}

void PlainStep::backward_batch(std::size_t samples, Random& random) {
  const Learning all = learning(samples, random);
  const std::size_t input = step_.inputs.front();
  const Real* output_gradient = gather(memory_.gradients(step_.output, 0), step_.output, samples, room(3));
  Real* gradients = memory_.gradients(input, 0);
  Real* input_gradient = nullptr;
  if (gradients != nullptr) input_gradient = gather(gradients, input, samples, room(1));
  step_.rule->backward({all, output_gradient, input_gradient, weight_gradients_});
  if (gradients == nullptr || memory_.lanes() == 1) return;
  memory_.fill(gradients, input, samples, input_gradient);
}

void PlainStep::settle(std::size_t samples, Random& random) {
  if (step_.rule->settle != nullptr) step_.rule->settle(learning(samples, random));
}

}  // namespace cnn
