// Sums are held in registers: those of some filters in all lanes. In a row of the window the inputs lie one after the
// other, as long as no cell is left out between them.
#include "core/running/kernels/convolution/lanes.hpp"

#include <algorithm>

namespace cnn::kernels {
namespace {

/// Filters whose sums are held at once: of more not all would stay in sixteen registers.
constexpr Size kMostFilters = 2;

Size block_of(Size left) { return std::min(left, kMostFilters); }

/// The cells of a window that lie inside the image along one axis: from `first` to before `behind`.
struct Inside {
  Size first, behind;
};

Inside inside(Size start, Size dilation, Size kernel, Size size) {
  const Size first = start < 0 ? (-start + dilation - 1) / dilation : 0;
  const Size behind = start >= size ? 0 : std::min(kernel, (size - start + dilation - 1) / dilation);
  return {std::min(first, behind), behind};
}

// The sums of some filters in all lanes. Everything is one body with its loops unrolled: only then do they stay in
// registers.

/// `taps` inputs in a row, with `filters` weights for each.
template <Size filters>
inline __attribute__((always_inline)) void add_taps(Vec4 (&sums)[filters][kLaneVectors], const float* input,
                                                    const float* weights, Size taps) {
  for (Size t = 0; t < taps; ++t, input += kLanes, weights += filters) {
    Vec4 weight[filters];
#pragma clang loop unroll(full)
    for (Size f = 0; f < filters; ++f) weight[f] = splat(weights[f]);
#pragma clang loop unroll(full)
    for (Size v = 0; v < kLaneVectors; ++v) {
      const Vec4 value = load(input + 4 * v);
#pragma clang loop unroll(full)
      for (Size f = 0; f < filters; ++f) sums[f][v] += value * weight[f];
    }
  }
}

template <Size filters>
inline __attribute__((always_inline)) void start(Vec4 (&sums)[filters][kLaneVectors], const float* bias) {
#pragma clang loop unroll(full)
  for (Size f = 0; f < filters; ++f) {
    const Vec4 first = splat(bias == nullptr ? 0.0F : bias[f]);
#pragma clang loop unroll(full)
    for (Size v = 0; v < kLaneVectors; ++v) sums[f][v] = first;
  }
}

template <Size filters>
inline __attribute__((always_inline)) void finish(const Vec4 (&sums)[filters][kLaneVectors], bool add, float* output) {
#pragma clang loop unroll(full)
  for (Size f = 0; f < filters; ++f) {
#pragma clang loop unroll(full)
    for (Size v = 0; v < kLaneVectors; ++v) {
      float* to = output + f * kLanes + 4 * v;
      store(to, add ? load(to) + sums[f][v] : sums[f][v]);
    }
  }
}

/// One block of filters at all positions.
template <Size filters>
void convolve(const LanesConvolution& size, const float* input, const float* packed, const float* bias, bool add,
              float* output) {
  const Size row_floats = size.columns * size.channels * kLanes;
  const bool in_a_row = size.dilation_columns == 1;
  for (Size y = 0; y < size.output_rows; ++y) {
    const Size top = y * size.stride_rows - size.pad_top;
    const Inside down = inside(top, size.dilation_rows, size.kernel_rows, size.rows);
    for (Size x = 0; x < size.output_columns; ++x, output += size.filters * kLanes) {
      const Size left = x * size.stride_columns - size.pad_left;
      const Inside across = inside(left, size.dilation_columns, size.kernel_columns, size.columns);
      const Size cells = in_a_row ? across.behind - across.first : 1;
      Vec4 sums[filters][kLaneVectors];
      start<filters>(sums, bias);
      for (Size i = down.first; i < down.behind; ++i) {
        const float* row = input + (top + i * size.dilation_rows) * row_floats;
        const float* weights = packed + i * size.kernel_columns * size.channels * filters;
        for (Size j = across.first; j < across.behind; j += cells) {
          add_taps<filters>(sums, row + (left + j * size.dilation_columns) * size.channels * kLanes,
                            weights + j * size.channels * filters, cells * size.channels);
        }
      }
      finish<filters>(sums, add, output);
    }
  }
}

}  // namespace

void pack_lanes(const LanesConvolution& size, const float* kernel, float* packed) {
  const Size taps = size.kernel_rows * size.kernel_columns * size.channels;
  for (Size first = 0; first < size.filters;) {
    const Size block = block_of(size.filters - first);
    for (Size t = 0; t < taps; ++t) {
      for (Size f = 0; f < block; ++f) *packed++ = kernel[t * size.filters + first + f];
    }
    first += block;
  }
}

void pack_lanes_back(const LanesConvolution& size, const float* kernel, float* packed) {
  const Size cells = size.kernel_rows * size.kernel_columns;
  for (Size first = 0; first < size.channels;) {
    const Size block = block_of(size.channels - first);
    for (Size cell = cells; cell-- > 0;) {
      for (Size f = 0; f < size.filters; ++f) {
        for (Size c = 0; c < block; ++c) *packed++ = kernel[(cell * size.channels + first + c) * size.filters + f];
      }
    }
    first += block;
  }
}

LanesConvolution lanes_back(const LanesConvolution& size) {
  LanesConvolution back = size;
  std::swap(back.rows, back.output_rows);
  std::swap(back.columns, back.output_columns);
  std::swap(back.channels, back.filters);
  back.pad_top = (size.kernel_rows - 1) * size.dilation_rows - size.pad_top;
  back.pad_left = (size.kernel_columns - 1) * size.dilation_columns - size.pad_left;
  return back;
}

void lanes_convolution(const LanesConvolution& size, const float* input, const float* packed, const float* bias,
                       bool add, float* output) {
  const Size taps = size.kernel_rows * size.kernel_columns * size.channels;
  for (Size first = 0; first < size.filters;) {
    const Size block = block_of(size.filters - first);
    const float* own_bias = bias == nullptr ? nullptr : bias + first;
    float* own = output + first * kLanes;
    if (block == 1) convolve<1>(size, input, packed, own_bias, add, own);
    if (block == 2) convolve<2>(size, input, packed, own_bias, add, own);
    packed += taps * block;
    first += block;
  }
}

void lanes_convolution_input(const LanesConvolution& size, const float* output_gradient, const float* kernel,
                             float* input_gradient) {
  for (Size y = 0; y < size.output_rows; ++y) {
    const Size top = y * size.stride_rows - size.pad_top;
    const Inside down = inside(top, size.dilation_rows, size.kernel_rows, size.rows);
    for (Size x = 0; x < size.output_columns; ++x, output_gradient += size.filters * kLanes) {
      const Size left = x * size.stride_columns - size.pad_left;
      const Inside across = inside(left, size.dilation_columns, size.kernel_columns, size.columns);
      for (Size i = down.first; i < down.behind; ++i) {
        for (Size j = across.first; j < across.behind; ++j) {
          const Size cell = (top + i * size.dilation_rows) * size.columns + left + j * size.dilation_columns;
          const float* weights = kernel + (i * size.kernel_columns + j) * size.channels * size.filters;
          for (Size c = 0; c < size.channels; ++c, weights += size.filters) {
            Vec4 sums[1][kLaneVectors];
            start<1>(sums, nullptr);
            add_taps<1>(sums, output_gradient, weights, size.filters);
            finish<1>(sums, true, input_gradient + (cell * size.channels + c) * kLanes);
          }
        }
      }
    }
  }
}

}  // namespace cnn::kernels
