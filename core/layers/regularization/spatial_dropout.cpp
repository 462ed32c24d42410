// SpatialDropout1D, 2D and 3D: drop whole maps during training, do nothing after it, have no parameters.
// Source: keras.layers.SpatialDropout2D.
#include "core/layers/list.hpp"
#include "core/layers/regularization/noise.hpp"
#include "core/layers/shared/arguments.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/layers/shared/gradients.hpp"
#include "core/model/layout.hpp"
#include "core/running/fast/all.hpp"

namespace cnn {
namespace {

std::optional<Error> check(const Site& site) {
  const double rate = site.config.number("rate");
  if (rate < 0 || rate > 1) return Error{"invalid_argument", "", "rate", "number_from_0_to_1", rate};
  return std::nullopt;
}

/// One factor for each map.
void learning_forward(const Learning& call) {
  const double rate = call.config.number("rate");
  const double factor = rate < 1 ? 1 / (1 - rate) : 0;
  const auto axis = static_cast<std::size_t>(channel_axis(call.config, call.shape.size() + 1)) - 1;
  NoiseShape noise{Shape(call.shape.size(), 1)};
  noise.sizes[axis] = call.shape[axis];
  draw_kept(call, noise, rate, static_cast<Real>(factor));
  multiply_by_kept(call);
}

constexpr LearningRule kLearning = {one_for_each, learning_forward, factors_backward};

LayerKind spatial_dropout(int axes, std::string_view class_name) {
  std::vector<Argument> arguments = {{.name = "rate", .kind = ArgumentKind::kNumber, .required = true}};
  if (axes > 1) arguments.push_back(data_format_argument());
  arguments.push_back({.name = "seed"});
  return {
      .class_name = class_name,
      .arguments = std::move(arguments),
      .min_rank = axes + 2,
      .max_rank = axes + 2,
      .check = check,
      .output_shape = same_shape,
      .forward = copy_forward,
      .backward = copy_backward,
      .learning = &kLearning,
      .fast_path = &kFastCopy,
      .combination = Combination::kCopy,
  };
}

}  // namespace

LayerKind spatial_dropout1d() { return spatial_dropout(1, "SpatialDropout1D"); }
LayerKind spatial_dropout2d() { return spatial_dropout(2, "SpatialDropout2D"); }
LayerKind spatial_dropout3d() { return spatial_dropout(3, "SpatialDropout3D"); }

}  // namespace cnn
