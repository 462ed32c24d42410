// BatchNormalization: four numbers a channel, two of them learned. Source: keras.layers.BatchNormalization.
#include <cmath>

#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/list.hpp"
#include "core/layers/shared/arguments.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/model/facts.hpp"

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

/// Where the channels of a sample lie, and which weights a layer has.
struct Places {
  std::size_t channels;
  std::size_t inner;   ///< values of a channel that lie together
  std::size_t values;  ///< of one sample
  double epsilon;
  std::size_t gamma;  ///< kNone where it does not scale …
  std::size_t beta;   ///< … or has no centre
  std::size_t mean;
  std::size_t variance;

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::size_t channel(std::size_t i) const { return i / inner % channels; }
  std::size_t of_channel() const { return values / channels; }
};

Places places_of(const Config& config, std::span<const Count> shape) {
  const std::size_t axis = axis_of(config, shape.size() + 1) - 1;
  std::size_t next = 0;
  Places places{static_cast<std::size_t>(shape[axis]),
                value_count(shape.subspan(axis + 1)),
                value_count(shape),
                config.number("epsilon"),
                Places::kNone,
                Places::kNone,
                0,
                0};
  if (config.flag("scale")) places.gamma = next++;
  if (config.flag("center")) places.beta = next++;
  places.mean = next;
  places.variance = next + 1;
  return places;
}

void forward(const Forward& call) {
  const Places at = places_of(call.config, call.output_shape);
  const auto epsilon = static_cast<Real>(at.epsilon);
  const Real* gamma = at.gamma == Places::kNone ? nullptr : call.weights[at.gamma].data;
  const Real* beta = at.beta == Places::kNone ? nullptr : call.weights[at.beta].data;
  const Real* mean = call.weights[at.mean].data;
  const Real* variance = call.weights[at.variance].data;
  for (std::size_t i = 0; i < at.values; ++i) {
    const std::size_t c = at.channel(i);
    const Real scale = (gamma != nullptr ? gamma[c] : 1.0F) / std::sqrt(variance[c] + epsilon);
    call.output[i] = (call.inputs[0].data[i] - mean[c]) * scale + (beta != nullptr ? beta[c] : 0.0F);
  }
}

/// Of a layer that is frozen: its moving statistics are constants, and so have no gradients.
void backward(const Backward& call) {
  const Forward& forward = call.forward;
  const Places at = places_of(forward.config, forward.output_shape);
  const Real* gamma = at.gamma == Places::kNone ? nullptr : forward.weights[at.gamma].data;
  Real* gamma_gradient = at.gamma == Places::kNone ? nullptr : call.weight_gradients[at.gamma];
  Real* beta_gradient = at.beta == Places::kNone ? nullptr : call.weight_gradients[at.beta];
  Real* input_gradient = call.input_gradients[0];
  for (std::size_t i = 0; i < at.values; ++i) {
    const std::size_t c = at.channel(i);
    const Real gradient = call.output_gradient[i];
    const Real inverse = 1.0F / std::sqrt(forward.weights[at.variance].data[c] + static_cast<Real>(at.epsilon));
    const Real normal = (forward.inputs[0].data[i] - forward.weights[at.mean].data[c]) * inverse;
    if (beta_gradient != nullptr) beta_gradient[c] += gradient;
    if (gamma_gradient != nullptr) gamma_gradient[c] += gradient * normal;
    if (input_gradient != nullptr) input_gradient[i] += gradient * inverse * (gamma != nullptr ? gamma[c] : 1.0F);
  }
}

/// What is kept of a batch: for each channel its mean, one by its deviation, and its variance.
struct Kept {
  Real* mean;
  Real* inverse;
  Real* variance;
};

Kept kept_of(const Learning& call, const Places& at) {
  return {call.kept, call.kept + at.channels, call.kept + 2 * at.channels};
}

Count kept(const Site& site, std::size_t) {
  return saturating_multiply(3, site.input()[axis_of(site.config, site.input().size())]);
}

/// Over all places of all samples, the variance without Bessel's correction. In double: sums of many numbers.
void measure(const Learning& call, const Places& at, const Kept& of_batch) {
  std::vector<double> means(at.channels);
  std::vector<double> variances(at.channels);
  const std::size_t all = call.samples * at.values;
  const auto count = static_cast<double>(call.samples * at.of_channel());
  for (std::size_t i = 0; i < all; ++i) means[at.channel(i)] += call.input[i];
  for (double& mean : means) mean /= count;
  for (std::size_t i = 0; i < all; ++i) {
    const double off = call.input[i] - means[at.channel(i)];
    variances[at.channel(i)] += off * off;
  }
  for (std::size_t c = 0; c < at.channels; ++c) {
    of_batch.mean[c] = static_cast<Real>(means[c]);
    of_batch.variance[c] = static_cast<Real>(variances[c] / count);
    of_batch.inverse[c] = static_cast<Real>(1 / std::sqrt(variances[c] / count + at.epsilon));
  }
}

