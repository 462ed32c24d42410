// Dropouts and noise: at work while a model learns, nothing afterwards, and no parameters. Source: the Keras layers of
// these names.
#include <cmath>

#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/list.hpp"
#include "core/layers/regularization/noise.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/layers/shared/gradients.hpp"
#include "core/running/fast/all.hpp"

namespace cnn {
namespace {

std::optional<Error> check_fraction(const Site& site, std::string_view argument) {
  const double rate = site.config.number(argument);
  if (rate < 0 || rate > 1) return Error{"invalid_argument", "", argument, "number_from_0_to_1", rate};
  return std::nullopt;
}

std::optional<Error> check_rate(const Site& site) { return check_fraction(site, "rate"); }
std::optional<Error> check_stddev(const Site& site) { return check_fraction(site, "stddev"); }

// Each learning rule is Keras's call() with training=True.

void dropout_forward(const Learning& call) {
  const double rate = call.config.number("rate");
  // A rate of 1 drops all there is, and no factor is ever used.
  const double factor = rate < 1 ? 1 / (1 - rate) : 0;
  draw_kept(call, *read_noise_shape(call.config, call.shape), rate, static_cast<Real>(factor));
  multiply_by_kept(call);
}

/// Where a value is dropped stands what SELU tends to; all are then brought back to mean 0 and deviation 1.
void alpha_forward(const Learning& call) {
  constexpr double kLowest = -1.6732632423543772 * 1.0507009873554805;
  const double rate = call.config.number("rate");
  const double scale = rate > 0 ? 1 / std::sqrt((1 - rate) * (1 + rate * kLowest * kLowest)) : 1;
  draw_kept(call, *read_noise_shape(call.config, call.shape), rate, static_cast<Real>(scale));
  multiply_by_kept(call);
  const std::size_t all = call.samples * value_count(call.shape);
  for (std::size_t i = 0; i < all; ++i) {
    const double dropped = call.kept[i] == 0.0F ? kLowest : 0;
    call.output[i] += static_cast<Real>(scale * (dropped - kLowest * rate));
  }
}

void gaussian_dropout_forward(const Learning& call) {
  const double rate = call.config.number("rate");
  const double deviation = std::sqrt(rate / (1 - rate));
  const std::size_t all = call.samples * value_count(call.shape);
  for (std::size_t i = 0; i < all; ++i) call.kept[i] = static_cast<Real>(1 + deviation * normal(call.random));
  multiply_by_kept(call);
}

/// Keras divides by zero.
bool leaves_something(const Site& site) { return site.config.number("rate") < 1; }

bool alpha_has_gradient(const Site& site) { return leaves_something(site) && has_noise_shape(site); }

Count nothing(const Site&, std::size_t) { return 0; }

void noise_forward(const Learning& call) {
  const double deviation = call.config.number("stddev");
  const std::size_t all = call.samples * value_count(call.shape);
  for (std::size_t i = 0; i < all; ++i) {
    call.output[i] = call.input[i] + static_cast<Real>(deviation * normal(call.random));
  }
}

void noise_backward(const LearningBackward& call) {
  const std::size_t all = call.forward.samples * value_count(call.forward.shape);
  for (std::size_t i = 0; i < all && call.input_gradient != nullptr; ++i) {
    call.input_gradient[i] += call.output_gradient[i];
  }
}

constexpr LearningRule kDropout = {one_for_each, dropout_forward, factors_backward};
constexpr LearningRule kAlphaDropout = {one_for_each, alpha_forward, factors_backward};
constexpr LearningRule kGaussianDropout = {one_for_each, gaussian_dropout_forward, factors_backward};
constexpr LearningRule kNoise = {nothing, noise_forward, noise_backward};

LayerKind silent(std::string_view class_name, std::vector<Argument> more, const LearningRule* learning,
                 bool (*has_gradient)(const Site&)) {
  LayerKind kind = {
      .class_name = class_name,
      .arguments = {{.name = "rate", .kind = ArgumentKind::kNumber, .required = true}},
      .check = check_rate,
      .output_shape = same_shape,
      .forward = copy_forward,
      .backward = copy_backward,
      .learning = learning,
      .has_gradient = has_gradient,
      .fast_path = &kFastCopy,
      .combination = Combination::kCopy,
      .beliefs = dropout_beliefs,
  };
  for (Argument& argument : more) kind.arguments.push_back(std::move(argument));
  return kind;
}

}  // namespace

LayerKind dropout() {
  return silent("Dropout", {{.name = "noise_shape"}, {.name = "seed"}}, &kDropout, has_noise_shape);
}

LayerKind alpha_dropout() {
  return silent("AlphaDropout", {{.name = "noise_shape"}, {.name = "seed"}}, &kAlphaDropout, alpha_has_gradient);
}

LayerKind gaussian_dropout() {
  return silent("GaussianDropout", {{.name = "seed"}}, &kGaussianDropout, leaves_something);
}

LayerKind gaussian_noise() {
  return {
      .class_name = "GaussianNoise",
      .arguments = {{.name = "stddev", .kind = ArgumentKind::kNumber, .required = true}, {.name = "seed"}},
      .check = check_stddev,
      .output_shape = same_shape,
      .forward = copy_forward,
      .backward = copy_backward,
      .learning = &kNoise,
      .fast_path = &kFastCopy,
      .combination = Combination::kCopy,
  };
}

}  // namespace cnn
