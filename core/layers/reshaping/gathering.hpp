// Layers that copy places of their input, axis by axis: padding, cropping, repeating.
#pragma once

#include "core/model/layer.hpp"
#include "core/model/layout.hpp"
#include "core/running/kernels/gather.hpp"

namespace cnn {

/// For each axis after the batch what the output copies. Sizes must be known.
using GatherAxes = std::vector<kernels::GatherAxis>;
using GatherRule = GatherAxes (*)(const Site&);

/// Every axis as it is.
GatherAxes all_places(const Site& site);
/// The number of the first spatial axis, not counting the batch.
std::size_t first_spatial_axis(const Site& site);

/// Error `too_large` for an axis that would exceed 2^53 - 1.
Error axis_too_large(const Site& site, std::string_view argument);

template <GatherRule picks>
void gather_forward(const Forward& call) {
  const Shape input = batched(call.inputs[0].shape);
  kernels::gather(picks({call.config, {&input, 1}}), call.inputs[0].data, call.output);
}

template <GatherRule picks>
void gather_backward(const Backward& call) {
  if (call.input_gradients[0] == nullptr) return;
  const Shape input = batched(call.forward.inputs[0].shape);
  kernels::gather_gradient(picks({call.forward.config, {&input, 1}}), call.output_gradient, call.input_gradients[0]);
}

template <GatherRule picks>
std::vector<Connection> gather_connections(const Site& site, const Shape&, Count index) {
  return {{kernels::gathered_from(picks(site), index), -1, {}}};
}

/// What each axis copies, for receptive fields: output i reads input i / repeat + first.
template <GatherRule picks>
std::vector<Reading> gather_readings(const Site& site) {
  std::vector<Reading> readings;
  for (const kernels::GatherAxis& one : picks(site)) {
    const Count before = one.repeat - 1 - one.first * one.repeat;
    readings.push_back({static_cast<int>(readings.size()) + 1, one.repeat, 1, one.repeat, before});
  }
  return readings;
}

}  // namespace cnn
