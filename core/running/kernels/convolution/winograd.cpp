// Blocks of tiles: inputs are transformed, multiplied by 16 matrices, and turned back into 2×2 outputs.
#include "core/running/kernels/convolution/winograd.hpp"

#include <algorithm>

namespace cnn::kernels {
namespace {

constexpr Size kPoints = 16;  ///< products of a tile, and matrices

/// Tiles that are transformed at once: as many as leave their inputs in the second-level cache, whole blocks.
Size tiles_at_once(Size channels) { return std::clamp<Size>(2048 / channels, 8, 32) / kBlock * kBlock; }

/// Floats from one point's inputs to the next one's: at distances of powers of two, all 16 would fight for the same
/// place in the cache.
Size point_step(Size tiles, Size channels) { return tiles * channels + 24; }

/// The transforms of one line of four: B, and A.
struct Four {
  Vec4 a, b, c, d;
};

inline Four transform_input(Vec4 a, Vec4 b, Vec4 c, Vec4 d) { return {a - c, b + c, c - b, b - d}; }

/// One tile, four channels: 4×4 cells to the 16 points, each `step` floats from the last.
inline void transform_tile(const float* cell, Size row_step, Size column_step, float* to, Size step) {
  Four columns[4];
  for (Size j = 0; j < 4; ++j) {
    const float* in = cell + j * column_step;
    columns[j] = transform_input(load(in), load(in + row_step), load(in + 2 * row_step), load(in + 3 * row_step));
  }
  const Vec4 lines[4][4] = {{columns[0].a, columns[1].a, columns[2].a, columns[3].a},
                            {columns[0].b, columns[1].b, columns[2].b, columns[3].b},
                            {columns[0].c, columns[1].c, columns[2].c, columns[3].c},
                            {columns[0].d, columns[1].d, columns[2].d, columns[3].d}};
  for (const auto& line : lines) {
    const Four points = transform_input(line[0], line[1], line[2], line[3]);
    store(to, points.a);
    store(to + step, points.b);
    store(to + 2 * step, points.c);
    store(to + 3 * step, points.d);
    to += 4 * step;
  }
}

/// The tiles [first, first + count), counted row by row over a grid of `columns` tiles a row.
struct Block {
  Size first;
  Size count;
  Size columns;
};

void transform_inputs(const WinogradConvolution& conv, const Block& block, float* to, Size tiles) {
  const ImageView& input = conv.plain.input;
  for (Size t = 0; t < block.count; ++t) {
    const Size tile = block.first + t;
    const float* cell = input.at(tile / block.columns * 2, tile % block.columns * 2);
    for (Size c = 0; c < input.channels; c += 4) {
      transform_tile(cell + c, input.row_step, input.column_step, to + t * input.channels + c,
                     point_step(tiles, input.channels));
    }
  }
}

/// products[point][tile][8] = inputs[point][tile][channel] · weights[point][channel][8]
void multiply_points(const float* inputs, const float* weights, Size channels, Size tiles, Size count,
                     float* products) {
  for (Size point = 0; point < kPoints; ++point, weights += channels * kPanel) {
    for (Size t = 0; t < count; t += kBlock) {
      const float* in = inputs + point * point_step(tiles, channels) + t * channels;
      Sums sums = starting_sums(Vec4{}, Vec4{});
      add_run(sums, in, in + channels, in + 2 * channels, in + 3 * channels, channels, weights, kPanel);
      float* out = products + (point * tiles + t) * kPanel;
      for (Size i = 0; i < kBlock; ++i, out += kPanel) {
        store(out, sums.low[i]);
        store(out + 4, sums.high[i]);
      }
    }
  }
}

/// Four filters of one tile: 16 products to 2×2 outputs, cut where the image ends.
inline Vec4 transform_output(const float* products, Size step, Vec4 bias, const Clamp4& limited, float* out,
                             Size row_step, Size column_step, bool two_rows, bool two_columns) {
  Vec4 upper[4];
  Vec4 lower[4];
  for (Size j = 0; j < 4; ++j) {
    const float* in = products + j * step;
    const Vec4 b = load(in + 4 * step);
    const Vec4 c = load(in + 8 * step);
    upper[j] = load(in) + (b + c);
    lower[j] = (b - c) - load(in + 12 * step);
  }
  const Vec4 values[4] = {upper[0] + (upper[1] + upper[2]) + bias, (upper[1] - upper[2]) - upper[3] + bias,
                          lower[0] + (lower[1] + lower[2]) + bias, (lower[1] - lower[2]) - lower[3] + bias};
  store(out, limited(values[0]));
  if (two_columns) store(out + column_step, limited(values[1]));
  if (two_rows) store(out + row_step, limited(values[2]));
  if (two_rows && two_columns) store(out + row_step + column_step, limited(values[3]));
  // Zero for finite numbers, NaN otherwise.
  return (values[0] - values[0]) + (values[1] - values[1]) + (values[2] - values[2]) + (values[3] - values[3]);
}

/// One panel of filters of all tiles of a block. False when a NaN or an infinity came out.
bool transform_outputs(const WinogradConvolution& conv, const Block& block, const float* products, Size tiles,
                       Size filter) {
  const ImageView& output = conv.plain.output;
  const Clamp4 limited(conv.plain.limits);
  Vec4 check = {};
  for (Size t = 0; t < block.count; ++t) {
    const Size row = (block.first + t) / block.columns * 2;
    const Size column = (block.first + t) % block.columns * 2;
    for (Size half = 0; half < kPanel; half += 4) {
      check += transform_output(products + t * kPanel + half, tiles * kPanel, load(conv.plain.bias + filter + half),
                                limited, output.at(row, column) + filter + half, output.row_step, output.column_step,
                                row + 1 < output.rows, column + 1 < output.columns);
    }
  }
  return sum(check) == 0.0F;
}

}  // namespace

Size winograd_weights(Size channels, Size filters) { return kPoints * channels * whole_panels(filters); }

Size winograd_scratch(Size channels) {
  const Size tiles = tiles_at_once(channels);
  return kPoints * (point_step(tiles, channels) + tiles * kPanel);
}

void pack_winograd(const float* kernel, Size channels, Size filters, float* packed) {
  const Size step = channels * filters;
  for (Size c = 0; c < channels; ++c) {
    for (Size f = 0; f < filters; ++f) {
      const float* cell = kernel + c * filters + f;
      float lines[4][3];
      for (Size j = 0; j < 3; ++j) {
        const float a = cell[j * step];
        const float b = cell[(3 + j) * step];
        const float d = cell[(6 + j) * step];
        lines[0][j] = a;
        lines[1][j] = 0.5F * (a + b + d);
        lines[2][j] = 0.5F * (a - b + d);
        lines[3][j] = d;
      }
      float* to = packed + f / kPanel * kPoints * channels * kPanel + c * kPanel + f % kPanel;
      for (const auto& line : lines) {
        const float points[4] = {line[0], 0.5F * (line[0] + line[1] + line[2]), 0.5F * (line[0] - line[1] + line[2]),
                                 line[2]};
        for (const float point : points) {
          *to = point;
          to += channels * kPanel;
        }
      }
    }
  }
}

void convolve_winograd(const WinogradConvolution& conv) {
  const ImageView& output = conv.plain.output;
  const Size channels = conv.plain.input.channels;
  const Size tiles = tiles_at_once(channels);
  const Size tile_columns = (output.columns + 1) / 2;
  const Size all = (output.rows + 1) / 2 * tile_columns;
  float* inputs = conv.scratch;
  float* products = inputs + kPoints * point_step(tiles, channels);
  for (Size first = 0; first < all; first += tiles) {
    const Block block{first, std::min(tiles, all - first), tile_columns};
    transform_inputs(conv, block, inputs, tiles);
    bool finite = true;
    for (Size filter = 0; filter < output.channels; filter += kPanel) {
      const float* weights = conv.weights + filter * kPoints * channels;
      multiply_points(inputs, weights, channels, tiles, block.count, products);
      finite = transform_outputs(conv, block, products, tiles, filter) && finite;
    }
    if (!finite) {
      const Size last_row = (first + block.count - 1) / tile_columns * 2 + 2;
      convolve_many_filters_rows(conv.plain, first / tile_columns * 2, std::min(last_row, output.rows));
    }
  }
}

}  // namespace cnn::kernels
