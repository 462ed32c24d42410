// GroupNormalization and UnitNormalization. Source: the Keras layers of these names.
#include <algorithm>
#include <cmath>

#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/list.hpp"
#include "core/layers/shared/arguments.hpp"
#include "core/layers/shared/elementwise.hpp"

namespace cnn {
namespace {

Count channels(const Site& site) { return site.input()[*axis_at(site.config.count("axis"), site.input().size())]; }

std::optional<Error> check_group(const Site& site) {
  if (!axis_at(site.config.count("axis"), site.input().size())) {
    return Error{"invalid_argument", "", "axis", "axis_of_the_input", site.config.value("axis")};
  }
  const Count size = channels(site);
  if (size == kUnknown) return Error{"unknown_size", "", "axis", "known_size_on_axis", to_value(site.input())};
  // -1 stands for one group for each channel.
  const Count groups = site.config.count("groups") == -1 ? size : site.config.count("groups");
  if (groups <= 0 || groups > size || size % groups != 0) {
    return Error{"invalid_argument", "", "groups", "divisor_of_input_channels", groups};
  }
  return std::nullopt;
}

std::vector<Weight> group_weights(const Site& site) {
  const std::vector<Factor> factors = {{"channels", channels(site), 0}};
  std::vector<Weight> result;
  if (site.config.flag("scale")) result.push_back({"gamma", factors});
  if (site.config.flag("center")) result.push_back({"beta", factors});
  return result;
}

std::optional<Error> check_unit(const Site& site) {
  if (axes_of(site.config, "axis", site.input().size())) return std::nullopt;
  return Error{"invalid_argument", "", "axis", "axis_of_the_input", site.config.value("axis")};
}

/// Divides by the length of each vector, which counts as at least 1e-6.
void unit_forward(const Forward& call) {
  const AxisGroups groups(call.output_shape, *axes_of(call.config, "axis", call.output_shape.size() + 1));
  for (std::size_t group = 0; group < groups.count(); ++group) {
    double square = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const double value = call.inputs[0].data[groups.at(group, i)];
      square += value * value;
    }
    const double inverse = 1 / std::sqrt(std::max(square, 1e-12));
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const std::size_t at = groups.at(group, i);
      call.output[at] = static_cast<Real>(call.inputs[0].data[at] * inverse);
    }
  }
}

/// What comes back along the vector itself is lost, as its length stays; that of one shorter than 1e-6 does not.
void unit_backward(const Backward& call) {
  const Forward& forward = call.forward;
  if (call.input_gradients[0] == nullptr) return;
  const AxisGroups groups(forward.output_shape, *axes_of(forward.config, "axis", forward.output_shape.size() + 1));
  for (std::size_t group = 0; group < groups.count(); ++group) {
    double square = 0;
    double along = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const std::size_t at = groups.at(group, i);
      const double value = forward.inputs[0].data[at];
      square += value * value;
      along += call.output_gradient[at] * value;
    }
    const double inverse = 1 / std::sqrt(std::max(square, 1e-12));
    const double lost = square > 1e-12 ? along * inverse * inverse : 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const std::size_t at = groups.at(group, i);
      const double left = call.output_gradient[at] - lost * forward.inputs[0].data[at];
      call.input_gradients[0][at] += static_cast<Real>(left * inverse);
    }
  }
}

}  // namespace

LayerKind group_normalization() {
  return {
      .class_name = "GroupNormalization",
      .arguments = with_weights({{.name = "groups", .kind = ArgumentKind::kInteger, .fallback = 32},
                                 {.name = "axis", .kind = ArgumentKind::kInteger, .fallback = -1},
                                 {.name = "epsilon", .kind = ArgumentKind::kNumber, .fallback = 0.001},
                                 flag_argument("center", true),
                                 flag_argument("scale", true)},
                                {Of::kBeta, Of::kGamma}, Activity::kFree),
      .check = check_group,
      .output_shape = same_shape,
      .weights = group_weights,
      .readings = reads_all,
      .beliefs = group_normalization_beliefs,
  };
}

LayerKind unit_normalization() {
  return {
      .class_name = "UnitNormalization",
      .arguments = {{.name = "axis", .kind = ArgumentKind::kIntegers, .fallback = -1}},
      .check = check_unit,
      .output_shape = same_shape,
      .readings = reads_along_axis,
      .forward = unit_forward,
      .backward = unit_backward,
      .runs = axes_within_sample,
  };
}

}  // namespace cnn
