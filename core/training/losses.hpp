// What a model's answers cost, and how that changes with them. Source: keras.losses and keras.ops (3.16).
#pragma once

#include <optional>
#include <string_view>

#include "core/base/real.hpp"
#include "core/base/shape.hpp"

namespace cnn {

enum class LossKind {
  kSparseCategoricalCrossentropy,
  kCategoricalCrossentropy,
  kBinaryCrossentropy,
  kMeanSquaredError
};

/// By Keras's name, or one of its aliases (`mse`).
std::optional<LossKind> find_loss(std::string_view name);

/// One output of a batch: `rows` rows of `size` numbers each, several rows a sample where a sample has places.
/// `wanted`: a class number for each row, or `size` numbers.
struct LossRows {
  std::size_t rows;
  std::size_t size;
  const Real* outputs;
  const Real* wanted;
};

struct LossSum {
  double loss = 0;    ///< the mean over all rows
  double right = 0;   ///< the mean of rows that are answered rightly; of mean squared error 0
  bool valid = true;  ///< false where a class number is none
};

/// Numbers of `wanted` for each row.
std::size_t wanted_size(LossKind kind, std::size_t size);

/// `gradient`: of the loss with respect to the outputs, written; null where nobody asks. `fused`: with respect to what
/// softmax or sigmoid made the outputs of, which is what is left of both, output - wanted.
LossSum loss_of(LossKind kind, const LossRows& rows, Real* gradient, bool fused);

/// The activation that a loss is fused with.
std::string_view fused_activation_of(LossKind kind);

}  // namespace cnn
