// TimeDistributed: one layer, with one set of weights, at every step. Source: keras.layers.TimeDistributed.
#include <algorithm>

#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/list.hpp"
#include "core/layers/rnn/wrappers.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/model/facts.hpp"
#include "core/running/activation_runs.hpp"
#include "core/running/kernels/activation_gradient.hpp"

namespace cnn {

std::vector<Weight> wrapped_weights(const Site& site) {
  std::vector<Weight> weights;
  for (const Facts& facts : *site.inner) weights.insert(weights.end(), facts.weights.begin(), facts.weights.end());
  return weights;
}

namespace {

/// A shape without its second axis, the steps.
Shape one_step(const Shape& shape) {
  Shape step = shape;
  step.erase(step.begin() + 1);
  return step;
}

std::vector<Shape> wrapped_inputs(const Site& site) { return {one_step(site.input())}; }

Result<Shape> output_shape(const Site& site) {
  Shape output = site.inner->front().output();
  if (!output.empty()) output.insert(output.begin() + 1, site.input()[1]);
  return output;
}

bool runs(const Site& site) {
  const Layer& wrapped = site.layer->wrapped.front();
  const Shape step = one_step(site.input());
  return wrapped.kind->forward != nullptr && activation_runs(wrapped.config) &&
         (wrapped.kind->runs == nullptr || wrapped.kind->runs({wrapped.config, {&step, 1}, &wrapped}));
}

Count scratch(const Site& site) {
  const Layer& wrapped = site.layer->wrapped.front();
  const Shape step = one_step(site.input());
  return wrapped.kind->scratch == nullptr ? 0 : wrapped.kind->scratch({wrapped.config, {&step, 1}, &wrapped});
}

/// The wrapped layer at one step of a call. `input` must outlive it.
Forward at_step(const Forward& call, std::size_t step, const Config& config, ConstTensor& input) {
  const Layer& wrapped = call.layer->wrapped.front();
  const auto step_input = call.inputs[0].shape.subspan(1);
  const auto step_output = call.output_shape.subspan(1);
  input = {step_input, call.inputs[0].data + step * value_count(step_input)};
  Real* output = call.output + step * value_count(step_output);
  return {config, {&input, 1}, call.weights, step_output, output, &wrapped, nullptr, call.scratch};
}

std::size_t steps_of(const Forward& call) { return static_cast<std::size_t>(call.output_shape.front()); }

void forward(const Forward& call) {
  const Layer& wrapped = call.layer->wrapped.front();
  for (std::size_t step = 0; step < steps_of(call); ++step) {
    ConstTensor input{};
    wrapped.kind->forward(at_step(call, step, wrapped.config, input));
  }
}

/// The way back of a layer whose activation comes last, through that: from its output's gradient to that of what it
/// puts out without, which is run for it once more.
void through_activation(Forward& plain, const Config& config, const Real* output_gradient, std::vector<Real>& before,
                        std::vector<Real>& before_gradient) {
  const Real* after = plain.output;
  const auto row = plain.output_shape.empty() ? 1 : static_cast<std::size_t>(plain.output_shape.back());
  std::fill(before_gradient.begin(), before_gradient.end(), 0.0F);
  plain.output = before.data();
  plain.layer->kind->forward(plain);
  kernels::find_activation_gradient(config.text("activation"))(before.data(), after, output_gradient,
                                                               before_gradient.data(), before.size() / row, row);
}

void backward(const Backward& call) {
  const Layer& wrapped = call.forward.layer->wrapped.front();
  const bool last = wrapped.kind->activation_last;
  const Config config = last ? without_activation(wrapped.config) : wrapped.config;
  const std::size_t outputs = value_count(call.forward.output_shape.subspan(1));
  const std::size_t inputs = value_count(call.forward.inputs[0].shape.subspan(1));
  std::vector<Real> before(last ? outputs : 0);
  std::vector<Real> before_gradient(before.size());
  for (std::size_t step = 0; step < steps_of(call.forward); ++step) {
    ConstTensor input{};
    Forward inner = at_step(call.forward, step, config, input);
    const Real* output_gradient = call.output_gradient + step * outputs;
    if (last) {
      through_activation(inner, wrapped.config, output_gradient, before, before_gradient);
      output_gradient = before_gradient.data();
    }
    Real* all = call.input_gradients[0];
    Real* const input_gradient[] = {all == nullptr ? nullptr : all + step * inputs};
    wrapped.kind->backward({inner, output_gradient, input_gradient, call.weight_gradients});
  }
}

/// A layer that learns in its own way would want all samples and steps at once.
bool has_gradient(const Site& site) {
  const Layer& wrapped = site.layer->wrapped.front();
  const LayerKind& kind = *wrapped.kind;
  const Shape step = one_step(site.input());
  const bool as_it_runs = kind.learning == nullptr || (kind.learning->unless_frozen && !learns(wrapped));
  return as_it_runs && kind.backward != nullptr &&
         (kind.has_gradient == nullptr || kind.has_gradient({wrapped.config, {&step, 1}, &wrapped}));
}

}  // namespace

LayerKind time_distributed() {
  return {
      .class_name = "TimeDistributed",
      .min_rank = 3,
      .wrapped = 1,
      .wrapped_inputs = wrapped_inputs,
      .output_shape = output_shape,
      .weights = wrapped_weights,
      .forward = forward,
      .scratch = scratch,
      .backward = backward,
      .has_gradient = has_gradient,
      .runs = runs,
      .combination = Combination::kUntraced,
      .beliefs = time_distributed_beliefs,
  };
}

}  // namespace cnn
