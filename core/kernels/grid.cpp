// Copies between layouts. Images of two and three channels, the learner's, go four pixels at a time.
#include "core/kernels/grid.hpp"

#include <algorithm>

namespace cnn::kernels {
namespace {

void copy_value_by_value(const Grid& from, const Grid& to, Size row, Size first) {
  for (Size column = first; column < from.columns; ++column) {
    const float* in = from.at(row, column);
    float* out = to.at(row, column);
    for (Size c = 0; c < from.channels; ++c) out[c * to.channel_step] = in[c * from.channel_step];
  }
}

/// red green blue red … to three rows; answers how many columns are done.
Size split_three(const float* in, float* out, Size plane, Size columns) {
  Size x = 0;
  for (; x + 4 <= columns; x += 4, in += 12, out += 4) {
    const Vec4 a = load(in);
    const Vec4 b = load(in + 4);
    const Vec4 c = load(in + 8);
    const Vec4 red = __builtin_shufflevector(a, b, 0, 3, 6, 6);
    const Vec4 green = __builtin_shufflevector(a, b, 1, 4, 7, 7);
    const Vec4 blue = __builtin_shufflevector(a, b, 2, 5, 5, 5);
    store(out, __builtin_shufflevector(red, c, 0, 1, 2, 5));
    store(out + plane, __builtin_shufflevector(green, c, 0, 1, 2, 6));
    store(out + 2 * plane, __builtin_shufflevector(blue, c, 0, 1, 4, 7));
  }
  return x;
}

Size join_two(const float* in, float* out, Size plane, Size columns) {
  Size x = 0;
  for (; x + 4 <= columns; x += 4, in += 4, out += 8) {
    const Vec4 a = load(in);
    const Vec4 b = load(in + plane);
    store(out, __builtin_shufflevector(a, b, 0, 4, 1, 5));
    store(out + 4, __builtin_shufflevector(a, b, 2, 6, 3, 7));
  }
  return x;
}

Size join_three(const float* in, float* out, Size plane, Size columns) {
  Size x = 0;
  for (; x + 4 <= columns; x += 4, in += 4, out += 12) {
    const Vec4 red = load(in);
    const Vec4 green = load(in + plane);
    const Vec4 blue = load(in + 2 * plane);
    const Vec4 low = __builtin_shufflevector(red, green, 0, 4, 1, 5);   // r0 g0 r1 g1
    const Vec4 high = __builtin_shufflevector(red, green, 2, 6, 3, 7);  // r2 g2 r3 g3
    const Vec4 middle = __builtin_shufflevector(low, blue, 3, 5, 3, 5);  // g1 b1
    store(out, __builtin_shufflevector(low, blue, 0, 1, 4, 2));
    store(out + 4, __builtin_shufflevector(middle, high, 0, 1, 4, 5));
    store(out + 8, __builtin_shufflevector(blue, high, 2, 6, 7, 3));
  }
  return x;
}

/// Copies the columns of a row that a faster way knows; answers how many.
Size copy_fast(const Grid& from, const Grid& to, const float* in, float* out) {
  const bool both_pixels = from.channel_step == 1 && to.channel_step == 1;
  if (both_pixels && from.column_step == from.channels && to.column_step == to.channels) {
    std::copy_n(in, from.columns * from.channels, out);
    return from.columns;
  }
  if (from.column_step == 1 && to.column_step == 1) {
    for (Size c = 0; c < from.channels; ++c) {
      std::copy_n(in + c * from.channel_step, from.columns, out + c * to.channel_step);
    }
    return from.columns;
  }
  if (from.column_step == 3 && from.channel_step == 1 && to.column_step == 1 && from.channels == 3) {
    return split_three(in, out, to.channel_step, from.columns);
  }
  if (from.column_step == 1 && to.channel_step == 1 && to.column_step == from.channels) {
    if (from.channels == 2) return join_two(in, out, from.channel_step, from.columns);
    if (from.channels == 3) return join_three(in, out, from.channel_step, from.columns);
  }
  return 0;
}

}  // namespace

void copy_grid(const Grid& from, const Grid& to) {
  for (Size row = 0; row < from.rows; ++row) {
    const Size done = copy_fast(from, to, from.at(row, 0), to.at(row, 0));
    copy_value_by_value(from, to, row, done);
  }
}

}  // namespace cnn::kernels
