#include "core/layers/regularization/noise.hpp"

#include "core/layers/merging/merge.hpp"
#include "core/layers/shared/elementwise.hpp"

namespace cnn {

Count one_for_each(const Site& site, std::size_t samples) {
  return saturating_multiply(static_cast<Count>(value_count(without_batch(site.input()))), static_cast<Count>(samples));
}

std::optional<NoiseShape> read_noise_shape(const Config& config, std::span<const Count> shape) {
  NoiseShape noise{{shape.begin(), shape.end()}};
  if (!config.has("noise_shape")) return noise;
  const Array* sizes = items_of(config.value("noise_shape"));
  if (sizes == nullptr || sizes->size() != shape.size() + 1) return std::nullopt;
  for (std::size_t axis = 0; axis < sizes->size(); ++axis) {
    const Value& size = (*sizes)[axis];
    if (size.is_null()) continue;
    const Count given = size.integer().value_or(0);
    if (axis == 0) {
      noise.every_sample = false;
      if (given != 1) return std::nullopt;
    } else if (given == 1) {
      noise.sizes[axis - 1] = 1;
    } else if (given != shape[axis - 1]) {
      return std::nullopt;
    }
  }
  return noise;
}

bool has_noise_shape(const Site& site) {
  return read_noise_shape(site.config, without_batch(site.input())).has_value();
}

void draw_kept(const Learning& call, const NoiseShape& noise, double rate, Real factor) {
  const std::size_t values = value_count(call.shape);
  const auto draw = [&] { return call.random.uniform() < rate ? Real{0} : factor; };
  // Most have no noise_shape, and are the reason that a step waits.
  if (noise.every_sample && value_count(noise.sizes) == values) {
    for (std::size_t i = 0; i < call.samples * values; ++i) call.kept[i] = draw();
    return;
  }
  std::vector<Real> drawn(value_count(noise.sizes));
  for (std::size_t sample = 0; sample < call.samples; ++sample) {
    for (Real& one : drawn) {
      if (sample == 0 || noise.every_sample) one = draw();
    }
    Real* kept = call.kept + sample * values;
    for (std::size_t i = 0; i < values; ++i) kept[i] = drawn[stretched_index(noise.sizes, call.shape, i)];
  }
}

void multiply_by_kept(const Learning& call) {
  const std::size_t all = call.samples * value_count(call.shape);
  for (std::size_t i = 0; i < all; ++i) call.output[i] = call.input[i] * call.kept[i];
}

void factors_backward(const LearningBackward& call) {
  if (call.input_gradient == nullptr) return;
  const std::size_t all = call.forward.samples * value_count(call.forward.shape);
  for (std::size_t i = 0; i < all; ++i) call.input_gradient[i] += call.output_gradient[i] * call.forward.kept[i];
}

}  // namespace cnn
