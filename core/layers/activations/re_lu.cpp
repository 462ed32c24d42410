// ReLU, LeakyReLU and ELU as layers of their own. Source: the Keras layers of these names.
#include <algorithm>
#include <cmath>

#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/list.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/layers/shared/gradients.hpp"

namespace cnn {
namespace {

std::optional<Error> check_re_lu(const Site& site) {
  for (const std::string_view name : {"max_value", "negative_slope", "threshold"}) {
    if (site.config.has(name) && site.config.number(name) < 0) {
      return Error{"invalid_argument", "", name, "number_of_zero_or_more", site.config.value(name)};
    }
  }
  return std::nullopt;
}

/// max_value above, x itself over the threshold, else the slope times what is missing to the threshold.
void re_lu_forward(const Forward& call) {
  const auto slope = static_cast<Real>(call.config.number("negative_slope"));
  const auto threshold = static_cast<Real>(call.config.number("threshold"));
  const bool capped = call.config.has("max_value");
  const Real largest = capped ? static_cast<Real>(call.config.number("max_value")) : 0.0F;
  const std::size_t values = value_count(call.output_shape);
  for (std::size_t i = 0; i < values; ++i) {
    const Real x = call.inputs[0].data[i];
    Real y = x <= threshold ? slope * (x - threshold) : x;
    if (capped && y > largest) y = largest;
    call.output[i] = y;
  }
}

/// At its corners what Keras makes of functions of Torch: those that have names of their own differ from what is put
/// together.
void re_lu_backward(const Backward& call) {
  const Config& config = call.forward.config;
  const auto slope = static_cast<Real>(config.number("negative_slope"));
  const auto threshold = static_cast<Real>(config.number("threshold"));
  const bool capped = config.has("max_value");
  const Real largest = capped ? static_cast<Real>(config.number("max_value")) : 0.0F;
  const bool is_relu6 = capped && largest == 6.0F && threshold == 0.0F;
  const Real at_threshold = !capped && threshold == 0.0F ? slope : 0.0F;
  elementwise_backward(call, [&](Real x, std::size_t) {
    if (x < threshold) return slope;
    if (x == threshold) return at_threshold;
    return capped && (x > largest || (is_relu6 && x == largest)) ? 0.0F : Real{1};
  });
}

void leaky_forward(const Forward& call) {
  const auto slope = static_cast<Real>(call.config.number("negative_slope"));
  const std::size_t values = value_count(call.output_shape);
  for (std::size_t i = 0; i < values; ++i) {
    const Real x = call.inputs[0].data[i];
    call.output[i] = x < 0.0F ? slope * x : x;
  }
}

void leaky_backward(const Backward& call) {
  const auto slope = static_cast<Real>(call.forward.config.number("negative_slope"));
  elementwise_backward(call, [&](Real x, std::size_t) { return x > 0.0F ? Real{1} : slope; });
}

void elu_forward(const Forward& call) {
  const auto alpha = static_cast<Real>(call.config.number("alpha"));
  const std::size_t values = value_count(call.output_shape);
  for (std::size_t i = 0; i < values; ++i) {
    const Real x = call.inputs[0].data[i];
    call.output[i] = x < 0.0F ? alpha * std::expm1(x) : x;
  }
}

void elu_backward(const Backward& call) {
  const auto alpha = static_cast<Real>(call.forward.config.number("alpha"));
  elementwise_backward(call, [&](Real x, std::size_t) { return x > 0.0F ? Real{1} : alpha * std::exp(x); });
}

}  // namespace

LayerKind re_lu() {
  return {
      .class_name = "ReLU",
      .arguments = {{.name = "max_value", .kind = ArgumentKind::kNumber, .optional = true},
                    {.name = "negative_slope", .kind = ArgumentKind::kNumber, .fallback = 0.0},
                    {.name = "threshold", .kind = ArgumentKind::kNumber, .fallback = 0.0}},
      .check = check_re_lu,
      .output_shape = same_shape,
      .forward = re_lu_forward,
      .backward = re_lu_backward,
      .beliefs = activation_beliefs,
  };
}

LayerKind leaky_re_lu() {
  return {
      .class_name = "LeakyReLU",
      .arguments = {{.name = "negative_slope", .kind = ArgumentKind::kNumber, .fallback = 0.3, .older = "alpha"}},
      .output_shape = same_shape,
      .forward = leaky_forward,
      .backward = leaky_backward,
      .beliefs = activation_beliefs,
  };
}

LayerKind elu() {
  return {
      .class_name = "ELU",
      .arguments = {{.name = "alpha", .kind = ArgumentKind::kNumber, .fallback = 1.0}},
      .output_shape = same_shape,
      .forward = elu_forward,
      .backward = elu_backward,
      .beliefs = activation_beliefs,
  };
}

}  // namespace cnn
