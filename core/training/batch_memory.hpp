// The numbers of a batch: of every tensor its values, and its gradient where one is asked for. Samples lie in packs of
// `lanes`, side by side; with one lane they lie one after the other.
#pragma once

#include <vector>

#include "core/training/plan.hpp"

namespace cnn {

class BatchMemory {
 public:
  /// `samples`: the most of a batch.
  BatchMemory(const std::vector<LearnedTensor>& tensors, std::size_t samples, std::size_t lanes);

  /// What it takes, in numbers.
  static Count numbers(const std::vector<LearnedTensor>& tensors, std::size_t samples, std::size_t lanes);

  std::size_t lanes() const { return lanes_; }
  std::size_t packs() const { return packs_; }
  std::size_t size(std::size_t tensor) const { return sizes_[tensor]; }
  Real* values(std::size_t tensor, std::size_t pack) { return at(values_, values_at_[tensor], tensor, pack); }
  /// Null where nobody asks for it.
  Real* gradients(std::size_t tensor, std::size_t pack) {
    return gradients_at_[tensor] == kNone ? nullptr : at(gradients_, gradients_at_[tensor], tensor, pack);
  }

  /// One sample's numbers in a row: where they lie, or a copy of them in `room`.
  Real* read(Real* first_pack, std::size_t tensor, std::size_t sample, Real* room) const;
  /// One of them.
  Real value(const Real* first_pack, std::size_t tensor, std::size_t sample, Count index) const {
    return first_pack[place(tensor, sample) + static_cast<std::size_t>(index) * lanes_];
  }
  /// The other way: copies them, or adds them, to where they belong.
  void write(Real* first_pack, std::size_t tensor, std::size_t sample, const Real* from) const;
  void add(Real* first_pack, std::size_t tensor, std::size_t sample, const Real* from) const;
  /// Samples that stand one after the other, into a whole tensor; zeros in the lanes behind the last.
  void fill(Real* first_pack, std::size_t tensor, std::size_t samples, const Real* from) const;
  /// The other way.
  void take(const Real* first_pack, std::size_t tensor, std::size_t samples, Real* to) const;
  /// Zeros everywhere.
  void reset();
  /// Zeros in a whole tensor, all packs.
  void clear(Real* first_pack, std::size_t tensor) const;

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  Real* at(std::vector<Real>& numbers, std::size_t start, std::size_t tensor, std::size_t pack) {
    return numbers.data() + start + pack * sizes_[tensor] * lanes_;
  }
  std::size_t place(std::size_t tensor, std::size_t sample) const {
    return sample / lanes_ * sizes_[tensor] * lanes_ + sample % lanes_;
  }

  std::size_t lanes_;
  std::size_t packs_;
  std::vector<std::size_t> sizes_;
  std::vector<std::size_t> values_at_;
  std::vector<std::size_t> gradients_at_;
  std::vector<Real> values_;
  std::vector<Real> gradients_;
};

}  // namespace cnn
