// A sliding window on one axis: how large the output is, how much padding there is, and which cell reads what.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "core/base/shape.hpp"

namespace cnn {

/// Which cells of an input axis an output position reads: those of the places p for which p * parts lies between
/// first = position * stride - before and first + span - 1. `whole`: all of them, wherever it stands.
struct Reading {
  int axis = 1;
  Count span = 1;
  Count stride = 1;
  Count parts = 1;   ///< outputs to one input: more than one where the output is the larger side
  Count before = 0;  ///< cells of padding before the axis; negative where cells are cut off
  bool whole = false;
};

/// How one spatial axis is computed by a sliding window. Sizes in cells; `axis` counts from the batch, which is 0.
struct Window {
  std::string_view label;  ///< `height`, `width`, `depth` or `steps`
  int axis = 1;
  Count size = 0;
  Count kernel = 1;
  Count stride = 1;
  Count dilation = 1;
  std::string_view padding;  ///< `valid`, `same` or `causal`
  /// The window writes instead of reading: a transposed convolution, whose output is the larger side.
  bool transposed = false;
  Count output_padding = kUnknown;  ///< of a transposed one; kUnknown for None

  /// Cells from the first to the last one that the window covers: dilation * (kernel - 1) + 1.
  Count span() const;
  /// Keras's output size, at most kMaxCount + 1; zero where Keras refuses, kUnknown for an unknown size.
  /// Source: compute_conv_output_shape and compute_conv_transpose_output_shape.
  Count output() const;
  /// Padding cells before and after the axis (of a transposed one: cells cut off the output); the odd one goes after.
  std::pair<Count, Count> pads() const;
  /// The place on the input axis that `cell` of the window at `output` reads. Nothing where no input stands: outside,
  /// or between the inputs of a transposed window.
  std::optional<Count> read(Count output, Count cell) const;
  /// The same for all cells at once, from the first to the last.
  Reading reading() const;
};

}  // namespace cnn
