// Samples that are learnt from again and again, each epoch in another order.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/random.hpp"
#include "core/base/real.hpp"

namespace cnn {

class DataSet {
 public:
  /// Takes memory for `samples` of one input of `input_size` numbers, as bytes or as Reals, and of `wanted_size`
  /// numbers wanted; what stood there before is gone, and so is the place in it. `scale`: what each number is
  /// multiplied by.
  void start(std::size_t samples, std::size_t input_size, std::size_t wanted_size, bool bytes, double scale);

  std::size_t samples() const { return samples_; }
  bool holds_bytes() const { return !bytes_.empty(); }
  /// Where they are to be written.
  std::uint8_t* bytes() { return bytes_.data(); }
  Real* numbers() { return numbers_.data(); }
  Real* wanted() { return wanted_.data(); }

  /// Where the next batch comes from.
  struct Place {
    std::size_t epoch = 0;   ///< finished ones
    std::size_t sample = 0;  ///< the first of the next batch, in the epoch's order
    double loss = 0;         ///< sums over the samples of the epoch so far
    double right = 0;
  };
  const Place& place() const { return place_; }
  void go_to(const Place& place);

  /// Copies the next batch, at most `most` samples, to `input` and `wanted`; answers how many. An epoch begins after
  /// the last has ended.
  std::size_t next(std::size_t most, std::uint32_t seed, Real* input, Real* wanted);
  /// What came of that batch, for the means of the epoch.
  void add(std::size_t batch, double loss, double right);

 private:
  void order(std::uint32_t seed);

  std::size_t samples_ = 0;
  std::size_t input_size_ = 0;
  std::size_t wanted_size_ = 0;
  double scale_ = 1;
  std::vector<std::uint8_t> bytes_;
  std::vector<Real> numbers_;
  std::vector<Real> wanted_;
  std::vector<std::size_t> order_;
  std::size_t ordered_epoch_ = 0;
  std::uint32_t ordered_seed_ = 0;
  Place place_;
};

}  // namespace cnn
