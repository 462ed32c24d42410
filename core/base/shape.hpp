// Shapes as Keras writes them: the batch first, kUnknown for None. Counts stay exact up to 2^53 - 1.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace cnn {

using Count = std::int64_t;
using Shape = std::vector<Count>;

/// Keras's None: a size that is not known before data arrives (the batch, or an undefined image side).
inline constexpr Count kUnknown = -1;

/// The largest integer that a JavaScript number holds exactly; a larger count is an error, never a rounded number.
inline constexpr Count kMaxCount = (Count{1} << 53) - 1;

/// a + b for counts in [0, kMaxCount]; nothing when the sum is larger than kMaxCount.
std::optional<Count> add(Count a, Count b);

/// a * b for counts in [0, kMaxCount]; nothing when the product is larger than kMaxCount.
std::optional<Count> multiply(Count a, Count b);

/// The same where a size that is too large is refused later, and must not wrap around until then: at most kMaxCount.
Count saturating_add(Count a, Count b);
Count saturating_multiply(Count a, Count b);

/// The product of all sizes (1 for none). Nothing when a size is unknown or the product is larger than kMaxCount.
std::optional<Count> product(std::span<const Count> sizes);

/// The sizes after the batch. `shape` must not be empty.
std::span<const Count> without_batch(const Shape& shape);

/// Where `axis` stands in a shape of this rank, counted from the end where negative; nothing when there is none.
std::optional<std::size_t> axis_at(Count axis, std::size_t rank);

/// True when every size after the batch is known.
bool is_known(const Shape& shape);

}  // namespace cnn
