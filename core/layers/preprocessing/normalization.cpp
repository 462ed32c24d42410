// Normalization: mean and variance that `adapt` takes from the data. Source: keras.layers.Normalization.
#include <algorithm>
#include <cmath>

#include "core/layers/list.hpp"
#include "core/layers/shared/elementwise.hpp"

namespace cnn {
namespace {

/// TensorFlow, on which most models are made, counts the batches in 64 bits (other backends in 32).
constexpr Count kCounterBytes = 8;

std::optional<Error> check(const Site& site) {
  if (site.config.has("mean") != site.config.has("variance")) {
    return Error{"invalid_argument", "", site.config.has("mean") ? "variance" : "mean", "given_with_mean", nullptr};
  }
  return check_axes(site);
}

std::vector<Weight> weights(const Site& site) {
  // Constants given by hand are no weights.
  if (site.config.has("mean")) return {};
  const std::size_t rank = site.input().size();
  std::vector<Factor> factors;
  const auto axes = *axes_of(site.config, "axis", rank);
  factors.reserve(axes.size());
  for (const std::size_t axis : axes) {
    factors.push_back({size_label(axis, rank), site.input()[axis], static_cast<int>(factors.size())});
  }
  return {{"mean", factors, Initializer::kZeros, false},
          {"variance", factors, Initializer::kOnes, false},
          {"count", {}, Initializer::kZeros, false, kCounterBytes}};
}

bool runs(const Site& site) { return !site.config.has("mean") && axes_within_sample(site); }

Real deviation_of(const Forward& call, std::size_t i) {
  return std::max(std::sqrt(call.weights[1].data[i]), Real{1e-7});
}

void forward(const Forward& call) {
  const auto axes = *axes_of(call.config, "axis", call.output_shape.size() + 1);
  const AxisGroups groups(call.output_shape, axes);
  for (std::size_t group = 0; group < groups.count(); ++group) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const std::size_t at = groups.at(group, i);
      const Real deviation = deviation_of(call, i);
      const Real mean = call.weights[0].data[i];
      const Real x = call.inputs[0].data[at];
      call.output[at] = call.config.flag("invert") ? mean + x * deviation : (x - mean) / deviation;
    }
  }
}

/// Mean and variance are never learned.
void backward(const Backward& call) {
  const Forward& forward = call.forward;
  if (call.input_gradients[0] == nullptr) return;
  const AxisGroups groups(forward.output_shape, *axes_of(forward.config, "axis", forward.output_shape.size() + 1));
  for (std::size_t group = 0; group < groups.count(); ++group) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const std::size_t at = groups.at(group, i);
      const Real deviation = deviation_of(forward, i);
      call.input_gradients[0][at] +=
          forward.config.flag("invert") ? call.output_gradient[at] * deviation : call.output_gradient[at] / deviation;
    }
  }
}

}  // namespace

LayerKind normalization() {
  return {
      .class_name = "Normalization",
      .arguments = {{.name = "axis", .kind = ArgumentKind::kIntegers, .fallback = -1, .optional = true},
                    {.name = "mean"},
                    {.name = "variance"},
                    {.name = "invert", .kind = ArgumentKind::kFlag, .fallback = false}},
      .check = check,
      .output_shape = same_shape,
      .weights = weights,
      .forward = forward,
      .backward = backward,
      .runs = runs,
  };
}

}  // namespace cnn
