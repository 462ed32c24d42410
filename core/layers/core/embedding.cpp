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

/// Keras cuts inputs to integers. A number that is no row of the table has no meaning: NaN, never another row.
void forward(const Forward& call) {
  const auto rows = static_cast<double>(call.weights[0].shape[0]);
  const auto width = static_cast<std::size_t>(call.weights[0].shape[1]);
  const std::size_t words = value_count(call.inputs[0].shape);
  for (std::size_t i = 0; i < words; ++i) {
    const double row = std::trunc(static_cast<double>(call.inputs[0].data[i]));
    Real* out = call.output + i * width;
    if (row >= 0 && row < rows) {
      std::copy_n(call.weights[0].data + static_cast<std::size_t>(row) * width, width, out);
    } else {
      std::fill_n(out, width, std::numeric_limits<Real>::quiet_NaN());
    }
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
      .makes_mask = makes_mask,
      .beliefs = embedding_beliefs,
  };
}

}  // namespace cnn
