// Copies between layouts. Images of two and three channels, the learner's, go four pixels at a time.
#include "core/running/kernels/image_view.hpp"

#include <algorithm>

namespace cnn::kernels {
namespace {

void copy_value_by_value(const ImageView& from, const ImageView& to, Size row, Size first) {
  for (Size column = first; column < from.columns; ++column) {
    const float* in = from.at(row, column);
    float* out = to.at(row, column);
    for (Size c = 0; c < from.channels; ++c) out[c * to.channel_step] = in[c * from.channel_step];
  }
}

/// The vector itself, opaque to the compiler: merged shuffles would be ones that no machine has.
Vec4 as_it_is(Vec4 value) {
#ifdef __wasm_simd128__
  __asm__("" : "+r"(value));
#endif
  return value;
}

/// Lanes of one vector or the other, each in its place: the cheapest of all shuffles. `a`: which lane comes from b.
template <int lane>
Vec4 with_lane(Vec4 a, Vec4 b) {
  return as_it_is(
      __builtin_shufflevector(a, b, lane == 0 ? 4 : 0, lane == 1 ? 5 : 1, lane == 2 ? 6 : 2, lane == 3 ? 7 : 3));
}

// Of three vectors, lanes 0 1 2 3 from a, b, c, a or so; then one exchange of two lanes puts all in order.
Vec4 swap_1_3(Vec4 a) { return as_it_is(__builtin_shufflevector(a, a, 0, 3, 2, 1)); }
Vec4 swap_pairs(Vec4 a) { return as_it_is(__builtin_shufflevector(a, a, 1, 0, 3, 2)); }
Vec4 swap_0_2(Vec4 a) { return as_it_is(__builtin_shufflevector(a, a, 2, 1, 0, 3)); }

/// red green blue red … to three rows; answers how many columns are done.
Size split_three(const float* in, float* out, Size plane, Size columns) {
  Size x = 0;
  for (; x + 4 <= columns; x += 4, in += 12, out += 4) {
    const Vec4 a = load(in);
    const Vec4 b = load(in + 4);
    const Vec4 c = load(in + 8);
    store(out, swap_1_3(with_lane<1>(with_lane<2>(a, b), c)));
    store(out + plane, swap_pairs(with_lane<2>(with_lane<1>(b, a), c)));
    store(out + 2 * plane, swap_0_2(with_lane<2>(with_lane<1>(c, b), a)));
  }
  return x;
}

Size join_three(const float* in, float* out, Size plane, Size columns) {
  Size x = 0;
  for (; x + 4 <= columns; x += 4, in += 4, out += 12) {
    const Vec4 red = swap_1_3(load(in));
    const Vec4 green = swap_pairs(load(in + plane));
    const Vec4 blue = swap_0_2(load(in + 2 * plane));
    store(out, with_lane<2>(with_lane<1>(red, green), blue));
    store(out + 4, with_lane<2>(with_lane<1>(green, blue), red));
    store(out + 8, with_lane<2>(with_lane<1>(blue, red), green));
  }
  return x;
}

Size join_two(const float* in, float* out, Size plane, Size columns) {
  Size x = 0;
  for (; x + 4 <= columns; x += 4, in += 4, out += 8) {
    const Vec4 a = load(in);
    const Vec4 b = load(in + plane);
    store(out, as_it_is(__builtin_shufflevector(a, b, 0, 4, 1, 5)));
    store(out + 4, as_it_is(__builtin_shufflevector(a, b, 2, 6, 3, 7)));
  }
  return x;
}

enum class Way { kWhole, kPlanes, kSplitThree, kJoinTwo, kJoinThree, kValues };

Way way_of(const ImageView& from, const ImageView& to) {
  const bool to_planes = to.column_step == 1;
  const bool to_pixels = to.channel_step == 1 && to.column_step == to.channels;
  if (from.channel_step == 1 && from.column_step == from.channels) {
    if (to_pixels) return Way::kWhole;
    if (to_planes && from.channels == 3) return Way::kSplitThree;
  }
  if (from.column_step == 1) {
    if (to_planes) return Way::kPlanes;
    if (to_pixels && from.channels == 2) return Way::kJoinTwo;
    if (to_pixels && from.channels == 3) return Way::kJoinThree;
  }
  return Way::kValues;
}

/// Copies the columns of a row that the way can; answers how many.
Size copy_row(Way way, const ImageView& from, const ImageView& to, const float* in, float* out) {
  switch (way) {
    case Way::kWhole:
      std::copy_n(in, from.columns * from.channels, out);
      return from.columns;
    case Way::kPlanes:
      for (Size c = 0; c < from.channels; ++c) {
        std::copy_n(in + c * from.channel_step, from.columns, out + c * to.channel_step);
      }
      return from.columns;
    case Way::kSplitThree:
      return split_three(in, out, to.channel_step, from.columns);
    case Way::kJoinTwo:
      return join_two(in, out, from.channel_step, from.columns);
    case Way::kJoinThree:
      return join_three(in, out, from.channel_step, from.columns);
    case Way::kValues:
      return 0;
  }
  return 0;
}

/// The same image as one long row, where both grids allow it.
ImageView in_one_row(const ImageView& view) {
  ImageView row = view;
  row.columns = view.rows * view.columns;
  row.rows = 1;
  return row;
}

bool rows_touch(const ImageView& view) { return view.row_step == view.columns * view.column_step; }

}  // namespace

void copy_image(const ImageView& source, const ImageView& target) {
  const bool long_row = rows_touch(source) && rows_touch(target);
  const ImageView from = long_row ? in_one_row(source) : source;
  const ImageView to = long_row ? in_one_row(target) : target;
  const Way way = way_of(from, to);
  for (Size row = 0; row < from.rows; ++row) {
    const Size done = copy_row(way, from, to, from.at(row, 0), to.at(row, 0));
    if (done < from.columns) copy_value_by_value(from, to, row, done);
  }
}

}  // namespace cnn::kernels
