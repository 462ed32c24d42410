#include "core/training/lanes_step.hpp"

#include <algorithm>

#include "core/training/loops.hpp"

#ifndef CNN_DOUBLE
#include "core/running/fast/all.hpp"
#include "core/running/kernels/bulk.hpp"
#endif

namespace cnn {

#ifdef CNN_DOUBLE

WideGradients::WideGradients(std::size_t) {}
void WideGradients::clear() {}
void WideGradients::add_to(std::span<Real>) const {}
float* WideGradients::at(std::size_t) { return nullptr; }

bool LanesStep::takes(const LearningPlan&, const LearningStep&) { return false; }
LanesStep::LanesStep(const LearningPlan&, const LearningStep&, BatchMemory&, std::span<const Real>, WideGradients&,
                     bool) {}
void LanesStep::pack() const {}
void LanesStep::forward(std::size_t) const {}
void LanesStep::backward(std::size_t) const {}

#else

namespace {

FastSite site_of(const LearningPlan& plan, const LearningStep& step) {
  return {step.config,
          plan.tensors[step.inputs.front()].shape,
          plan.tensors[step.output].shape,
          step.call->facts->weights,
          step.call->facts->windows,
          Order::kPixels};
}

/// Null for none.
const LanesPath* path_of(const LearningStep& step) {
  if (!step.activation.empty()) return &kLanesActivation;
  if (step.rule != nullptr || step.inputs.size() != 1) return nullptr;
  return step.call->rule->kind->lanes_path;
}

void act(const std::vector<Action>& actions) {
  for (const Action& action : actions) action();
}

}  // namespace

WideGradients::WideGradients(std::size_t numbers) : sums_(numbers * kGradientLanes) {}
void WideGradients::clear() { kernels::clear(sums_.data(), sums_.size()); }
float* WideGradients::at(std::size_t offset) { return sums_.data() + offset * kGradientLanes; }

void WideGradients::add_to(std::span<Real> gradients) const {
  static_assert(kGradientLanes == 4);
  loops::fold(sums_.data(), sums_.size() / kGradientLanes, gradients.data());
}

bool LanesStep::takes(const LearningPlan& plan, const LearningStep& step) {
  const LanesPath* path = path_of(step);
  return path != nullptr && path->takes(site_of(plan, step)).has_value();
}

LanesStep::LanesStep(const LearningPlan& plan, const LearningStep& step, BatchMemory& memory,
                     std::span<const Real> weights, WideGradients& wide, bool first_gradient) {
  const bool activation = !step.activation.empty();
  for (std::size_t w = 0; w < (activation ? 0 : step.call->weight_count); ++w) {
    const std::size_t number = step.call->first_weight + w;
    const WeightPlace& place = plan.flat->weights[number];
    weights_.push_back({place.shape, weights.data() + place.offset});
    weight_gradients_.push_back(plan.trainable[number] ? wide.at(place.offset) : nullptr);
  }
  const LanesPath& path = *path_of(step);
  const FastSite site = site_of(plan, step);
  packed_.resize(static_cast<std::size_t>(*path.takes(site)));
  const std::size_t input = step.inputs.front();
  for (std::size_t pack = 0; pack < memory.packs(); ++pack) {
    packs_.push_back(path.make(
        site, {memory.values(input, pack), memory.values(step.output, pack), memory.gradients(step.output, pack),
               memory.gradients(input, pack), first_gradient, weights_, weight_gradients_, packed_.data()}));
  }
}

void LanesStep::pack() const { act(packs_.front().pack); }
void LanesStep::forward(std::size_t pack) const { act(packs_[pack].forward); }
void LanesStep::backward(std::size_t pack) const { act(packs_[pack].backward); }

#endif

}  // namespace cnn
