// An implicit matrix product: rows of the matrix are pixels, read in place; columns are filters, packed in panels.
#include "core/running/kernels/convolution/many_filters.hpp"

#include <algorithm>

namespace cnn::kernels {
namespace {

/// Input rows that are walked for all filters before the next ones, so that they stay in the nearest cache.
constexpr Size kChunkFloats = 8192;

/// Four pixels of the output, counted row by row; behind the last one it is repeated.
struct Pixels {
  const float* in[kBlock];
  float* out[kBlock];
};

struct Cursor {
  Size row;
  Size column;
};

Pixels take_pixels(const ManyFilterConvolution& conv, Cursor& at, Size end_row) {
  Pixels pixels;
  for (Size i = 0; i < kBlock; ++i) {
    pixels.in[i] = conv.input.at(at.row * conv.stride_rows, at.column * conv.stride_columns);
    pixels.out[i] = conv.output.at(at.row, at.column);
    if (at.column + 1 < conv.output.columns) {
      ++at.column;
    } else if (at.row + 1 < end_row) {
      at = {at.row + 1, 0};
    } else if (i + 1 == kBlock) {
      at = {end_row, 0};
    }
  }
  return pixels;
}

/// Stretches of the window that lie without a gap in the input, and how many of them.
struct Runs {
  Size length;
  Size a_row;
};

void store_pixels(const ManyFilterConvolution& conv, const Pixels& pixels, const Sums& sums, Size filter) {
  const Size count = conv.output.channels - filter;
  const Clamp4 limited(conv.limits);
  const auto put = [&](float* out, Vec4 low, Vec4 high) {
    if (count >= kPanel) {
      store(out + filter, limited(low));
      store(out + filter + 4, limited(high));
    } else {
      store_some(out + filter, limited(low), count);
      if (count > 4) store_some(out + filter + 4, limited(high), count - 4);
    }
  };
  // Not a loop: sums that a variable counts through would have to stand in memory, not in registers.
  put(pixels.out[0], sums.low[0], sums.high[0]);
  put(pixels.out[1], sums.low[1], sums.high[1]);
  put(pixels.out[2], sums.low[2], sums.high[2]);
  put(pixels.out[3], sums.low[3], sums.high[3]);
}

/// One panel of filters over rows of the output.
void convolve_panel(const ManyFilterConvolution& conv, const Runs& runs, Size filter, const float* panel,
                    Size first_row, Size end_row) {
  const Size channels = conv.input.channels / conv.groups;
  const Size first_channel = filter / (conv.output.channels / conv.groups) * channels;
  const Vec4 low = load(conv.bias + filter);
  const Vec4 high = load(conv.bias + filter + 4);
  Cursor at{first_row, 0};
  while (at.row < end_row) {
    const Pixels pixels = take_pixels(conv, at, end_row);
    Sums sums = starting_sums(low, high);
    const float* weights = panel;
    for (Size i = 0; i < conv.kernel_rows; ++i) {
      Size place = first_channel + i * conv.dilation_rows * conv.input.row_step;
      for (Size j = 0; j < runs.a_row; ++j, place += conv.dilation_columns * conv.input.column_step) {
        add_run(sums, pixels.in[0] + place, pixels.in[1] + place, pixels.in[2] + place, pixels.in[3] + place,
                runs.length, weights, conv.weight_step);
        weights += runs.length * conv.weight_step;
      }
    }
    store_pixels(conv, pixels, sums, filter);
  }
}

}  // namespace

void convolve_many_filters_rows(const ManyFilterConvolution& conv, Size first_row, Size end_row) {
  const bool gapless = conv.groups == 1 && conv.dilation_columns == 1 && conv.input.column_step == conv.input.channels;
  const Size channels = conv.input.channels / conv.groups;
  const Runs runs = gapless ? Runs{channels * conv.kernel_columns, 1} : Runs{channels, conv.kernel_columns};
  const Size inputs = conv.kernel_rows * conv.kernel_columns * channels;
  const Size chunk = std::max<Size>(kChunkFloats / (conv.input.row_step * conv.stride_rows), 1);
  for (Size row = first_row; row < end_row; row += chunk) {
    for (Size filter = 0; filter < conv.output.channels; filter += kPanel) {
      const Size step = conv.weight_step;
      const float* panel = conv.weights + filter / step * step * inputs + filter % step;
      convolve_panel(conv, runs, filter, panel, row, std::min(row + chunk, end_row));
    }
  }
}

void convolve_many_filters(const ManyFilterConvolution& conv) { convolve_many_filters_rows(conv, 0, conv.output.rows); }

}  // namespace cnn::kernels
