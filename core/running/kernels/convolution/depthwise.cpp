// Four channels at a time. The weights of a 3×3 kernel stay in registers while a row of pixels goes by; those of other
// kernels are loaded once for four pixels.
#include "core/running/kernels/convolution/depthwise.hpp"

#include <algorithm>

namespace cnn::kernels {
namespace {

constexpr Size kPixels = 4;

/// Four channels of `kPixels` pixels; `apart` and `out_apart`: floats between neighbouring pixels.
void convolve_four(const DepthwiseConvolution& conv, const float* input, const float* weights, Vec4 bias, Size apart,
                   float* output, Size out_apart) {
  Vec4 sums[kPixels] = {bias, bias, bias, bias};
  const Size channels = conv.input.channels;
  for (Size i = 0; i < conv.kernel_rows; ++i) {
    const float* cell = input + i * conv.dilation_rows * conv.input.row_step;
    for (Size j = 0; j < conv.kernel_columns; ++j, weights += channels) {
      const Vec4 weight = load(weights);
      sums[0] += load(cell) * weight;
      sums[1] += load(cell + apart) * weight;
      sums[2] += load(cell + 2 * apart) * weight;
      sums[3] += load(cell + 3 * apart) * weight;
      cell += conv.dilation_columns * conv.input.column_step;
    }
  }
  const Clamp4 limited(conv.limits);
  for (Size p = 0; p < kPixels; ++p) store(output + p * out_apart, limited(sums[p]));
}

void convolve_one(const DepthwiseConvolution& conv, const float* input, const float* weights, float bias,
                  float* output) {
  float sum = bias;
  for (Size i = 0; i < conv.kernel_rows; ++i) {
    const float* cell = input + i * conv.dilation_rows * conv.input.row_step;
    for (Size j = 0; j < conv.kernel_columns; ++j, weights += conv.input.channels) {
      sum += *cell * *weights;
      cell += conv.dilation_columns * conv.input.column_step;
    }
  }
  *output = clamp(sum, conv.limits);
}

/// One column of a 3×3 window, four channels.
struct Column {
  Vec4 top, middle, bottom;
};

/// Where the rows of a 3×3 window stand.
struct Three {
  const float *top, *middle, *bottom;

  Column column(Size at) const { return {load(top + at), load(middle + at), load(bottom + at)}; }

  void advance(Size step) {
    top += step;
    middle += step;
    bottom += step;
  }
};

/// The weights of four channels, row by row.
struct Nine {
  Vec4 weights[9];

  Vec4 add(Vec4 sum, const Column& cells, Size column) const {
    sum += cells.top * weights[column];
    sum += cells.middle * weights[3 + column];
    return sum + cells.bottom * weights[6 + column];
  }
};

/// A row of outputs, and where to put it.
struct Line {
  Vec4 bias;
  Clamp4 limited;
  Size count;
  float* output;
  Size step;

  void put(Vec4 sum) {
    store(output, limited(sum));
    output += step;
  }
};

/// Windows side by side: a column of cells is loaded once for the three windows that it is in.
void slide_three(Three cells, Size step, const Nine& nine, Line line) {
  const Column first = cells.column(0);
  cells.advance(step);
  const Column second = cells.column(0);
  Vec4 whole = nine.add(nine.add(line.bias, first, 0), second, 1);
  Vec4 begun = nine.add(line.bias, second, 0);
  for (Size x = 0; x < line.count; ++x) {
    cells.advance(step);
    const Column column = cells.column(0);
    line.put(nine.add(whole, column, 2));
    whole = nine.add(begun, column, 1);
    begun = nine.add(line.bias, column, 0);
  }
}

/// Windows `apart` floats apart.
void step_three(Three cells, Size step, Size apart, const Nine& nine, Line line) {
  for (Size x = 0; x < line.count; ++x, cells.advance(apart)) {
    Vec4 sum = line.bias;
    for (Size j = 0; j < 3; ++j) sum = nine.add(sum, cells.column(j * step), j);
    line.put(sum);
  }
}

void convolve_three(const DepthwiseConvolution& conv, Size row, Size channel) {
  const ImageView& output = conv.output;
  const Size down = conv.dilation_rows * conv.input.row_step;
  const float* input = conv.input.at(row * conv.stride_rows, 0) + channel;
  const Three cells{input, input + down, input + 2 * down};
  Nine nine;
  for (Size i = 0; i < 9; ++i) nine.weights[i] = load(conv.weights + i * output.channels + channel);
  const Line line{load(conv.bias + channel), Clamp4(conv.limits), output.columns, output.at(row, 0) + channel,
                  output.column_step};
  const Size step = conv.dilation_columns * conv.input.column_step;
  const Size apart = conv.stride_columns * conv.input.column_step;
  if (apart == step) {
    slide_three(cells, step, nine, line);
  } else {
    step_three(cells, step, apart, nine, line);
  }
}

}  // namespace

void convolve_depthwise(const DepthwiseConvolution& conv) {
  const ImageView& output = conv.output;
  const Size apart = conv.stride_columns * conv.input.column_step;
  const bool three = conv.kernel_rows == 3 && conv.kernel_columns == 3;
  const Size vectors = three || output.columns >= kPixels ? output.channels / 4 * 4 : 0;
  for (Size y = 0; y < output.rows; ++y) {
    for (Size c = 0; three && c < vectors; c += 4) convolve_three(conv, y, c);
    for (Size x = 0; !three && vectors > 0 && x < output.columns; x += kPixels) {
      // The last four pixels may overlap the ones before.
      const Size start = std::min(x, output.columns - kPixels);
      const float* in = conv.input.at(y * conv.stride_rows, start * conv.stride_columns);
      float* out = output.at(y, start);
      for (Size c = 0; c < vectors; c += 4) {
        convolve_four(conv, in + c, conv.weights + c, load(conv.bias + c), apart, out + c, output.column_step);
      }
    }
    for (Size x = 0; x < output.columns; ++x) {
      const float* in = conv.input.at(y * conv.stride_rows, x * conv.stride_columns);
      for (Size c = vectors; c < output.channels; ++c) {
        convolve_one(conv, in + c, conv.weights + c, conv.bias[c], output.at(y, x) + c);
      }
    }
  }
}

}  // namespace cnn::kernels
