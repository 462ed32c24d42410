#include "core/running/kernels/bulk.hpp"

namespace cnn::kernels {
namespace {

typedef Real Four __attribute__((vector_size(4 * sizeof(Real))));

}  // namespace

[[clang::no_builtin]] void clear(Real* numbers, std::size_t count) {
  std::size_t i = 0;
  for (const Four zeros = {}; i + 4 <= count; i += 4) __builtin_memcpy(numbers + i, &zeros, sizeof zeros);
  for (; i < count; ++i) numbers[i] = 0;
}

[[clang::no_builtin]] void copy(const Real* from, std::size_t count, Real* to) {
  std::size_t i = 0;
  for (Four four; i + 4 <= count; i += 4) {
    __builtin_memcpy(&four, from + i, sizeof four);
    __builtin_memcpy(to + i, &four, sizeof four);
  }
  for (; i < count; ++i) to[i] = from[i];
}

}  // namespace cnn::kernels
