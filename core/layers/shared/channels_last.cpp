// Transposes what goes in and what comes out.
#include "core/layers/shared/channels_last.hpp"

#include "core/layers/shared/elementwise.hpp"
#include "core/model/layout.hpp"
#include "core/running/kernels/permute.hpp"

namespace cnn {
namespace {

Shape channels_moved_last(std::span<const Count> sizes) {
  Shape moved(sizes.begin() + 1, sizes.end());
  moved.push_back(sizes[0]);
  return moved;
}

/// Writes channels-first values as channels-last ones, or the other way round with the two sizes swapped.
void transpose(Count rows, Count columns, const Real* input, Real* output) {
  const Count sizes[] = {rows, columns};
  const std::size_t order[] = {1, 0};
  kernels::permute(sizes, order, input, output);
}

}  // namespace

void in_channels_last(const Forward& call, const std::vector<Window>& windows,
                      void (*run)(const Forward&, const std::vector<Window>&)) {
  if (!is_channels_first(call.config)) return run(call, windows);
  const Shape input_shape = channels_moved_last(call.inputs[0].shape);
  const Shape output_shape = channels_moved_last(call.output_shape);
  std::vector<Real> input(value_count(input_shape));
  std::vector<Real> output(value_count(output_shape));
  const Count channels = input_shape.back();
  transpose(channels, static_cast<Count>(input.size()) / channels, call.inputs[0].data, input.data());
  const ConstTensor moved{input_shape, input.data()};
  Forward inner = call;
  inner.inputs = {&moved, 1};
  inner.output_shape = output_shape;
  inner.output = output.data();
  run(inner, windows);
  const Count filters = output_shape.back();
  transpose(static_cast<Count>(output.size()) / filters, filters, output.data(), call.output);
}

void back_in_channels_last(const Backward& call, const std::vector<Window>& windows,
                           void (*run)(const Backward&, const std::vector<Window>&)) {
  const Forward& forward = call.forward;
  if (!is_channels_first(forward.config)) return run(call, windows);
  const Shape input_shape = channels_moved_last(forward.inputs[0].shape);
  const Shape output_shape = channels_moved_last(forward.output_shape);
  const Count channels = input_shape.back();
  const Count filters = output_shape.back();
  std::vector<Real> input(value_count(input_shape));
  std::vector<Real> gradient(value_count(output_shape));
  std::vector<Real> result(input.size());
  const Count positions = static_cast<Count>(input.size()) / channels;
  transpose(channels, positions, forward.inputs[0].data, input.data());
  transpose(filters, static_cast<Count>(gradient.size()) / filters, call.output_gradient, gradient.data());
  const ConstTensor moved{input_shape, input.data()};
  Forward inner = forward;
  inner.inputs = {&moved, 1};
  inner.output_shape = output_shape;
  inner.output = nullptr;
  Real* asked = call.input_gradients[0];
  Real* const results[] = {asked == nullptr ? nullptr : result.data()};
  run({inner, gradient.data(), results, call.weight_gradients}, windows);
  if (asked == nullptr) return;
  transpose(positions, channels, result.data(), input.data());
  for (std::size_t i = 0; i < input.size(); ++i) asked[i] += input[i];
}

}  // namespace cnn
