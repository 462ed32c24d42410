// The gradients of a kernel: each weight's is the sum, over all places of the window, of what it read times what came
// back. A row of the output is gone through for a few weights at a time, whose sums are held in registers.
#include <algorithm>

#include "core/running/kernels/convolution/lanes.hpp"

namespace cnn::kernels {
namespace {

/// Some taps (inputs that lie one after the other) by some filters, at `count` places of one row. `step`: floats from
/// one place's inputs to the next one's; `sums`: of the first tap and filter, `filter_step` floats from tap to tap.
template <Size taps, Size filters>
void add_products(const float* input, Size step, const float* gradient, Size gradient_step, Size count, float* sums,
                  Size filter_step) {
  Vec4 sum[taps][filters];
  for (Size t = 0; t < taps; ++t) {
    for (Size f = 0; f < filters; ++f) sum[t][f] = load(sums + t * filter_step + f * 4);
  }
  for (Size i = 0; i < count; ++i, input += step, gradient += gradient_step) {
    for (Size v = 0; v < kLanes; v += 4) {
      Vec4 back[filters];
      for (Size f = 0; f < filters; ++f) back[f] = load(gradient + f * kLanes + v);
      for (Size t = 0; t < taps; ++t) {
        const Vec4 value = load(input + t * kLanes + v);
        for (Size f = 0; f < filters; ++f) sum[t][f] += value * back[f];
      }
    }
  }
  for (Size t = 0; t < taps; ++t) {
    for (Size f = 0; f < filters; ++f) store(sums + t * filter_step + f * 4, sum[t][f]);
  }
}

/// The same for any number of taps.
template <Size filters>
void add_taps(const float* input, Size step, const float* gradient, Size gradient_step, Size count, Size taps,
              float* sums, Size filter_step) {
  constexpr Size kBlock = filters == 3 ? 3 : 4;
  for (; taps >= kBlock; taps -= kBlock, input += kBlock * kLanes, sums += kBlock * filter_step) {
    add_products<kBlock, filters>(input, step, gradient, gradient_step, count, sums, filter_step);
  }
  for (; taps > 0; --taps, input += kLanes, sums += filter_step) {
    add_products<1, filters>(input, step, gradient, gradient_step, count, sums, filter_step);
  }
}

struct Row {
  const float* input;
  const float* gradient;  ///< of the row's first place
  Size count;
};

void add_block(const Row& row, Size step, Size gradient_step, Size taps, float* sums, Size filters) {
  const Size filter_step = filters * 4;
  const float* gradient = row.gradient;
  for (Size left = filters; left > 0;) {
    const Size block = left == 4 || left == 2 ? 2 : std::min<Size>(left, 3);
    if (block == 1) add_taps<1>(row.input, step, gradient, gradient_step, row.count, taps, sums, filter_step);
    if (block == 2) add_taps<2>(row.input, step, gradient, gradient_step, row.count, taps, sums, filter_step);
    if (block == 3) add_taps<3>(row.input, step, gradient, gradient_step, row.count, taps, sums, filter_step);
    gradient += block * kLanes;
    sums += block * 4;
    left -= block;
  }
}

/// The places x of an output row, from `first` to before `behind`, at which column j of the window is inside.
struct Places {
  Size first, behind;
};

Places places_of(const LanesConvolution& size, Size j) {
  const Size start = j * size.dilation_columns - size.pad_left;  // where it stands at x = 0
  const Size stride = size.stride_columns;
  const Size first = start < 0 ? (-start + stride - 1) / stride : 0;
  const Size behind = start >= size.columns ? 0 : (size.columns - 1 - start) / stride + 1;
  return {std::min(first, size.output_columns), std::min(behind, size.output_columns)};
}

/// One row of the output, one row of the window. Where all columns of the window are inside, they are one row of taps.
void add_row(const LanesConvolution& size, const float* image_row, const float* gradient, float* sums) {
  const Size step = size.stride_columns * size.channels * kLanes;
  const Size gradient_step = size.filters * kLanes;
  const auto at = [&](Size x, Size j) {
    return image_row + (x * size.stride_columns - size.pad_left + j * size.dilation_columns) * size.channels * kLanes;
  };
  const Places low = places_of(size, 0);
  const Places high = places_of(size, size.kernel_columns - 1);
  const bool in_a_row = size.dilation_columns == 1;
  const Size first = in_a_row ? std::min(low.first, high.behind) : 0;
  const Size behind = in_a_row ? std::max(first, high.behind) : 0;
  if (behind > first) {
    add_block({at(first, 0), gradient + first * gradient_step, behind - first}, step, gradient_step,
              size.kernel_columns * size.channels, sums, size.filters);
  }
  for (Size j = 0; j < size.kernel_columns; ++j, sums += size.channels * size.filters * 4) {
    const Places own = places_of(size, j);
    for (const Places edge :
         {Places{own.first, std::min(own.behind, first)}, Places{std::max(own.first, behind), own.behind}}) {
      if (edge.behind <= edge.first) continue;
      add_block({at(edge.first, j), gradient + edge.first * gradient_step, edge.behind - edge.first}, step,
                gradient_step, size.channels, sums, size.filters);
    }
  }
}

void add_bias(Size places, Size filters, const float* gradient, float* sums) {
  for (Size f = 0; f < filters; ++f) {
    Vec4 sum = load(sums + f * 4);
    for (Size i = 0; i < places; ++i) {
      const float* own = gradient + (i * filters + f) * kLanes;
      for (Size v = 0; v < kLanes; v += 4) sum += load(own + v);
    }
    store(sums + f * 4, sum);
  }
}

}  // namespace

void lanes_convolution_weights(const LanesConvolution& size, const float* input, const float* output_gradient,
                               float* kernel_sums, float* bias_sums) {
  if (bias_sums != nullptr) add_bias(size.output_rows * size.output_columns, size.filters, output_gradient, bias_sums);
  if (kernel_sums == nullptr) return;
  const Size row_sums = size.kernel_columns * size.channels * size.filters * 4;
  for (Size y = 0; y < size.output_rows; ++y) {
    const float* gradient = output_gradient + y * size.output_columns * size.filters * kLanes;
    for (Size i = 0; i < size.kernel_rows; ++i) {
      const Size row = y * size.stride_rows - size.pad_top + i * size.dilation_rows;
      if (row < 0 || row >= size.rows) continue;
      add_row(size, input + row * size.columns * size.channels * kLanes, gradient, kernel_sums + i * row_sums);
    }
  }
}

}  // namespace cnn::kernels
