#include "core/running/kernels/pooling/lanes.hpp"

#include <algorithm>

namespace cnn::kernels {
namespace {

/// A window clipped to the image, and the number of its output.
struct Clipped {
  Size top, bottom, left, right;
  Size output;

  float cells() const { return static_cast<float>((bottom - top) * (right - left)); }
};

template <class Visit>
void each_window(const Pooling2d& size, Visit visit) {
  for (Count y = 0; y < size.output_rows; ++y) {
    const Count top = y * size.stride_rows - size.pad_top;
    for (Count x = 0; x < size.output_columns; ++x) {
      const Count left = x * size.stride_columns - size.pad_left;
      visit(Clipped{static_cast<Size>(std::max<Count>(top, 0)),
                    static_cast<Size>(std::min(top + size.pool_rows, size.rows)),
                    static_cast<Size>(std::max<Count>(left, 0)),
                    static_cast<Size>(std::min(left + size.pool_columns, size.columns)),
                    static_cast<Size>(y * size.output_columns + x)});
    }
  }
}

/// The floats of all channels of a window's cells, four at a time: visit(float of the first cell's place, …).
template <class Visit>
void each_cell(const Pooling2d& size, const Clipped& window, Visit visit) {
  const auto floats = static_cast<Size>(size.channels) * kLanes;
  for (Size y = window.top; y < window.bottom; ++y) {
    for (Size x = window.left; x < window.right; ++x) visit((y * static_cast<Size>(size.columns) + x) * floats);
  }
}

}  // namespace

void lanes_max_pooling(const Pooling2d& size, const float* input, float* output) {
  const auto floats = static_cast<Size>(size.channels) * kLanes;
  each_window(size, [&](const Clipped& window) {
    for (Size i = 0; i < floats; i += 4) {
      Vec4 most = splat(-__builtin_inff());
      each_cell(size, window, [&](Size at) { most = largest(most, load(input + at + i)); });
      store(output + window.output * floats + i, most);
    }
  });
}

void lanes_max_pooling_back(const Pooling2d& size, const float* input, const float* output,
                            const float* output_gradient, bool shared, float* input_gradient) {
  const auto floats = static_cast<Size>(size.channels) * kLanes;
  each_window(size, [&](const Clipped& window) {
    for (Size i = 0; i < floats; i += 4) {
      const Size own = window.output * floats + i;
      const Vec4 most = load(output + own);
      Vec4 gradient = load(output_gradient + own);
      if (shared) {
        Vec4 equal = splat(0.0F);
        each_cell(size, window, [&](Size at) {
          const Mask4 found = load(input + at + i) == most;
          equal += reinterpret_cast<Vec4>(reinterpret_cast<Mask4>(splat(1.0F)) & found);
        });
        gradient /= equal;
      }
      auto left = reinterpret_cast<Mask4>(gradient);  // of the lanes that have not found theirs
      each_cell(size, window, [&](Size at) {
        const Mask4 found = load(input + at + i) == most;
        float* to = input_gradient + at + i;
        store(to, load(to) + reinterpret_cast<Vec4>(left & found));
        if (!shared) left &= ~found;
      });
    }
  });
}

void lanes_average_pooling(const Pooling2d& size, const float* input, float* output) {
  const auto floats = static_cast<Size>(size.channels) * kLanes;
  each_window(size, [&](const Clipped& window) {
    const Vec4 cells = splat(window.cells());
    for (Size i = 0; i < floats; i += 4) {
      Vec4 sum = splat(0.0F);
      each_cell(size, window, [&](Size at) { sum += load(input + at + i); });
      store(output + window.output * floats + i, sum / cells);
    }
  });
}

void lanes_average_pooling_back(const Pooling2d& size, const float* output_gradient, float* input_gradient) {
  const auto floats = static_cast<Size>(size.channels) * kLanes;
  each_window(size, [&](const Clipped& window) {
    const Vec4 cells = splat(window.cells());
    for (Size i = 0; i < floats; i += 4) {
      const Vec4 share = load(output_gradient + window.output * floats + i) / cells;
      each_cell(size, window, [&](Size at) {
        float* to = input_gradient + at + i;
        store(to, load(to) + share);
      });
    }
  });
}

}  // namespace cnn::kernels
