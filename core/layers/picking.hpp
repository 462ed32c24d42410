// Layers that copy places of their input, axis by axis: padding, cropping, repeating.
#pragma once

#include "core/kernels/pick.hpp"
#include "core/layer.hpp"
#include "core/layers/layout.hpp"

namespace cnn {

/// For each axis after the batch what the output copies. Sizes must be known.
using Picks = std::vector<kernels::Pick>;
using PicksRule = Picks (*)(const Site&);

/// Every axis as it is.
Picks all_places(const Site& site);
/// The number of the first spatial axis, not counting the batch.
std::size_t first_spatial_axis(const Site& site);

/// Error `too_large` for an axis that would exceed 2^53 - 1.
Error axis_too_large(const Site& site, std::string_view argument);

template <PicksRule picks>
void pick_forward(const Forward& call) {
  const Shape input = batched(call.inputs[0].shape);
  kernels::pick(picks({call.config, {&input, 1}}), call.inputs[0].data, call.output);
}

template <PicksRule picks>
std::vector<Connection> pick_connections(const Site& site, const Shape&, Count index) {
  return {{kernels::picked(picks(site), index), -1, {}}};
}

}  // namespace cnn
