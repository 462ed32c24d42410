// What the fast kernels are held against: random cases, images with borders, and the plain loops.
#pragma once

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/running/kernels/convolution/depthwise.hpp"
#include "core/running/kernels/convolution/few_filters.hpp"
#include "core/running/kernels/convolution/plain.hpp"
#include "core/running/kernels/convolution/skip_zeros.hpp"
#include "core/running/kernels/convolution/winograd.hpp"
#include "core/running/kernels/dense/fast.hpp"
#include "core/running/kernels/dense/plain.hpp"
#include "core/running/kernels/pooling/fast.hpp"

namespace plain {

using namespace cnn;
using namespace cnn::kernels;

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinity = std::numeric_limits<float>::infinity();

using Floats = std::vector<float>;

struct Draw {
  Random random;

  Size between(Size low, Size high) {
    return low + static_cast<Size>(random.below(static_cast<std::uint64_t>(high - low + 1)));
  }
  Floats floats(Size count) {
    Floats values(static_cast<std::size_t>(count));
    for (float& value : values) value = static_cast<float>(random.uniform() * 2 - 1);
    return values;
  }
};

/// An image with a border of zeros, in one of the layouts; outside of the border stand NaNs that nobody may read.
struct Image {
  Floats memory;
  ImageView grid;

  Image(Size rows, Size columns, Size channels, bool planes, Size border) {
    const Size wide = columns + 2 * border;
    const Size cells = (rows + 2 * border) * wide;
    constexpr Size kGuard = 16;
    memory.assign(static_cast<std::size_t>(cells * channels + 2 * kGuard), 0.0F);
    for (Size i = 0; i < kGuard; ++i) memory[static_cast<std::size_t>(i)] = memory.rbegin()[i] = kNan;
    grid = planes ? ImageView{memory.data(), rows, columns, channels, wide, 1, cells}
                  : ImageView{memory.data(), rows, columns, channels, wide * channels, channels, 1};
    grid.data += kGuard + border * (grid.row_step + grid.column_step);
  }
  Image(const Image&) = delete;

  /// The grid as a window sees it that starts this many cells before the image.
  ImageView before(Size top, Size left) const {
    ImageView moved = grid;
    moved.data -= top * grid.row_step + left * grid.column_step;
    return moved;
  }
  void fill(Floats& plain) { copy_image(plain_view(plain.data(), grid.rows, grid.columns, grid.channels), grid); }
  Floats plain() const {
    Floats values(static_cast<std::size_t>(grid.rows * grid.columns * grid.channels));
    copy_image(grid, plain_view(values.data(), grid.rows, grid.columns, grid.channels));
    return values;
  }
  /// The sum over the whole memory without the guards: equals the image's own when no border was written.
  double sum() const {
    double total = 0;
    for (std::size_t i = 16; i + 16 < memory.size(); ++i) total += memory[i];
    return total;
  }
};

bool close(const Floats& a, const Floats& b, float tolerance) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::isnan(a[i]) != std::isnan(b[i])) return false;
    if (!std::isnan(a[i]) && a[i] != b[i] && !(std::fabs(a[i] - b[i]) <= tolerance)) return false;
  }
  return true;
}

void relu(Floats& values) {
  for (float& value : values) value = value < 0 ? 0 : value;
}

double sum_of(const Floats& values) {
  double total = 0;
  for (const float value : values) total += value;
  return total;
}

/// One random convolution with everything that both sides need.
struct Case {
  Convolution2d size;
  Floats input, kernel, bias, expected;
};

Case make_case(Draw& draw, Size channels, Size filters, Size groups, Size window, Size stride, Size dilation) {
  const Size rows = draw.between(window * dilation, 18);
  const Size columns = draw.between(window * dilation + 4, 24);
  const Size pad = draw.between(0, window * dilation / 2);
  const Size span = dilation * (window - 1) + 1;
  Case one{{.rows = rows,
            .columns = columns,
            .channels = channels,
            .filters = filters,
            .groups = groups,
            .kernel_rows = window,
            .kernel_columns = window,
            .stride_rows = stride,
            .stride_columns = stride,
            .dilation_rows = dilation,
            .dilation_columns = dilation,
            .pad_top = pad,
            .pad_left = pad,
            .output_rows = (rows + 2 * pad - span) / stride + 1,
            .output_columns = (columns + 2 * pad - span) / stride + 1},
           draw.floats(rows * columns * channels),
           draw.floats(window * window * (channels / groups) * filters),
           draw.floats(whole_panels(filters)),
           {}};
  one.expected.resize(static_cast<std::size_t>(one.size.output_rows * one.size.output_columns * filters));
  convolution2d(one.size, one.input.data(), one.kernel.data(), one.bias.data(), one.expected.data());
  relu(one.expected);
  return one;
}

Floats packed_panels(const Case& one) {
  const Size inputs =
      static_cast<Size>(one.size.kernel_rows * one.size.kernel_columns * one.size.channels / one.size.groups);
  const Size filters = static_cast<Size>(one.size.filters);
  Floats packed(static_cast<std::size_t>(inputs * whole_panels(filters)));
  pack_panels(one.kernel.data(), inputs, filters, packed.data());
  return packed;
}

ManyFilterConvolution pixels_of(const Case& one, const Image& input, const Image& output, const float* weights) {
  return {.input = input.before(static_cast<Size>(one.size.pad_top), static_cast<Size>(one.size.pad_left)),
          .output = output.grid,
          .kernel_rows = static_cast<Size>(one.size.kernel_rows),
          .kernel_columns = static_cast<Size>(one.size.kernel_columns),
          .stride_rows = static_cast<Size>(one.size.stride_rows),
          .stride_columns = static_cast<Size>(one.size.stride_columns),
          .dilation_rows = static_cast<Size>(one.size.dilation_rows),
          .dilation_columns = static_cast<Size>(one.size.dilation_columns),
          .groups = static_cast<Size>(one.size.groups),
          .weights = weights,
          .bias = one.bias.data(),
          .limits = {.low = 0.0F}};
}

Image input_of(Case& one, bool planes) {
  return {static_cast<Size>(one.size.rows), static_cast<Size>(one.size.columns), static_cast<Size>(one.size.channels),
          planes, static_cast<Size>(one.size.pad_top) + 1};
}

Image output_of(const Case& one, bool planes) {
  return {static_cast<Size>(one.size.output_rows), static_cast<Size>(one.size.output_columns),
          static_cast<Size>(one.size.filters), planes, 1};
}

}  // namespace plain
