// Bilinear resizing, plainly: four neighbours for each output pixel.
#include "core/kernels/resize.hpp"

#include <algorithm>
#include <cmath>

namespace cnn::kernels {

std::vector<Between> between_cells(Count size, Count factor) {
  std::vector<Between> places;
  for (Count i = 0; i < size * factor; ++i) {
    const double centre = (static_cast<double>(i) + 0.5) / static_cast<double>(factor) - 0.5;
    const double below = std::floor(centre);
    const auto first = static_cast<Count>(below);
    places.push_back({std::max<Count>(first, 0), std::min(first + 1, size - 1), static_cast<float>(centre - below)});
  }
  return places;
}

void resize_bilinear(Count columns, Count channels, const std::vector<Between>& row_places,
                     const std::vector<Between>& column_places, const float* input, float* output) {
  for (const Between& row : row_places) {
    const float* top = input + row.first * columns * channels;
    const float* bottom = input + row.second * columns * channels;
    for (const Between& column : column_places) {
      const Count left = column.first * channels;
      const Count right = column.second * channels;
      for (Count c = 0; c < channels; ++c) {
        const float above = top[left + c] + (top[right + c] - top[left + c]) * column.share;
        const float below = bottom[left + c] + (bottom[right + c] - bottom[left + c]) * column.share;
        *output++ = above + (below - above) * row.share;
      }
    }
  }
}

}  // namespace cnn::kernels
