#include "core/training/data_set.hpp"

#include <algorithm>
#include <utility>

#include "core/training/loops.hpp"

namespace cnn {

void DataSet::start(std::size_t samples, std::size_t input_size, std::size_t wanted_size, bool bytes, double scale) {
  samples_ = samples;
  input_size_ = input_size;
  wanted_size_ = wanted_size;
  scale_ = scale;
  bytes_.assign(bytes ? samples * input_size : 0, 0);
  numbers_.assign(bytes ? 0 : samples * input_size, 0);
  wanted_.assign(samples * wanted_size, 0);
  order_.clear();
  place_ = {};
}

void DataSet::go_to(const Place& place) { place_ = place; }

/// The same order for one seed and epoch, whichever epoch was before: who goes back meets the same batches.
void DataSet::order(std::uint32_t seed) {
  const bool known = order_.size() == samples_ && ordered_epoch_ == place_.epoch && ordered_seed_ == seed;
  if (known) return;
  order_.resize(samples_);
  for (std::size_t i = 0; i < samples_; ++i) order_[i] = i;
  Random random((std::uint64_t{seed} << 32) + place_.epoch);
  for (std::size_t i = samples_; i > 1; --i) std::swap(order_[i - 1], order_[random.below(i)]);
  ordered_epoch_ = place_.epoch;
  ordered_seed_ = seed;
}

std::size_t DataSet::next(std::size_t most, std::uint32_t seed, Real* input, Real* wanted) {
  if (place_.sample >= samples_) place_ = {place_.epoch + 1};
  order(seed);
  const std::size_t batch = std::min(most, samples_ - place_.sample);
  const auto scale = static_cast<Real>(scale_);
  for (std::size_t s = 0; s < batch; ++s) {
    const std::size_t sample = order_[place_.sample + s];
    Real* to = input + s * input_size_;
    const std::size_t from = sample * input_size_;
    if (bytes_.empty()) {
      for (std::size_t i = 0; i < input_size_; ++i) to[i] = numbers_[from + i] * scale;
    } else {
      loops::scale_bytes(bytes_.data() + from, input_size_, scale, to);
    }
    std::copy_n(wanted_.data() + sample * wanted_size_, wanted_size_, wanted + s * wanted_size_);
  }
  return batch;
}

void DataSet::add(std::size_t batch, double loss, double right) {
  place_.sample += batch;
  place_.loss += loss * static_cast<double>(batch);
  place_.right += right * static_cast<double>(batch);
}

}  // namespace cnn
