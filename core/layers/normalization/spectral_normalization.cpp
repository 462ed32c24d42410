// SpectralNormalization: a layer whose kernel is divided by its largest singular value while it is trained, for which
// one vector is kept. Source: keras.layers.SpectralNormalization.
#include "core/layers/list.hpp"
#include "core/layers/rnn/wrappers.hpp"
#include "core/model/facts.hpp"

namespace cnn {
namespace {

/// The weight that is normalized: null where the layer has none that Keras would find. Recurrent layers and attention
/// keep theirs in layers of their own.
const Weight* kernel_of(const Site& site) {
  if (site.layer->wrapped.front().kind->max_inputs != 1) return nullptr;
  for (const Weight& weight : site.inner->front().weights) {
    if (weight.name == "kernel" || weight.name == "embeddings") return &weight;
  }
  return nullptr;
}

std::vector<Shape> wrapped_inputs(const Site& site) { return {site.input()}; }

Result<Shape> output_shape(const Site& site) {
  const Facts& inner = site.inner->front();
  if (inner.count_known && kernel_of(site) == nullptr) {
    return Error{"invalid_argument", "", "layer", "layer_with_a_kernel", site.layer->wrapped.front().class_name};
  }
  return inner.output();
}

std::vector<Weight> weights(const Site& site) {
  std::vector<Weight> all = wrapped_weights(site);
  if (const Weight* kernel = kernel_of(site)) {
    const Count last = kernel->shape().back();
    all.push_back({.name = "vector_u",
                   .factors = {{"rows", 1, 0}, {"kernel_last_axis", last, 1}},
                   .initializer = Initializer::kRandomUniform,
                   .trainable = false});
  }
  return all;
}

}  // namespace

LayerKind spectral_normalization() {
  return {
      .class_name = "SpectralNormalization",
      .arguments = {{.name = "power_iterations", .kind = ArgumentKind::kPositiveInteger, .fallback = 1}},
      .wrapped = 1,
      .wrapped_inputs = wrapped_inputs,
      .output_shape = output_shape,
      .weights = weights,
  };
}

}  // namespace cnn
