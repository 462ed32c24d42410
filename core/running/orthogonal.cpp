// Orthogonal matrices by Gram and Schmidt: what QR gives where the diagonal of R is positive, which Keras sees to.
#include "core/running/orthogonal.hpp"

#include <cmath>
#include <vector>

#include "core/running/kernels/orthogonal.hpp"

namespace cnn {
namespace {

/// The matrix's rows or columns, whichever are fewer: `count` vectors of `length` numbers.
struct Vectors {
  std::size_t count;
  std::size_t length;
  std::size_t apart;  ///< from the first number of one to that of the next
  std::size_t step;   ///< from number to number
};

Vectors vectors_of(const Shape& shape) {
  std::size_t rows = 1;
  for (std::size_t i = 0; i + 1 < shape.size(); ++i) rows *= static_cast<std::size_t>(shape[i]);
  const auto columns = static_cast<std::size_t>(shape.back());
  if (rows <= columns) return {rows, columns, columns, 1};
  return {columns, rows, 1, columns};
}

/// Numbers that are drawn for it, and products with all vectors before it.
Count work_of(const Vectors& vectors, std::size_t vector) {
  return static_cast<Count>(vectors.length) * (kNormalWork + static_cast<Count>(vector / 4));
}

double length_of(const std::vector<double>& vector) {
  double squares = 0;
  for (const double number : vector) squares += number * number;
  return std::sqrt(squares);
}

void draw_vector(const Vectors& vectors, Random& random, std::span<float> all, std::size_t number) {
  std::vector<double> vector(vectors.length);
  for (double& one : vector) one = normal(random);
  double length = length_of(vector);
  double before = 0;
  // Again where most of it lay along the others: what rounding left of that is much of what is left.
  do {
    before = length;
    kernels::part_from(all.data(), number, vectors.apart, vectors.step, vector.data(), vectors.length);
    length = length_of(vector);
  } while (length < before / 2);
  float* place = all.data() + number * vectors.apart;
  for (std::size_t k = 0; k < vectors.length; ++k) place[k * vectors.step] = static_cast<float>(vector[k] / length);
}

}  // namespace

std::size_t draw_orthogonal(const Shape& shape, double gain, Random& random, std::span<float> all, std::size_t drawn,
                            Count most) {
  const Vectors vectors = vectors_of(shape);
  const std::size_t first = drawn / vectors.length;
  std::size_t next = first;
  while (next < vectors.count && (next == first || most > 0)) {
    draw_vector(vectors, random, all, next);
    most -= work_of(vectors, next++);
  }
  // Last, as vectors are held against each other by their lengths of one.
  if (next == vectors.count) {
    for (float& number : all) number = static_cast<float>(number * gain);
  }
  return (next - first) * vectors.length;
}

Count orthogonal_work(const Shape& shape, std::size_t drawn) {
  const Vectors vectors = vectors_of(shape);
  Count work = 0;
  for (std::size_t i = drawn / vectors.length; i < vectors.count; ++i) work += work_of(vectors, i);
  return work;
}

}  // namespace cnn
