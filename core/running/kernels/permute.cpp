// Walks the output in order and steps through the input with the strides of its axes.
#include "core/running/kernels/permute.hpp"

namespace cnn::kernels {
namespace {

/// How far apart neighbours on each axis lie.
std::vector<Count> strides_of(std::span<const Count> sizes) {
  std::vector<Count> strides(sizes.size(), 1);
  for (std::size_t axis = sizes.size(); axis-- > 1;) strides[axis - 1] = strides[axis] * sizes[axis];
  return strides;
}

/// Calls visit(to, from) for each place of the output.
template <class Visit>
void each_place(std::span<const Count> sizes, std::span<const std::size_t> order, Visit visit) {
  const std::size_t rank = sizes.size();
  const std::vector<Count> strides = strides_of(sizes);
  const Count values = rank == 0 ? 1 : strides[0] * sizes[0];
  std::vector<Count> places(rank, 0);
  Count from = 0;
  for (Count to = 0; to < values; ++to) {
    visit(to, from);
    for (std::size_t i = rank; i-- > 0;) {
      const Count stride = strides[order[i]];
      const Count size = sizes[order[i]];
      from += stride;
      if (++places[i] < size) break;
      from -= stride * size;
      places[i] = 0;
    }
  }
}

}  // namespace

void permute(std::span<const Count> sizes, std::span<const std::size_t> order, const Real* input, Real* output) {
  each_place(sizes, order, [&](Count to, Count from) { output[to] = input[from]; });
}

void permute_gradient(std::span<const Count> sizes, std::span<const std::size_t> order, const Real* output_gradient,
                      Real* input_gradient) {
  each_place(sizes, order, [&](Count to, Count from) { input_gradient[from] += output_gradient[to]; });
}

Count permuted(std::span<const Count> sizes, std::span<const std::size_t> order, Count index) {
  const std::vector<Count> strides = strides_of(sizes);
  Count from = 0;
  for (std::size_t i = order.size(); i-- > 0;) {
    const Count size = sizes[order[i]];
    from += index % size * strides[order[i]];
    index /= size;
  }
  return from;
}

}  // namespace cnn::kernels
