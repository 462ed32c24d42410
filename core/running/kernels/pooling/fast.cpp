// Each window is clipped to the image once; then its cells are combined four channels at a time, or one by one.
#include "core/running/kernels/pooling/fast.hpp"

#include <algorithm>
#include <limits>

namespace cnn::kernels {
namespace {

struct Maximum {
  static constexpr float kStart = -std::numeric_limits<float>::infinity();
  static Vec4 add(Vec4 a, Vec4 b) { return largest(a, b); }
  // A NaN stays, and one that comes is taken.
  static float add(float a, float b) { return b > a || b != b ? b : a; }
  static float finish(Size) { return 1.0F; }
};

struct Average {
  static constexpr float kStart = 0.0F;
  static Vec4 add(Vec4 a, Vec4 b) { return a + b; }
  static float add(float a, float b) { return a + b; }
  static float finish(Size cells) { return 1.0F / static_cast<float>(cells); }
};

/// A window clipped to the image: its first cell and its size.
struct Clipped {
  const float* first;
  Size rows;
  Size columns;
};

Clipped clip(const Pooling2d& size, const ImageView& input, Size row, Size column) {
  const Size top = row * static_cast<Size>(size.stride_rows) - static_cast<Size>(size.pad_top);
  const Size left = column * static_cast<Size>(size.stride_columns) - static_cast<Size>(size.pad_left);
  const Size first_row = std::max<Size>(top, 0);
  const Size first_column = std::max<Size>(left, 0);
  return {input.at(first_row, first_column), std::min(top + static_cast<Size>(size.pool_rows), input.rows) - first_row,
          std::min(left + static_cast<Size>(size.pool_columns), input.columns) - first_column};
}

template <class Kind>
Vec4 pool_four(const ImageView& input, const Clipped& window, Size channel) {
  Vec4 result = splat(Kind::kStart);
  for (Size i = 0; i < window.rows; ++i) {
    const float* cell = window.first + i * input.row_step + channel;
    for (Size j = 0; j < window.columns; ++j, cell += input.column_step) result = Kind::add(result, load(cell));
  }
  return result;
}

template <class Kind>
float pool_one(const ImageView& input, const Clipped& window, Size channel) {
  float result = Kind::kStart;
  for (Size i = 0; i < window.rows; ++i) {
    const float* cell = window.first + i * input.row_step + channel * input.channel_step;
    for (Size j = 0; j < window.columns; ++j, cell += input.column_step) result = Kind::add(result, *cell);
  }
  return result;
}

template <class Kind>
void pool_window(const ImageView& input, const Clipped& window, float* output, Size channel_step) {
  const float factor = Kind::finish(window.rows * window.columns);
  Size c = 0;
  if (input.channel_step == 1 && channel_step == 1) {
    for (; c + 4 <= input.channels; c += 4) store(output + c, pool_four<Kind>(input, window, c) * splat(factor));
  }
  for (; c < input.channels; ++c) output[c * channel_step] = pool_one<Kind>(input, window, c) * factor;
}

/// Windows of 2×2 that touch, on planes: the learner's. Answers how many columns of the output are done: all of four or
/// more.
template <class Kind>
Size pool_quads(const ImageView& input, const ImageView& output, Size row, Size columns) {
  if (columns < 4) return 0;
  const Vec4 factor = splat(Kind::finish(4));
  for (Size next = 0; next < columns; next += 4) {
    const Size x = std::min(next, columns - 4);  // the last four may overlap the ones before
    const float* upper = input.at(2 * row, 2 * x);
    float* out = output.at(row, x);
    for (Size c = 0; c < input.channels; ++c, upper += input.channel_step, out += output.channel_step) {
      const float* lower = upper + input.row_step;
      const Vec4 left = Kind::add(load(upper), load(lower));
      const Vec4 right = Kind::add(load(upper + 4), load(lower + 4));
      store(out, factor * Kind::add(__builtin_shufflevector(left, right, 0, 2, 4, 6),
                                    __builtin_shufflevector(left, right, 1, 3, 5, 7)));
    }
  }
  return columns;
}

template <class Kind>
void pool_image(const Pooling2d& size, const ImageView& input, const ImageView& output) {
  const bool quads = input.column_step == 1 && output.column_step == 1 && size.pool_rows == 2 &&
                     size.pool_columns == 2 && size.stride_rows == 2 && size.stride_columns == 2 && size.pad_top == 0 &&
                     size.pad_left == 0;
  for (Size row = 0; row < output.rows; ++row) {
    const bool whole = quads && 2 * row + 2 <= input.rows;
    Size column = whole ? pool_quads<Kind>(input, output, row, std::min(output.columns, input.columns / 2)) : 0;
    for (; column < output.columns; ++column) {
      pool_window<Kind>(input, clip(size, input, row, column), output.at(row, column), output.channel_step);
    }
  }
}

}  // namespace

void max_pooling_image(const Pooling2d& size, const ImageView& input, const ImageView& output) {
  pool_image<Maximum>(size, input, output);
}

void average_pooling_image(const Pooling2d& size, const ImageView& input, const ImageView& output) {
  pool_image<Average>(size, input, output);
}

}  // namespace cnn::kernels
