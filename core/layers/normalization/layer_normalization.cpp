// LayerNormalization and RMSNormalization: one scale and one offset a feature. Source: the Keras layers of these names.
#include <cmath>

#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/list.hpp"
#include "core/layers/shared/arguments.hpp"
#include "core/layers/shared/elementwise.hpp"

namespace cnn {
namespace {

std::vector<Factor> features(const Site& site) {
  // The weights' axes stand in the order in which `axis` lists them.
  const std::size_t rank = site.input().size();
  std::vector<Factor> factors;
  for (const Count given : site.config.tuple("axis")) {
    const std::size_t axis = *axis_at(given, rank);
    factors.push_back({size_label(axis, rank), site.input()[axis], static_cast<int>(factors.size())});
  }
  return factors;
}

std::vector<Weight> layer_weights(const Site& site) {
  const bool rms = site.config.flag("rms_scaling");
  std::vector<Weight> result;
  if (site.config.flag("scale") || rms) result.push_back({"gamma", features(site)});
  if (site.config.flag("center") && !rms) result.push_back({"beta", features(site)});
  return result;
}

std::vector<Weight> rms_weights(const Site& site) { return {{"scale", features(site), Initializer::kOnes}}; }

/// Sums in double, as more than float is lost on long rows.
struct Moments {
  double mean = 0;
  double variance = 0;
  double mean_square = 0;
};

Moments moments_of(const Real* values, const AxisGroups& groups, std::size_t group) {
  const auto size = static_cast<double>(groups.size());
  Moments moments;
  for (std::size_t i = 0; i < groups.size(); ++i) moments.mean += values[groups.at(group, i)] / size;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const double value = values[groups.at(group, i)];
    moments.variance += (value - moments.mean) * (value - moments.mean) / size;
    moments.mean_square += value * value / size;
  }
  return moments;
}

void layer_forward(const Forward& call) {
  const AxisGroups groups(call.output_shape, *axes_of(call.config, "axis", call.output_shape.size() + 1));
  const double epsilon = call.config.number("epsilon");
  const bool rms = call.config.flag("rms_scaling");
  std::size_t next = 0;
  const Real* gamma = call.config.flag("scale") || rms ? call.weights[next++].data : nullptr;
  const Real* beta = call.config.flag("center") && !rms ? call.weights[next].data : nullptr;
  for (std::size_t group = 0; group < groups.count(); ++group) {
    const Moments moments = moments_of(call.inputs[0].data, groups, group);
    // rms_scaling divides by the deviation, in spite of its name, but leaves the mean where it is.
    const double mean = rms ? 0 : moments.mean;
    const double inverse = 1 / std::sqrt(moments.variance + epsilon);
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const std::size_t at = groups.at(group, i);
      const double value = (call.inputs[0].data[at] - mean) * inverse * (gamma != nullptr ? gamma[i] : 1.0F);
      call.output[at] = static_cast<Real>(value + (beta != nullptr ? beta[i] : 0.0F));
    }
  }
}

void rms_forward(const Forward& call) {
  const AxisGroups groups(call.output_shape, *axes_of(call.config, "axis", call.output_shape.size() + 1));
  for (std::size_t group = 0; group < groups.count(); ++group) {
    const Moments moments = moments_of(call.inputs[0].data, groups, group);
    const double inverse = 1 / std::sqrt(moments.mean_square + call.config.number("epsilon"));
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const std::size_t at = groups.at(group, i);
      call.output[at] = static_cast<Real>(call.inputs[0].data[at] * inverse * call.weights[0].data[i]);
    }
  }
}

/// Where the gradients of one group go: that of its values, whose mean is taken off first or not, and those of the
/// weights.
struct GroupBack {
  const Backward& call;
  const AxisGroups& groups;
  std::size_t group;
  double mean;
  double inverse;
  const Real* scales;  ///< null for none

  double value(std::size_t i) const { return call.forward.inputs[0].data[groups.at(group, i)]; }
  double gradient(std::size_t i) const { return call.output_gradient[groups.at(group, i)]; }
  /// Of the value that was scaled.
  double scaled(std::size_t i) const { return gradient(i) * (scales != nullptr ? scales[i] : 1.0F); }

