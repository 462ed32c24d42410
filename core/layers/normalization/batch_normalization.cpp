// BatchNormalization: four numbers a channel, two of them learned. Source: keras.layers.BatchNormalization.
#include <cmath>

#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/list.hpp"
#include "core/layers/shared/arguments.hpp"
#include "core/layers/shared/elementwise.hpp"

namespace cnn {
namespace {

std::optional<Error> check(const Site& site) {
  // Keras 2 writes a list; a list of several axes never had a meaning in Keras 3.
  if (site.config.tuple("axis").size() != 1) {
    return Error{"invalid_argument", "", "axis", "one_axis", site.config.value("axis")};
  }
  return check_axes(site);
}

std::size_t axis_of(const Config& config, std::size_t rank) { return axes_of(config, "axis", rank)->front(); }

std::vector<Weight> weights(const Site& site) {
  const std::size_t rank = site.input().size();
  const std::vector<Factor> channels = {{"channels", site.input()[axis_of(site.config, rank)], 0}};
  std::vector<Weight> result;
  const auto add = [&](std::string_view name, bool trainable, Initializer initializer = {}) {
    result.push_back({name, channels, initializer, trainable});
  };
  if (site.config.flag("scale")) add("gamma", true);
  if (site.config.flag("center")) add("beta", true);
  // The moving statistics are taken along while training, not learned: they are never trainable.
  add("moving_mean", false);
  add("moving_variance", false);
  if (site.config.flag("renorm")) {
    add("moving_stddev", false, Initializer::kOnes);
    add("renorm_mean", false, Initializer::kZeros);
    add("renorm_stddev", false, Initializer::kOnes);
  }
  return result;
}

void forward(const Forward& call) {
  const std::size_t axis = axis_of(call.config, call.output_shape.size() + 1) - 1;
  const auto channels = static_cast<std::size_t>(call.output_shape[axis]);
  const std::size_t inner = value_count(call.output_shape.subspan(axis + 1));
  const auto epsilon = static_cast<Real>(call.config.number("epsilon"));
  std::size_t next = 0;
  const Real* gamma = call.config.flag("scale") ? call.weights[next++].data : nullptr;
  const Real* beta = call.config.flag("center") ? call.weights[next++].data : nullptr;
  const Real* mean = call.weights[next].data;
  const Real* variance = call.weights[next + 1].data;
  const std::size_t values = value_count(call.output_shape);
  for (std::size_t i = 0; i < values; ++i) {
    const std::size_t c = i / inner % channels;
    const Real scale = (gamma != nullptr ? gamma[c] : 1.0F) / std::sqrt(variance[c] + epsilon);
    call.output[i] = (call.inputs[0].data[i] - mean[c]) * scale + (beta != nullptr ? beta[c] : 0.0F);
  }
}

std::vector<Argument> arguments() {
  std::vector<Argument> all = {{.name = "axis", .kind = ArgumentKind::kIntegers, .fallback = -1},
                               {.name = "momentum", .kind = ArgumentKind::kNumber, .fallback = 0.99},
                               {.name = "epsilon", .kind = ArgumentKind::kNumber, .fallback = 0.001},
                               flag_argument("center", true),
                               flag_argument("scale", true)};
  add_initializers(all, {Of::kBeta, Of::kGamma, Of::kMean, Of::kVariance});
  add_penalties(all, {Of::kBeta, Of::kGamma}, Activity::kFree);
  add_flags(all, {"synchronized", "renorm"});
  all.push_back({.name = "renorm_clipping"});
  all.push_back({.name = "renorm_momentum", .kind = ArgumentKind::kNumber, .fallback = 0.99});
  return all;
}

}  // namespace

LayerKind batch_normalization() {
  return {
      .class_name = "BatchNormalization",
      .arguments = arguments(),
      .check = check,
      .output_shape = same_shape,
      .weights = weights,
      .forward = forward,
      .runs = axes_within_sample,
      .beliefs = batch_normalization_beliefs,
  };
}

}  // namespace cnn
