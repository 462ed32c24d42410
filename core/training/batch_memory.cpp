#include "core/training/batch_memory.hpp"

#include <algorithm>

#include "core/running/kernels/bulk.hpp"
#include "core/training/loops.hpp"

namespace cnn {
namespace {

std::size_t packs_of(std::size_t samples, std::size_t lanes) { return (samples + lanes - 1) / lanes; }

}  // namespace

Count BatchMemory::numbers(const std::vector<LearnedTensor>& tensors, std::size_t samples, std::size_t lanes) {
  Count all = 0;
  for (std::size_t t = 0; t < tensors.size(); ++t) {
    if (tensors[t].root != t) continue;
    const auto size = static_cast<Count>(tensors[t].size);
    all = saturating_add(all, tensors[t].wants_gradient ? saturating_multiply(size, 2) : size);
  }
  return saturating_multiply(all, static_cast<Count>(packs_of(samples, lanes) * lanes));
}

BatchMemory::BatchMemory(const std::vector<LearnedTensor>& tensors, std::size_t samples, std::size_t lanes)
    : lanes_(lanes),
      packs_(packs_of(samples, lanes)),
      values_at_(tensors.size(), kNone),
      gradients_at_(tensors.size(), kNone) {
  std::size_t values = 0;
  std::size_t gradients = 0;
  for (std::size_t t = 0; t < tensors.size(); ++t) {
    const std::size_t root = tensors[t].root;
    const std::size_t numbers = tensors[t].size * lanes_ * packs_;
    sizes_.push_back(tensors[t].size);
    if (root == t) {
      values_at_[t] = values;
      values += numbers;
      if (tensors[t].wants_gradient) {
        gradients_at_[t] = gradients;
        gradients += numbers;
      }
    }
    values_at_[t] = values_at_[root];
    gradients_at_[t] = gradients_at_[root];
  }
  values_.resize(values);
  gradients_.resize(gradients);
}

Real* BatchMemory::read(Real* first_pack, std::size_t tensor, std::size_t sample, Real* room) const {
  Real* from = first_pack + place(tensor, sample);
  if (lanes_ == 1) return from;
  for (std::size_t i = 0; i < sizes_[tensor]; ++i) room[i] = from[i * lanes_];
  return room;
}

void BatchMemory::write(Real* first_pack, std::size_t tensor, std::size_t sample, const Real* from) const {
  Real* to = first_pack + place(tensor, sample);
  if (to == from) return;
  for (std::size_t i = 0; i < sizes_[tensor]; ++i) to[i * lanes_] = from[i];
}

void BatchMemory::add(Real* first_pack, std::size_t tensor, std::size_t sample, const Real* from) const {
  Real* to = first_pack + place(tensor, sample);
  for (std::size_t i = 0; i < sizes_[tensor]; ++i) to[i * lanes_] += from[i];
}

void BatchMemory::fill(Real* first_pack, std::size_t tensor, std::size_t samples, const Real* from) const {
  const std::size_t size = sizes_[tensor];
  for (std::size_t first = 0; first < samples; first += lanes_) {
    const std::size_t some = std::min(lanes_, samples - first);
    const Real* sample = from + first * size;
    loops::interleave(sample, size, some, lanes_, first_pack);
    first_pack += size * lanes_;
  }
}

void BatchMemory::take(const Real* first_pack, std::size_t tensor, std::size_t samples, Real* to) const {
  const std::size_t size = sizes_[tensor];
  for (std::size_t first = 0; first < samples; first += lanes_) {
    loops::deinterleave(first_pack, size, std::min(lanes_, samples - first), lanes_, to + first * size);
    first_pack += size * lanes_;
  }
}

void BatchMemory::reset() {
  std::fill(values_.begin(), values_.end(), Real{0});
  std::fill(gradients_.begin(), gradients_.end(), Real{0});
}

void BatchMemory::clear(Real* first_pack, std::size_t tensor) const {
  kernels::clear(first_pack, packs_ * sizes_[tensor] * lanes_);
}

}  // namespace cnn
