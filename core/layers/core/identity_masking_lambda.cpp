// Layers that leave the shape alone: Identity, ActivityRegularization, Masking; and Lambda, whose code is not in the
// config. Source: the Keras layers of these names.
#include <algorithm>

#include "core/layers/list.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/layers/shared/gradients.hpp"

namespace cnn {
namespace {

/// Whether all values of the step that begins at `start` equal mask_value.
bool is_masked(const Forward& call, std::size_t start) {
  const auto mask = static_cast<Real>(call.config.number("mask_value"));
  const auto features = static_cast<std::size_t>(call.output_shape.back());
  const Real* step = call.inputs[0].data + start;
  return std::all_of(step, step + features, [&](Real value) { return value == mask; });
}

/// Such steps become zero.
void masking_forward(const Forward& call) {
  const auto features = static_cast<std::size_t>(call.output_shape.back());
  const std::size_t values = value_count(call.output_shape);
  for (std::size_t start = 0; start < values; start += features) {
    const bool masked = is_masked(call, start);
    for (std::size_t i = start; i < start + features; ++i) call.output[i] = masked ? 0.0F : call.inputs[0].data[i];
  }
}

void masking_backward(const Backward& call) {
  const auto features = static_cast<std::size_t>(call.forward.output_shape.back());
  elementwise_backward(
      call, [&](Real, std::size_t i) { return is_masked(call.forward, i / features * features) ? Real{0} : Real{1}; });
}

/// A sample of a single number has no features to look at: Keras would look along the batch.
bool masking_runs(const Site& site) { return site.input().size() > 1; }

bool makes_mask(const Site&) { return true; }

/// Known only where the config says it. What its code counts is never known here; Keras itself leaves it out.
Result<Shape> lambda_shape(const Site& site) {
  const Array* sizes = items_of(site.config.value("output_shape"));
  if (sizes == nullptr) return Shape{};
  Shape shape = {site.input().front()};
  for (const Value& size : *sizes) {
    if (!size.is_null() && size.integer().value_or(0) <= 0) return Shape{};
    shape.push_back(size.is_null() ? kUnknown : *size.integer());
  }
  return shape;
}

/// What it adds to the loss is no part of its output.
bool penalizes_nothing(const Site& site) { return site.config.number("l1") == 0 && site.config.number("l2") == 0; }

LayerKind copying(std::string_view class_name, std::vector<Argument> arguments) {
  return {
      .class_name = class_name,
      .arguments = std::move(arguments),
      .output_shape = same_shape,
      .forward = copy_forward,
      .backward = copy_backward,
      .combination = Combination::kCopy,
  };
}

}  // namespace

LayerKind identity() { return copying("Identity", {}); }

LayerKind activity_regularization() {
  LayerKind kind = copying("ActivityRegularization", {{.name = "l1", .kind = ArgumentKind::kNumber, .fallback = 0.0},
                                                      {.name = "l2", .kind = ArgumentKind::kNumber, .fallback = 0.0}});
  kind.has_gradient = penalizes_nothing;
  return kind;
}

LayerKind masking() {
  return {
      .class_name = "Masking",
      .arguments = {{.name = "mask_value", .kind = ArgumentKind::kNumber, .fallback = 0.0}},
      .output_shape = same_shape,
      .forward = masking_forward,
      .backward = masking_backward,
      .runs = masking_runs,
      .makes_mask = makes_mask,
  };
}

LayerKind lambda() {
  return {
      .class_name = "Lambda",
      .arguments = {{.name = "function"}, {.name = "output_shape"}, {.name = "mask"}, {.name = "arguments"}},
      .max_inputs = 0,
      .opaque = true,
      .output_shape = lambda_shape,
  };
}

}  // namespace cnn
