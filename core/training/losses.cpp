#include "core/training/losses.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace cnn {
namespace {

/// Keras's epsilon: probabilities are never nearer to 0 and 1.
constexpr double kLeast = 1e-7;
/// As near to 1 as the numbers in which Keras reckons it.
constexpr double kMost = Real{1} - static_cast<Real>(kLeast);

/// In as many digits as a Real has: the logarithm of a double brings a table that every page would wait for.
double logarithm(double value) { return std::log(static_cast<Real>(value)); }

double clipped(double probability) { return std::min(std::max(probability, kLeast), kMost); }
/// Beyond the clips nothing changes. A NaN is not taken for that.
bool is_clipped(double probability) { return probability < kLeast || probability > kMost; }

constexpr std::array<std::pair<std::string_view, LossKind>, 6> kNames = {{
    {"sparse_categorical_crossentropy", LossKind::kSparseCategoricalCrossentropy},
    {"categorical_crossentropy", LossKind::kCategoricalCrossentropy},
    {"binary_crossentropy", LossKind::kBinaryCrossentropy},
    {"mse", LossKind::kMeanSquaredError},
    {"mean_squared_error", LossKind::kMeanSquaredError},
    {"MSE", LossKind::kMeanSquaredError},
}};

std::size_t largest_at(const Real* values, std::size_t size) {
  return static_cast<std::size_t>(std::max_element(values, values + size) - values);
}

/// One row on its way: its answer, what was wanted, and where its gradient goes (null: nowhere), to be divided by the
/// number of rows.
struct Row {
  std::size_t size;
  const Real* output;
  Real* gradient;
  double rows;
  bool fused;

  void set(std::size_t i, double value) const { gradient[i] = static_cast<Real>(value / rows); }
};

/// -sum of wanted * log(share); shares are outputs divided by their sum, as Keras does with probabilities.
template <class Wanted>
double crossentropy(const Row& row, Wanted wanted) {
  double sum = 0;
  for (std::size_t i = 0; i < row.size; ++i) sum += row.output[i];
  double loss = 0;
  double changing = 0;  // wanted in classes whose share is not clipped
  for (std::size_t i = 0; i < row.size; ++i) {
    const double share = row.output[i] / sum;
    // A share that is no number must be seen even where nothing is wanted of it.
    if (wanted(i) != 0 || share != share) loss -= wanted(i) * logarithm(clipped(share));
    if (!is_clipped(share)) changing += wanted(i);
  }
  if (row.gradient == nullptr) return loss;
  for (std::size_t i = 0; i < row.size; ++i) {
    const double share = row.output[i] / sum;
    const double own = wanted(i) != 0 && !is_clipped(share) ? wanted(i) / share : 0;
    row.set(i, row.fused ? share - wanted(i) : (changing - own) / sum);
  }
  return loss;
}

LossSum sparse(const Row& row, const Real* wanted) {
  const double number = wanted[0];
  if (!(number >= 0 && number < static_cast<double>(row.size))) return {0, 0, false};
  const auto right = static_cast<std::size_t>(number);
  const double loss = crossentropy(row, [&](std::size_t i) { return i == right ? 1.0 : 0.0; });
  return {loss, largest_at(row.output, row.size) == right ? 1.0 : 0.0};
}

LossSum categorical(const Row& row, const Real* wanted) {
  const double loss = crossentropy(row, [&](std::size_t i) { return static_cast<double>(wanted[i]); });
  return {loss, largest_at(row.output, row.size) == largest_at(wanted, row.size) ? 1.0 : 0.0};
}

LossSum binary(const Row& row, const Real* wanted) {
  const auto size = static_cast<double>(row.size);
  double loss = 0;
  for (std::size_t i = 0; i < row.size; ++i) {
    const double answer = row.output[i];
    const double p = clipped(answer);
    loss -= (wanted[i] * logarithm(p) + (1 - wanted[i]) * logarithm(1 - p)) / size;
    if (row.gradient == nullptr) continue;
    const double slope = is_clipped(answer) ? 0 : (p - wanted[i]) / (p * (1 - p));
    row.set(i, (row.fused ? answer - wanted[i] : slope) / size);
  }
  // Keras's `accuracy`: of one unit whether it is on the right side of a half, of several which is the largest.
  const bool right = row.size == 1 ? (row.output[0] > 0.5F) == (wanted[0] > 0.5F)
                                   : largest_at(row.output, row.size) == largest_at(wanted, row.size);
  return {loss, right ? 1.0 : 0.0};
}

LossSum squared(const Row& row, const Real* wanted) {
  const auto size = static_cast<double>(row.size);
  double loss = 0;
  for (std::size_t i = 0; i < row.size; ++i) {
    const double difference = static_cast<double>(row.output[i]) - wanted[i];
    loss += difference * difference / size;
    if (row.gradient != nullptr) row.set(i, 2 * difference / size);
  }
  return {loss};
}

LossSum row_loss(LossKind kind, const Row& row, const Real* wanted) {
  switch (kind) {
    case LossKind::kSparseCategoricalCrossentropy:
      return sparse(row, wanted);
    case LossKind::kCategoricalCrossentropy:
      return categorical(row, wanted);
    case LossKind::kBinaryCrossentropy:
      return binary(row, wanted);
    case LossKind::kMeanSquaredError:
      break;
  }
  return squared(row, wanted);
}

}  // namespace

std::optional<LossKind> find_loss(std::string_view name) {
  for (const auto& [known, kind] : kNames) {
    if (known == name) return kind;
  }
  return std::nullopt;
}

std::size_t wanted_size(LossKind kind, std::size_t size) {
  return kind == LossKind::kSparseCategoricalCrossentropy ? 1 : size;
}

LossSum loss_of(LossKind kind, const LossRows& all, Real* gradient, bool fused) {
  LossSum sum;
  const auto rows = static_cast<double>(all.rows);
  for (std::size_t r = 0; r < all.rows; ++r) {
    Real* own = gradient == nullptr ? nullptr : gradient + r * all.size;
    const Row row{all.size, all.outputs + r * all.size, own, rows, fused};
    const LossSum one = row_loss(kind, row, all.wanted + r * wanted_size(kind, all.size));
    sum.loss += one.loss / rows;
    sum.right += one.right / rows;
    sum.valid = sum.valid && one.valid;
  }
  return sum;
}

std::string_view fused_activation_of(LossKind kind) {
  if (kind == LossKind::kMeanSquaredError) return "";
  return kind == LossKind::kBinaryCrossentropy ? "sigmoid" : "softmax";
}

}  // namespace cnn
