// A model with its learner and the weights that learn, and batches that are drawn for it.
#pragma once

#include <memory>

#include "core/training/trainer.hpp"
#include "tests/core/support/support.hpp"

namespace support {

using cnn::Real;

struct Taught {
  std::unique_ptr<cnn::CountedModel> counted;
  std::vector<Real> weights;
  std::unique_ptr<cnn::Trainer> learner;

  /// Draws inputs and what is wanted of a batch: class numbers, or numbers from 0 to 1.
  void draw_batch(std::uint64_t seed, std::size_t samples) {
    cnn::Random random(seed);
    for (std::size_t i = 0; i < learner->inputs(); ++i) {
      for (std::size_t v = 0; v < samples * learner->input_size(i); ++v) {
        learner->input(i)[v] = static_cast<Real>(random.uniform() * 2 - 1);
      }
    }
    for (std::size_t o = 0; o < learner->outputs(); ++o) {
      const std::size_t size = learner->wanted_size(o);
      const std::size_t classes = learner->output_size(o) / size;
      for (std::size_t v = 0; v < samples * size; ++v) {
        const double drawn = random.uniform() * static_cast<double>(classes);
        learner->wanted(o)[v] = static_cast<Real>(classes > 1 ? static_cast<double>(static_cast<int>(drawn)) : drawn);
      }
    }
  }
};

inline cnn::Result<Taught> try_to_teach(const Json& config, const Json& options, std::uint64_t seed = 1) {
  auto model = counted(config);
  if (!model) return model.error();
  Taught taught;
  taught.counted = std::make_unique<cnn::CountedModel>(std::move(*model));
  const auto read = cnn::TrainerOptions::read(*cnn::parse_json(options.dump()));
  if (!read) return read.error();
  const auto laid_out = cnn::lay_out(taught.counted->model, taught.counted->facts, {.drawn = false, .learns = true});
  if (!laid_out) return laid_out.error();
  taught.weights.resize(static_cast<std::size_t>(laid_out->weight_floats));
  cnn::Random random(seed);
  for (Real& weight : taught.weights) weight = static_cast<Real>(random.uniform() - 0.5);
  auto learner = cnn::Trainer::make(*taught.counted, *read, taught.weights);
  if (!learner) return learner.error();
  taught.learner = std::move(*learner);
  return taught;
}

inline Taught teach(const Json& config, const Json& options, std::uint64_t seed = 1) {
  auto taught = try_to_teach(config, options, seed);
  if (!taught) FAIL(taught.error().code << " " << taught.error().layer << " " << taught.error().argument);
  return std::move(*taught);
}

}  // namespace support
