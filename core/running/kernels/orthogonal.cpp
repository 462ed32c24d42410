#include "core/running/kernels/orthogonal.hpp"

#include <algorithm>

namespace cnn::kernels {
namespace {

/// Sums side by side, so that none waits for the one before it.
constexpr std::size_t kLanes = 4;

double product(const float* other, const double* vector, std::size_t length) {
  double sums[kLanes] = {};
  std::size_t k = 0;
  for (; k + kLanes <= length; k += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      sums[lane] += vector[k + lane] * static_cast<double>(other[k + lane]);
    }
  }
  for (; k < length; ++k) sums[0] += vector[k] * static_cast<double>(other[k]);
  return sums[0] + sums[1] + (sums[2] + sums[3]);
}

void part_from_row(const float* other, double* vector, std::size_t length) {
  const double along = product(other, vector, length);
  for (std::size_t k = 0; k < length; ++k) vector[k] -= along * static_cast<double>(other[k]);
}

/// Columns side by side are read row by row, as memory has them: all products are known before any is taken away.
void part_from_columns(const float* others, std::size_t count, std::size_t step, double* vector, std::size_t length) {
  constexpr std::size_t kAtOnce = 64;
  for (std::size_t first = 0; first < count; first += kAtOnce) {
    const std::size_t some = std::min(kAtOnce, count - first);
    double along[kAtOnce] = {};
    for (std::size_t k = 0; k < length; ++k) {
      const float* row = others + k * step + first;
      for (std::size_t i = 0; i < some; ++i) along[i] += vector[k] * static_cast<double>(row[i]);
    }
    for (std::size_t k = 0; k < length; ++k) {
      const float* row = others + k * step + first;
      double sum = 0;
      for (std::size_t i = 0; i < some; ++i) sum += along[i] * static_cast<double>(row[i]);
      vector[k] -= sum;
    }
  }
}

}  // namespace

void part_from(const float* others, std::size_t count, std::size_t apart, std::size_t step, double* vector,
               std::size_t length) {
  if (apart == 1) return part_from_columns(others, count, step, vector, length);
  for (std::size_t i = 0; i < count; ++i) part_from_row(others + i * apart, vector, length);
}

}  // namespace cnn::kernels
