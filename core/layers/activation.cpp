// Activation, ReLU and Softmax as layers of their own. Source: keras.layers.Activation, ReLU, Softmax.
#include <algorithm>
#include <cmath>

#include "core/layers/all.hpp"
#include "core/layers/elementwise.hpp"
#include "core/layers/spatial.hpp"
#include "core/misconceptions/all.hpp"
#include "core/plans/all.hpp"

namespace cnn {
namespace {

void activation_forward(const Forward& call) { activate_forward(call, call.config.text("activation")); }

/// Keras's ReLU: max_value above, 0 or a slope below the threshold.
void re_lu_forward(const Forward& call) {
  const auto slope = static_cast<float>(call.config.number("negative_slope"));
  const auto threshold = static_cast<float>(call.config.number("threshold"));
  const bool capped = call.config.has("max_value");
  const float largest = capped ? static_cast<float>(call.config.number("max_value")) : 0.0F;
  const std::size_t values = value_count(call.output_shape);
  for (std::size_t i = 0; i < values; ++i) {
    const float x = call.inputs[0].data[i];
    float y = x < threshold ? slope * (x - threshold) : x;
    if (capped && y > largest) y = largest;
    call.output[i] = y;
  }
}

std::optional<Error> check_re_lu(const Site& site) {
  for (const std::string_view name : {"max_value", "negative_slope", "threshold"}) {
    if (site.config.has(name) && site.config.number(name) < 0) {
      return Error{"invalid_argument", "", name, "number_of_zero_or_more", site.config.value(name)};
    }
  }
  return std::nullopt;
}

/// Positive number of the softmax axis without the batch, or -1 when the axis does not exist.
Count softmax_axis(const Config& config, std::size_t rank) {
  const Count axis = config.count("axis");
  const Count positive = axis < 0 ? axis + static_cast<Count>(rank) : axis;
  return positive >= 1 && positive < static_cast<Count>(rank) ? positive - 1 : -1;
}

std::optional<Error> check_softmax(const Site& site) {
  if (softmax_axis(site.config, site.input().size()) < 0) {
    return Error{"invalid_argument", "", "axis", "axis_of_the_input", site.config.value("axis")};
  }
  return std::nullopt;
}

void softmax_forward(const Forward& call) {
  const auto axis = static_cast<std::size_t>(softmax_axis(call.config, call.output_shape.size() + 1));
  const std::size_t size = static_cast<std::size_t>(call.output_shape[axis]);
  const std::size_t inner = value_count(call.output_shape.subspan(axis + 1));
  const std::size_t outer = value_count(call.output_shape.first(axis));
  for (std::size_t line = 0; line < outer * inner; ++line) {
    const std::size_t start = line / inner * size * inner + line % inner;
    const float* in = call.inputs[0].data + start;
    float* out = call.output + start;
    float largest = in[0];
    for (std::size_t i = 1; i < size; ++i) largest = std::max(largest, in[i * inner]);
    float sum = 0.0F;
    for (std::size_t i = 0; i < size; ++i) sum += out[i * inner] = std::exp(in[i * inner] - largest);
    for (std::size_t i = 0; i < size; ++i) out[i * inner] /= sum;
  }
}

}  // namespace

LayerKind activation() {
  Argument function = activation_argument();
  function.required = true;
  return {
      .class_name = "Activation",
      .arguments = {function},
      .output_shape = same_shape,
      .forward = activation_forward,
      .plan = &kActivationPlan,
      .beliefs = activation_beliefs(),
  };
}

LayerKind re_lu() {
  return {
      .class_name = "ReLU",
      .arguments = {{.name = "max_value", .kind = ArgumentKind::kNumber, .optional = true},
                    {.name = "negative_slope", .kind = ArgumentKind::kNumber, .fallback = 0.0},
                    {.name = "threshold", .kind = ArgumentKind::kNumber, .fallback = 0.0}},
      .check = check_re_lu,
      .output_shape = same_shape,
      .forward = re_lu_forward,
      .beliefs = activation_beliefs(),
  };
}

LayerKind softmax() {
  return {
      .class_name = "Softmax",
      .arguments = {{.name = "axis", .kind = ArgumentKind::kInteger, .fallback = -1}},
      .min_rank = 2,
      .check = check_softmax,
      .output_shape = same_shape,
      .forward = softmax_forward,
      .beliefs = activation_beliefs(),
  };
}

}  // namespace cnn
