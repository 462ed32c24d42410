// OffsetAllocator in one memory for tensors that live for some of the steps: what is given back is taken again.
#pragma once

#include <iterator>
#include <map>

#include "core/base/shape.hpp"

namespace cnn {

class OffsetAllocator {
 public:
  /// The first gap that is large enough, or new floats behind all others.
  Count take(Count floats) {
    for (auto gap = gaps_.begin(); gap != gaps_.end(); ++gap) {
      if (gap->second < floats) continue;
      const auto [at, size] = *gap;
      gaps_.erase(gap);
      if (size > floats) gaps_[at + floats] = size - floats;
      return at;
    }
    const Count at = floats_;
    floats_ = saturating_add(floats_, floats);
    return at;
  }

  /// Where floats were taken, and how many.
  void give(Count at, Count floats) {
    if (floats == 0) return;
    auto gap = gaps_.emplace(at, floats).first;
    const auto next = std::next(gap);
    if (next != gaps_.end() && gap->first + gap->second == next->first) {
      gap->second += next->second;
      gaps_.erase(next);
    }
    if (gap == gaps_.begin()) return;
    const auto before = std::prev(gap);
    if (before->first + before->second != gap->first) return;
    before->second += gap->second;
    gaps_.erase(gap);
  }

  /// The most that was taken at one time.
  Count floats() const { return floats_; }

 private:
  std::map<Count, Count> gaps_;  ///< where each begins, and its floats
  Count floats_ = 0;
};

}  // namespace cnn
