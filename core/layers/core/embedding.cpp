// Embedding: a row of numbers for each word of a vocabulary. Source: keras.layers.Embedding.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/list.hpp"
#include "core/layers/shared/arguments.hpp"
#include "core/layers/shared/elementwise.hpp"

namespace cnn {
namespace {

Result<Shape> output_shape(const Site& site) {
  Shape output = site.input();
  output.push_back(site.config.count("output_dim"));
  return output;
}

/// Every word at its own place, though the output has an axis more.
std::vector<Reading> readings(const Site&) { return {}; }

std::vector<Weight> weights(const Site& site) {
  return {{"embeddings",
           {{"input_dim", site.config.count("input_dim"), 0}, {"output_dim", site.config.count("output_dim"), 1}}}};
}

/// The row of a word: Keras cuts inputs to integers. Nothing for a number that is no row of the table.
std::optional<std::size_t> row_of(const Forward& call, std::size_t word) {
  const double row = std::trunc(static_cast<double>(call.inputs[0].data[word]));
  if (row >= 0 && row < static_cast<double>(call.weights[0].shape[0])) return static_cast<std::size_t>(row);
  return std::nullopt;
}

/// Where there is no row the output has no meaning: NaN, never another row.
void forward(const Forward& call) {
  const auto width = static_cast<std::size_t>(call.weights[0].shape[1]);
  const std::size_t words = value_count(call.inputs[0].shape);
  for (std::size_t i = 0; i < words; ++i) {
    const auto row = row_of(call, i);
    Real* out = call.output + i * width;
    if (row) {
      std::copy_n(call.weights[0].data + *row * width, width, out);
    } else {
      std::fill_n(out, width, std::numeric_limits<Real>::quiet_NaN());
    }
  }
}

/// Words have no gradient: between two of them there is nothing.
void backward(const Backward& call) {
  Real* gradients = call.weight_gradients[0];
  if (gradients == nullptr) return;
  const auto width = static_cast<std::size_t>(call.forward.weights[0].shape[1]);
  const std::size_t words = value_count(call.forward.inputs[0].shape);
  for (std::size_t i = 0; i < words; ++i) {
    const auto row = row_of(call.forward, i);
    for (std::size_t k = 0; k < width && row; ++k) gradients[*row * width + k] += call.output_gradient[i * width + k];
  }
}

bool makes_mask(const Site& site) { return site.config.flag("mask_zero"); }

}  // namespace

LayerKind embedding() {
  auto arguments = with_weights({{.name = "input_dim", .kind = ArgumentKind::kPositiveInteger, .required = true},
                                 {.name = "output_dim", .kind = ArgumentKind::kPositiveInteger, .required = true}},
                                {Of::kEmbeddings}, Activity::kFree);
  arguments.push_back(flag_argument("mask_zero", false));
  return {
      .class_name = "Embedding",
      .arguments = std::move(arguments),
      .output_shape = output_shape,
      .weights = weights,
      .readings = readings,
      .forward = forward,
      .backward = backward,
      .makes_mask = makes_mask,
      .beliefs = embedding_beliefs,
  };
}

}  // namespace cnn
