// Pooling, plainly: each window is clipped to the image, then walked once.
#include "core/running/kernels/pooling/plain.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace cnn::kernels {
namespace {

/// A window as far as it lies inside the image.
struct Clipped {
  Count top, bottom, left, right;

  Count cells() const { return (bottom - top) * (right - left); }
};

/// Calls visit(window, output) for each of them; `output`: where its channels stand.
template <class Visit>
void each_window(const Pooling2d& size, Visit visit) {
  Count output = 0;
  for (Count row = 0; row < size.output_rows; ++row) {
    const Count y = row * size.stride_rows - size.pad_top;
    for (Count column = 0; column < size.output_columns; ++column, output += size.channels) {
      const Count x = column * size.stride_columns - size.pad_left;
      visit(Clipped{std::max<Count>(y, 0), std::min(y + size.pool_rows, size.rows), std::max<Count>(x, 0),
                    std::min(x + size.pool_columns, size.columns)},
            output);
    }
  }
}

/// Calls visit(value, channel) for each value of a window, row by row; `value`: where it stands.
template <class Visit>
void each_value(const Pooling2d& size, const Clipped& window, Visit visit) {
  for (Count y = window.top; y < window.bottom; ++y) {
    for (Count x = window.left; x < window.right; ++x) {
      const Count pixel = (y * size.columns + x) * size.channels;
      for (Count c = 0; c < size.channels; ++c) visit(pixel + c, c);
    }
  }
}

/// A NaN stays and is taken: IEEE comparisons with it are false.
bool is_larger(Real value, Real largest) { return value > largest || value != value; }

constexpr Real kLowest = -std::numeric_limits<Real>::infinity();

}  // namespace

void max_pooling2d(const Pooling2d& size, const Real* input, Real* output) {
  each_window(size, [&](const Clipped& window, Count place) {
    Real* largest = output + place;
    std::fill_n(largest, size.channels, kLowest);
    each_value(size, window, [&](Count value, Count c) {
      if (is_larger(input[value], largest[c])) largest[c] = input[value];
    });
  });
}

void average_pooling2d(const Pooling2d& size, const Real* input, Real* output) {
  each_window(size, [&](const Clipped& window, Count place) {
    Real* sums = output + place;
    std::fill_n(sums, size.channels, 0.0F);
    each_value(size, window, [&](Count value, Count c) { sums[c] += input[value]; });
    for (Count c = 0; c < size.channels; ++c) sums[c] /= static_cast<Real>(window.cells());
  });
}

void max_pooling2d_gradient(const Pooling2d& size, const Real* input, const Real* output_gradient,
                            Real* input_gradient) {
  std::vector<Count> largest(static_cast<std::size_t>(size.channels));
  each_window(size, [&](const Clipped& window, Count place) {
    if (window.cells() <= 0) return;
    const Count first = (window.top * size.columns + window.left) * size.channels;
    for (Count c = 0; c < size.channels; ++c) largest[static_cast<std::size_t>(c)] = first + c;
    each_value(size, window, [&](Count value, Count c) {
      Count& where = largest[static_cast<std::size_t>(c)];
      if (is_larger(input[value], input[where])) where = value;
    });
    for (Count c = 0; c < size.channels; ++c) {
      input_gradient[largest[static_cast<std::size_t>(c)]] += output_gradient[place + c];
    }
  });
}

void average_pooling2d_gradient(const Pooling2d& size, const Real*, const Real* output_gradient, Real* input_gradient) {
  each_window(size, [&](const Clipped& window, Count place) {
    const auto cells = static_cast<Real>(window.cells());
    each_value(size, window,
               [&](Count value, Count c) { input_gradient[value] += output_gradient[place + c] / cells; });
  });
}

}  // namespace cnn::kernels
