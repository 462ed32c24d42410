// Activation and Softmax as layers of their own. Source: keras.layers.Activation, Softmax.
#include <algorithm>
#include <cmath>

#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/list.hpp"
#include "core/layers/shared/arguments.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/layers/shared/gradients.hpp"
#include "core/running/fast/all.hpp"

namespace cnn {
namespace {

void activation_forward(const Forward& call) { activate_forward(call, call.config.text("activation")); }

void activation_backward(const Backward& call) { activate_backward(call, call.forward.config.text("activation")); }

void softmax_forward(const Forward& call) {
  const AxisGroups groups(call.output_shape, *axes_of(call.config, "axis", call.output_shape.size() + 1));
  const Real* in = call.inputs[0].data;
  for (std::size_t group = 0; group < groups.count(); ++group) {
    // The largest is taken off first, so that exp cannot overflow.
    Real largest = in[groups.at(group, 0)];
    for (std::size_t i = 1; i < groups.size(); ++i) largest = std::max(largest, in[groups.at(group, i)]);
    Real sum = 0.0F;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const std::size_t at = groups.at(group, i);
      sum += call.output[at] = std::exp(in[at] - largest);
    }
    for (std::size_t i = 0; i < groups.size(); ++i) call.output[groups.at(group, i)] /= sum;
  }
}

void softmax_backward(const Backward& call) {
  Real* gradients = call.input_gradients[0];
  if (gradients == nullptr) return;
  const std::span<const Count> shape = call.forward.output_shape;
  const AxisGroups groups(shape, *axes_of(call.forward.config, "axis", shape.size() + 1));
  for (std::size_t group = 0; group < groups.count(); ++group) {
    Real mean = 0.0F;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const std::size_t at = groups.at(group, i);
      mean += call.forward.output[at] * call.output_gradient[at];
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const std::size_t at = groups.at(group, i);
      gradients[at] += call.forward.output[at] * (call.output_gradient[at] - mean);
    }
  }
}

std::vector<Count> softmax_row(const Site& site, const Shape& output, Count index) {
  const std::span<const Count> sizes = without_batch(output);
  const AxisGroups groups(sizes, *axes_of(site.config, "axis", output.size()));
  std::vector<Count> row(groups.size());
  for (std::size_t group = 0; group < groups.count(); ++group) {
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = static_cast<Count>(groups.at(group, i));
    if (std::find(row.begin(), row.end(), index) != row.end()) break;
  }
  return row;
}

}  // namespace

LayerKind activation() {
  Argument function = activation_argument();
  function.required = true;
  return {
      .class_name = "Activation",
      .arguments = {function},
      .output_shape = same_shape,
      .forward = activation_forward,
      .backward = activation_backward,
      .fast_path = &kFastActivation,
      .lanes_path = &kLanesActivation,
      .beliefs = activation_beliefs,
  };
}

LayerKind softmax() {
  return {
      .class_name = "Softmax",
      // Keras looks at the axis only when data arrives.
      .arguments = {{.name = "axis", .kind = ArgumentKind::kIntegers, .fallback = -1}},
      .output_shape = same_shape,
      .readings = reads_along_axis,
      .forward = softmax_forward,
      .backward = softmax_backward,
      .runs = axes_within_sample,
      .heeds_mask = true,
      .softmax_row = softmax_row,
      .beliefs = activation_beliefs,
  };
}

}  // namespace cnn
