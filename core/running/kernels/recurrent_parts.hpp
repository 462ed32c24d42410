// What the passes of recurrent cells are made of, forwards and back.
#pragma once

#include <algorithm>
#include <cstddef>

#include "core/base/real.hpp"

namespace cnn::kernels {

/// A row times some columns of a matrix.
struct Product {
  const Real* row;
  std::size_t rows;
  const Real* matrix;
  std::size_t width;

  void add_columns(std::size_t first, std::size_t count, Real* out) const {
    for (std::size_t i = 0; i < rows; ++i) {
      const Real value = row[i];
      const Real* weights = matrix + i * width + first;
      for (std::size_t k = 0; k < count; ++k) out[k] += value * weights[k];
    }
  }

  /// The way back: `gradients` of these columns to those of the row and of the matrix, each null where nobody asks.
  void add_gradients(std::size_t first, std::size_t count, const Real* gradients, Real* of_row, Real* of_matrix) const {
    for (std::size_t i = 0; i < rows; ++i) {
      const std::size_t place = i * width + first;
      for (std::size_t k = 0; k < count && of_row != nullptr; ++k) of_row[i] += gradients[k] * matrix[place + k];
      for (std::size_t k = 0; k < count && of_matrix != nullptr; ++k) of_matrix[place + k] += gradients[k] * row[i];
    }
  }
};

inline void start(const Real* bias, std::size_t count, Real* out) {
  if (bias == nullptr) {
    std::fill_n(out, count, Real{0});
  } else {
    std::copy_n(bias, count, out);
  }
}

}  // namespace cnn::kernels
