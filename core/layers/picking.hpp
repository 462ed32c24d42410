// Layers that copy places of their input, axis by axis: padding, cropping, repeating.
#pragma once

#include "core/kernels/pick.hpp"
#include "core/layer.hpp"
#include "core/layers/layout.hpp"

namespace cnn {

/// For each axis after the batch the input places that the output copies. Sizes must be known.
using PlacesRule = std::vector<kernels::Places> (*)(const Site&);

/// Every place of an axis once.
kernels::Places all_places(Count size);
/// The number of the first spatial axis, not counting the batch.
std::size_t first_spatial_axis(const Site& site);

/// Error `too_large` for an axis that would exceed 2^53 - 1.
Error axis_too_large(const Site& site, std::string_view argument);

template <PlacesRule places>
void pick_forward(const Forward& call) {
  const Shape input = batched(call.inputs[0].shape);
  const auto axes = places({call.config, {&input, 1}});
  kernels::pick(call.inputs[0].shape, axes, call.inputs[0].data, call.output);
}

template <PlacesRule places>
std::vector<Connection> pick_connections(const Site& site, const Shape&, Count index) {
  const auto axes = places(site);
  return {{kernels::picked(without_batch(site.input()), axes, index), -1, {}}};
}

}  // namespace cnn
