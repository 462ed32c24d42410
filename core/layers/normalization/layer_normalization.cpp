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
      .runs = axes_within_sample,
  };
}

}  // namespace cnn
