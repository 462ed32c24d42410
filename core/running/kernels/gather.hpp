// Building a tensor from gathered_from places of another: padding, cropping and repeating.
#pragma once

#include <span>

#include "core/base/real.hpp"
#include "core/base/shape.hpp"

namespace cnn::kernels {

/// No place of the input: a zero.
inline constexpr Count kNothing = -1;

/// How an output axis of `length` cells reads an input axis of `size` cells: cell i copies cell i / repeat + first, and
/// kNothing where the input has no such cell.
struct GatherAxis {
  Count size = 0;
  Count length = 0;
  Count first = 0;
  Count repeat = 1;

  Count place(Count index) const {
    const Count from = index / repeat + first;
    return from < 0 || from >= size ? kNothing : from;
  }
};

/// output[i][j]… = input[axes[0].place(i)][axes[1].place(j)]…, or 0 where any of these is kNothing.
/// input: the product of the sizes; output: the product of the lengths, no overlap.
void gather(std::span<const GatherAxis> axes, const Real* input, Real* output);

/// The way back: adds to the input's gradient.
void gather_gradient(std::span<const GatherAxis> axes, const Real* output_gradient, Real* input_gradient);

/// The input index that output `index` copies, or kNothing.
Count gathered_from(std::span<const GatherAxis> axes, Count index);

}  // namespace cnn::kernels
