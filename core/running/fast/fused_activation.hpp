// What the fast paths of layers with windows and activations share.
#pragma once

#include "core/running/fast_path.hpp"
#include "core/running/kernels/activation.hpp"
#include "core/running/kernels/pooling/plain.hpp"

namespace cnn {

/// The activations that are limits, applied as a kernel stores its values. Nothing for all others.
std::optional<kernels::Clamp> limits_of(std::string_view activation);

/// Applies any other activation to an image in place.
Action activate(std::string_view activation, const ImageView& view);

/// The bias at `to`, filled up with zeros to `filled` floats; zeros when there is none.
void pack_bias(std::span<const ConstTensor> weights, std::size_t index, Size count, Size filled, float* to);

/// The windows on rows and columns; one axis is an image of one row.
struct Windows {
  const Window& down;
  const Window& across;
};
Windows windows_of(const FastSite& site);

/// The sizes of a pooling layer with windows.
kernels::Pooling2d pooling_of(const FastSite& site);

/// The zeros around the image that windows at `rows` times `columns` places read.
Border border_of(const Windows& windows, Size rows, Size columns);

/// The image as its first window sees it.
ImageView with_border(const ImageView& view, const Windows& windows);

}  // namespace cnn
