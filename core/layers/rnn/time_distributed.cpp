// TimeDistributed: one layer, with one set of weights, at every step. Source: keras.layers.TimeDistributed.
#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/list.hpp"
#include "core/layers/rnn/wrappers.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/model/facts.hpp"
#include "core/running/activation_runs.hpp"

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

void forward(const Forward& call) {
  const Layer& wrapped = call.layer->wrapped.front();
  const auto steps = static_cast<std::size_t>(call.output_shape.front());
  const auto step_input = call.inputs[0].shape.subspan(1);
  const auto step_output = call.output_shape.subspan(1);
  for (std::size_t step = 0; step < steps; ++step) {
    const ConstTensor input{step_input, call.inputs[0].data + step * value_count(step_input)};
    wrapped.kind->forward({wrapped.config,
                           {&input, 1},
                           call.weights,
                           step_output,
                           call.output + step * value_count(step_output),
                           &wrapped,
                           nullptr,
                           call.scratch});
  }
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
      .runs = runs,
      .combination = Combination::kUntraced,
      .beliefs = time_distributed_beliefs,
  };
}

}  // namespace cnn
