// The learner's networks spend their time here: 20 columns and two filters are ten sums in ten registers.
#include "core/running/kernels/convolution/few_filters.hpp"

#include <algorithm>

namespace cnn::kernels {
namespace {

/// The sums of a strip of one row, by filter and place.
template <int filters, int vectors>
using Strip = Vec4[filters][vectors];

/// Adds the products of one column of the window.
template <int filters, int vectors>
void add_column(Strip<filters, vectors>& sums, const float* cell, Size last, const float* weights) {
  Vec4 weight[filters];
  for (int f = 0; f < filters; ++f) weight[f] = splat(weights[f]);
  for (int v = 0; v < vectors; ++v) {
    const Vec4 value = load(v == vectors - 1 ? cell + last : cell + Size{4} * v);
    for (int f = 0; f < filters; ++f) sums[f][v] += value * weight[f];
  }
}

/// Adds the products of one row of the window in one channel; answers where the next row's weights are. Three columns
/// in a turn spare steps of pointers; the questions between them keep Chromium's compiler from mixing the columns, for
/// which there are not enough registers.
template <int filters, int vectors>
const float* add_row(Strip<filters, vectors>& sums, const float* cell, Size last, const float* weights, Size columns) {
  for (;; columns -= 3, cell += 3) {
    add_column<filters, vectors>(sums, cell, last, weights);
    if (columns == 1) return weights + filters;
    add_column<filters, vectors>(sums, cell + 1, last, weights + filters);
    if (columns == 2) return weights + Size{2} * filters;
    add_column<filters, vectors>(sums, cell + 2, last, weights + Size{2} * filters);
    weights += Size{3} * filters;
    if (columns == 3) return weights;
  }
}

/// One row of `vectors` vectors for all filters. They start at x, x + 4, …, the last one at `last`, which may overlap.
template <int filters, int vectors>
void convolve_strip(const FewFilterConvolution& conv, const float* input, float* output, Size last) {
  Strip<filters, vectors> sums;
  for (int f = 0; f < filters; ++f) {
    for (int v = 0; v < vectors; ++v) sums[f][v] = splat(conv.bias[f]);
  }
  const float* weights = conv.weights;
  for (Size i = 0; i < conv.kernel_rows; ++i) {
    const float* plane = input + i * conv.dilation_rows * conv.input.row_step;
    for (Size c = 0; c < conv.input.channels; ++c, plane += conv.input.channel_step) {
      weights = add_row<filters, vectors>(sums, plane, last, weights, conv.kernel_columns);
    }
  }
  const Clamp4 limited(conv.limits);
  for (int f = 0; f < filters; ++f) {
    float* plane = output + f * conv.output.channel_step;
    for (int v = 0; v < vectors; ++v) {
      store(v == vectors - 1 ? plane + last : plane + Size{4} * v, limited(sums[f][v]));
    }
  }
}

/// All rows of one strip, top to bottom. Apart, so that a page loads only the sizes that its lessons run.
template <int filters, int vectors>
[[gnu::noinline]] void convolve_rows(const FewFilterConvolution& conv, Size x, Size last) {
  const float* input = conv.input.at(0, x);
  float* output = conv.output.at(0, x);
  const Size rows = conv.output.rows;
  const Size input_step = conv.input.row_step;
  const Size output_step = conv.output.row_step;
  for (Size y = 0; y < rows; ++y, input += input_step, output += output_step) {
    convolve_strip<filters, vectors>(conv, input, output, last);
  }
}

/// Cuts the columns into strips of as many vectors as the registers hold; the last vector ends with the row.
template <int filters, int most>
void convolve_all(const FewFilterConvolution& conv) {
  const Size columns = conv.output.columns;
  for (Size x = 0; x < columns; x += Size{4} * most) {
    const Size left = columns - x;
    const Size vectors = std::min<Size>((left + 3) / 4, most);
    const Size start = std::min(x, columns - 4);
    const Size last = std::min(x + 4 * (vectors - 1), columns - 4) - start;
    if (most >= 5 && vectors == 5) {
      convolve_rows<filters, most >= 5 ? 5 : 1>(conv, start, last);
    } else if (most >= 4 && vectors == 4) {
      convolve_rows<filters, most >= 4 ? 4 : 1>(conv, start, last);
    } else if (most >= 3 && vectors == 3) {
      convolve_rows<filters, most >= 3 ? 3 : 1>(conv, start, last);
    } else if (vectors == 2) {
      convolve_rows<filters, 2>(conv, start, last);
    } else {
      convolve_rows<filters, 1>(conv, start, last);
    }
  }
}

}  // namespace

void pack_few_filters(const float* kernel, Size rows, Size columns, Size channels, Size filters, float* packed) {
  for (Size i = 0; i < rows; ++i) {
    for (Size c = 0; c < channels; ++c) {
      for (Size j = 0; j < columns; ++j, packed += filters) {
        std::copy_n(kernel + ((i * columns + j) * channels + c) * filters, filters, packed);
      }
    }
  }
}

void convolve_few_filters(const FewFilterConvolution& conv) {
  switch (conv.output.channels) {
    case 1:
      return convolve_all<1, 5>(conv);
    case 2:
      return convolve_all<2, 5>(conv);
    case 3:
      return convolve_all<3, 3>(conv);
    default:
      return convolve_all<4, 2>(conv);
  }
}

}  // namespace cnn::kernels