void learning_forward(const Learning& call) {
  const Places at = places_of(call.config, call.shape);
  const Kept of_batch = kept_of(call, at);
  measure(call, at, of_batch);
  const Real* gamma = at.gamma == Places::kNone ? nullptr : call.weights[at.gamma];
  const Real* beta = at.beta == Places::kNone ? nullptr : call.weights[at.beta];
  for (std::size_t i = 0; i < call.samples * at.values; ++i) {
    const std::size_t c = at.channel(i);
    const Real normal = (call.input[i] - of_batch.mean[c]) * of_batch.inverse[c];
    call.output[i] = normal * (gamma != nullptr ? gamma[c] : 1.0F) + (beta != nullptr ? beta[c] : 0.0F);
  }
}

/// Sums over a batch of what comes back to each channel, and of its products with the normalized values: the gradients
/// of beta and gamma, with which the batch's mean and variance move.
struct Sums {
  std::vector<double> gradients;
  std::vector<double> products;
};

Sums sums_of(const LearningBackward& call, const Places& at, const Kept& of_batch) {
  Sums sums{std::vector<double>(at.channels), std::vector<double>(at.channels)};
  for (std::size_t i = 0; i < call.forward.samples * at.values; ++i) {
    const std::size_t c = at.channel(i);
    const double gradient = call.output_gradient[i];
    sums.gradients[c] += gradient;
    sums.products[c] += gradient * ((call.forward.input[i] - of_batch.mean[c]) * of_batch.inverse[c]);
  }
  return sums;
}

void learning_backward(const LearningBackward& call) {
  const Learning& forward = call.forward;
  const Places at = places_of(forward.config, forward.shape);
  const Kept of_batch = kept_of(forward, at);
  const Sums sums = sums_of(call, at, of_batch);
  const auto add = [&](std::size_t weight, const std::vector<double>& some) {
    Real* gradient = weight == Places::kNone ? nullptr : call.weight_gradients[weight];
    for (std::size_t c = 0; c < at.channels && gradient != nullptr; ++c) gradient[c] += static_cast<Real>(some[c]);
  };
  add(at.gamma, sums.products);
  add(at.beta, sums.gradients);
  if (call.input_gradient == nullptr) return;
  const auto count = static_cast<double>(forward.samples * at.of_channel());
  for (std::size_t i = 0; i < forward.samples * at.values; ++i) {
    const std::size_t c = at.channel(i);
    const Real normal = (forward.input[i] - of_batch.mean[c]) * of_batch.inverse[c];
    const Real scale =
        at.gamma == Places::kNone ? of_batch.inverse[c] : of_batch.inverse[c] * forward.weights[at.gamma][c];
    const double own = call.output_gradient[i] - (sums.gradients[c] + normal * sums.products[c]) / count;
    call.input_gradient[i] += static_cast<Real>(own * scale);
  }
}

/// The moving statistics go a little way towards those of the batch.
void settle(const Learning& call) {
  const Places at = places_of(call.config, call.shape);
  const Kept of_batch = kept_of(call, at);
  const double momentum = call.config.number("momentum");
  const auto old_part = static_cast<Real>(momentum);
  const auto new_part = static_cast<Real>(1 - momentum);
  for (std::size_t c = 0; c < at.channels; ++c) {
    Real& mean = call.weights[at.mean][c];
    Real& variance = call.weights[at.variance][c];
    mean = mean * old_part + of_batch.mean[c] * new_part;
    variance = variance * old_part + of_batch.variance[c] * new_part;
  }
}

/// Renormalization, which Keras 3 has no more, learns by other rules.
bool has_gradient(const Site& site) { return !site.config.flag("renorm") || !learns(*site.layer); }

constexpr LearningRule kLearning = {kept, learning_forward, learning_backward, settle, true};

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
      .backward = backward,
      .learning = &kLearning,
      .has_gradient = has_gradient,
      .runs = axes_within_sample,
      .beliefs = batch_normalization_beliefs,
  };
}

}  // namespace cnn