  /// Adds to the gradients of the scales and of what is added behind them.
  void to_weights(Real* of_scales, Real* of_offsets) const {
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (of_scales != nullptr) of_scales[i] += static_cast<Real>(gradient(i) * (value(i) - mean) * inverse);
      if (of_offsets != nullptr) of_offsets[i] += static_cast<Real>(gradient(i));
    }
  }

  /// `center`: from where values are measured under the root; `moves`: the mean that is taken off moves with them.
  void to_input(double center, bool moves) const {
    if (call.input_gradients[0] == nullptr) return;
    const auto size = static_cast<double>(groups.size());
    double sum = 0;
    double along = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      sum += scaled(i);
      along += scaled(i) * (value(i) - mean) * inverse;
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const double by_root = along * (value(i) - center) * inverse / size;
      const double left = scaled(i) - (moves ? sum / size : 0) - by_root;
      call.input_gradients[0][groups.at(group, i)] += static_cast<Real>(left * inverse);
    }
  }
};

void layer_backward(const Backward& call) {
  const Forward& forward = call.forward;
  const AxisGroups groups(forward.output_shape, *axes_of(forward.config, "axis", forward.output_shape.size() + 1));
  const bool rms = forward.config.flag("rms_scaling");
  std::size_t next = 0;
  const bool scales = forward.config.flag("scale") || rms;
  const Real* gamma = scales ? forward.weights[next].data : nullptr;
  Real* gamma_gradient = scales ? call.weight_gradients[next++] : nullptr;
  Real* beta_gradient = forward.config.flag("center") && !rms ? call.weight_gradients[next] : nullptr;
  for (std::size_t group = 0; group < groups.count(); ++group) {
    const Moments moments = moments_of(forward.inputs[0].data, groups, group);
    const double inverse = 1 / std::sqrt(moments.variance + forward.config.number("epsilon"));
    const GroupBack back{call, groups, group, rms ? 0 : moments.mean, inverse, gamma};
    back.to_weights(gamma_gradient, beta_gradient);
    back.to_input(moments.mean, !rms);
  }
}

void rms_backward(const Backward& call) {
  const Forward& forward = call.forward;
  const AxisGroups groups(forward.output_shape, *axes_of(forward.config, "axis", forward.output_shape.size() + 1));
  for (std::size_t group = 0; group < groups.count(); ++group) {
    const Moments moments = moments_of(forward.inputs[0].data, groups, group);
    const double inverse = 1 / std::sqrt(moments.mean_square + forward.config.number("epsilon"));
    const GroupBack back{call, groups, group, 0, inverse, forward.weights[0].data};
    back.to_weights(call.weight_gradients[0], nullptr);
    back.to_input(0, false);
  }
}

std::vector<Argument> arguments() {
  auto all = with_weights({{.name = "axis", .kind = ArgumentKind::kIntegers, .fallback = -1},
                           {.name = "epsilon", .kind = ArgumentKind::kNumber, .fallback = 0.001},
                           flag_argument("center", true),
                           flag_argument("scale", true)},
                          {Of::kBeta, Of::kGamma}, Activity::kFree);
  // Not by its place: newer versions take it by its name alone.
  all.push_back(flag_argument("rms_scaling", false));
  return all;
}

}  // namespace

LayerKind layer_normalization() {
  return {
      .class_name = "LayerNormalization",
      .arguments = arguments(),
      .check = check_axes,
      .output_shape = same_shape,
      .weights = layer_weights,
      .readings = reads_along_axis,
      .forward = layer_forward,
      .backward = layer_backward,
      .runs = axes_within_sample,
      .beliefs = layer_normalization_beliefs,
  };
}

LayerKind rms_normalization() {
  return {
      .class_name = "RMSNormalization",
      .arguments = {{.name = "axis", .kind = ArgumentKind::kIntegers, .fallback = -1},
                    {.name = "epsilon", .kind = ArgumentKind::kNumber, .fallback = 1e-6}},
      .check = check_axes,
      .output_shape = same_shape,
      .weights = rms_weights,
      .readings = reads_along_axis,
      .forward = rms_forward,
      .backward = rms_backward,
      .runs = axes_within_sample,
  };
}

}  // namespace cnn
