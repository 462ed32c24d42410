// Four channels by four pixels at a time, so that each weight is loaded once for four products.
#include "core/kernels/depthwise.hpp"

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
  for (Size p = 0; p < kPixels; ++p) store(output + p * out_apart, clamp(sums[p], conv.limits));
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

}  // namespace

void convolve_depthwise(const DepthwiseConvolution& conv) {
  const Grid& output = conv.output;
  const Size apart = conv.stride_columns * conv.input.column_step;
  const Size vectors = output.columns >= kPixels ? output.channels / 4 * 4 : 0;
  for (Size y = 0; y < output.rows; ++y) {
    for (Size x = 0; vectors > 0 && x < output.columns; x += kPixels) {
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
