// PReLU: an activation that does have parameters, a slope for each value. Source: keras.layers.PReLU.
#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/list.hpp"
#include "core/layers/shared/arguments.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/layers/shared/gradients.hpp"

namespace cnn {
namespace {

/// The axes (batch is 0) with one slope for all. Keras takes `axis - 1` as a place in the shape without the batch, so
/// that 0 and negative numbers count from the end, one further than elsewhere.
std::optional<std::vector<bool>> shared(const Config& config, std::size_t rank) {
  std::vector<bool> axes(rank, false);
  if (!config.has("shared_axes")) return axes;
  for (const Count axis : config.tuple("shared_axes")) {
    const auto place = axis_at(axis - 1, rank - 1);
    if (!place) return std::nullopt;
    axes[*place + 1] = true;
  }
  return axes;
}

std::optional<Error> check(const Site& site) {
  const auto axes = shared(site.config, site.input().size());
  if (!axes) {
    return Error{"invalid_argument", "", "shared_axes", "axis_of_the_input", site.config.value("shared_axes")};
  }
  for (std::size_t axis = 1; axis < axes->size(); ++axis) {
    if (site.input()[axis] == kUnknown && !(*axes)[axis]) {
      return Error{"unknown_size", "", "shared_axes", "known_size_on_axis", to_value(site.input())};
    }
  }
  return std::nullopt;
}

std::vector<Weight> weights(const Site& site) {
  const std::size_t rank = site.input().size();
  const auto axes = *shared(site.config, rank);
  std::vector<Factor> factors;
  for (std::size_t axis = 1; axis < rank; ++axis) {
    factors.push_back({size_label(axis, rank), axes[axis] ? 1 : site.input()[axis], static_cast<int>(axis) - 1});
  }
  return {{"alpha", factors}};
}

/// Which slope value `i` has.
std::size_t slope_at(const Forward& call, std::size_t i) {
  const auto shape = call.weights[0].shape;
  std::size_t slope = 0;
  std::size_t stride = 1;
  for (std::size_t axis = call.output_shape.size(); axis-- > 0;) {
    const auto size = static_cast<std::size_t>(call.output_shape[axis]);
    if (shape[axis] != 1) slope += i % size * stride;
    stride *= static_cast<std::size_t>(shape[axis]);
    i /= size;
  }
  return slope;
}

void forward(const Forward& call) {
  const std::size_t values = value_count(call.output_shape);
  for (std::size_t i = 0; i < values; ++i) {
    const Real x = call.inputs[0].data[i];
    call.output[i] = x < 0.0F ? call.weights[0].data[slope_at(call, i)] * x : x;
  }
}

/// Keras takes relu(x) - slope * relu(-x): at 0 nothing comes back.
void backward(const Backward& call) {
  const Forward& forward = call.forward;
  elementwise_backward(call, [&](Real x, std::size_t i) {
    if (x < 0.0F) return forward.weights[0].data[slope_at(forward, i)];
    return x > 0.0F ? Real{1} : Real{0};
  });
  if (call.weight_gradients[0] == nullptr) return;
  const std::size_t values = value_count(forward.output_shape);
  for (std::size_t i = 0; i < values; ++i) {
    const Real x = forward.inputs[0].data[i];
    if (x < 0.0F) call.weight_gradients[0][slope_at(forward, i)] += call.output_gradient[i] * x;
  }
}

}  // namespace

LayerKind p_re_lu() {
  auto arguments = with_weights({}, {Of::kAlpha}, Activity::kFree);
  arguments.push_back({.name = "shared_axes", .kind = ArgumentKind::kIntegers, .optional = true});
  return {
      .class_name = "PReLU",
      .arguments = std::move(arguments),
      .min_rank = 2,
      .check = check,
      .output_shape = same_shape,
      .weights = weights,
      .forward = forward,
      .backward = backward,
      .beliefs = p_re_lu_beliefs,
  };
}

}  // namespace cnn
