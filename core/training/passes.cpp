#include "core/training/passes.hpp"

#include <algorithm>

#include "core/running/kernels/bulk.hpp"

namespace cnn {

std::size_t Passes::lanes_of(const LearningPlan& plan, bool fast) {
#ifndef CNN_DOUBLE
  const auto takes = [&](const LearningStep& step) { return LanesStep::takes(plan, step); };
  if (fast && std::any_of(plan.steps.begin(), plan.steps.end(), takes)) return kLanes;
#else
  (void)plan;
  (void)fast;
#endif
  return 1;
}

Passes::Passes(const LearningPlan& plan, const std::vector<std::size_t>& given, std::span<Real> weights,
               std::size_t samples, bool fast)
    : plan_(plan), memory_(plan.tensors, samples, lanes_of(plan, fast)), gradients_(plan.weight_numbers) {
  fast = memory_.lanes() > 1;
  if (fast) wide_ = WideGradients(plan.weight_numbers);
  runners_.resize(plan.steps.size());
  const std::vector<bool> first = plan_backward(given, fast);
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const LearningStep& step = plan.steps[i];
    if (fast && LanesStep::takes(plan, step)) {
      runners_[i].lanes = std::make_unique<LanesStep>(plan, step, memory_, weights, wide_, first[i]);
    } else {
      runners_[i].plain = std::make_unique<PlainStep>(plan, step, memory_, weights, gradients_, samples);
    }
  }
}

/// Goes the way back once, to see who is the first to write each gradient: a lanes path then writes, all others add to
/// zeros. Answers which steps write.
std::vector<bool> Passes::plan_backward(const std::vector<std::size_t>& given, bool fast) {
  std::vector<bool> written(plan_.tensors.size());
  std::vector<bool> first(plan_.steps.size());
  for (const std::size_t tensor : given) written[plan_.root(tensor)] = true;
  for (std::size_t i = plan_.steps.size(); i-- > 0;) {
    const LearningStep& step = plan_.steps[i];
    runners_[i].goes_back = step.goes_back && written[plan_.root(step.output)];
    if (!runners_[i].goes_back) continue;
    for (const std::size_t input : step.inputs) {
      const std::size_t root = plan_.root(input);
      if (written[root] || !plan_.wants_gradient(input)) continue;
      written[root] = true;
      first[i] = fast && LanesStep::takes(plan_, step);
      if (!first[i]) cleared_.push_back(root);
    }
  }
  return first;
}

void Passes::run_forward(std::size_t step, std::size_t pack, std::size_t samples) {
  if (runners_[step].lanes != nullptr) return runners_[step].lanes->forward(pack);
  const std::size_t lanes = memory_.lanes();
  const std::size_t behind = std::min((pack + 1) * lanes, samples);
  for (std::size_t s = pack * lanes; s < behind; ++s) runners_[step].plain->forward(s);
}

void Passes::run_backward(std::size_t step, std::size_t pack, std::size_t samples) {
  if (!runners_[step].goes_back) return;
  if (runners_[step].lanes != nullptr) return runners_[step].lanes->backward(pack);
  const std::size_t lanes = memory_.lanes();
  const std::size_t behind = std::min((pack + 1) * lanes, samples);
  for (std::size_t s = pack * lanes; s < behind; ++s) runners_[step].plain->backward(s);
}

/// A pack goes through as many steps as it can before the next one does, as it then stays near the processor: up to a
/// rule, which wants the whole batch.
void Passes::forward(std::size_t samples, bool learning, Random& random) {
  for (const Runner& runner : runners_) {
    if (runner.lanes != nullptr) runner.lanes->pack();
  }
  const std::size_t packs = (samples + memory_.lanes() - 1) / memory_.lanes();
  for (std::size_t first = 0; first < runners_.size();) {
    if (learning && by_rule(first)) {
      runners_[first++].plain->forward_batch(samples, random);
      continue;
    }
    std::size_t behind = first;
    while (behind < runners_.size() && !(learning && by_rule(behind))) ++behind;
    for (std::size_t pack = 0; pack < packs; ++pack) {
      for (std::size_t step = first; step < behind; ++step) run_forward(step, pack, samples);
    }
    first = behind;
  }
}

void Passes::backward(std::size_t samples, Random& random) {
  kernels::clear(gradients_.data(), gradients_.size());
  wide_.clear();
  for (const std::size_t tensor : cleared_) memory_.clear(memory_.gradients(tensor, 0), tensor);
  const std::size_t packs = (samples + memory_.lanes() - 1) / memory_.lanes();
  for (std::size_t behind = runners_.size(); behind > 0;) {
    if (by_rule(behind - 1)) {
      --behind;
      if (runners_[behind].goes_back) runners_[behind].plain->backward_batch(samples, random);
      continue;
    }
    std::size_t first = behind;
    while (first > 0 && !by_rule(first - 1)) --first;
    for (std::size_t pack = 0; pack < packs; ++pack) {
      for (std::size_t step = behind; step-- > first;) run_backward(step, pack, samples);
    }
    behind = first;
  }
  wide_.add_to(gradients_);
}

void Passes::settle(std::size_t samples, Random& random) {
  for (std::size_t step = 0; step < runners_.size(); ++step) {
    if (by_rule(step)) runners_[step].plain->settle(samples, random);
  }
}

}  // namespace cnn
