#include "core/training/penalties.hpp"

#include <cmath>

#include "core/model/named_object.hpp"

namespace cnn {
namespace {

/// The layer whose arguments speak of a weight: a wrapper's weights are those of the layers that it wraps, then its
/// own.
const Layer& owner_of(const Layer& layer, const Facts& facts, std::size_t weight) {
  for (std::size_t i = 0; i < layer.wrapped.size(); ++i) {
    const std::size_t inside = facts.inner[i].weights.size();
    if (weight < inside) return owner_of(layer.wrapped[i], facts.inner[i], weight);
    weight -= inside;
  }
  return layer;
}

double slope(const Penalty& penalty, double weight) {
  const double sign = weight > 0 ? 1 : weight < 0 ? -1 : 0;
  return penalty.l1 * sign + 2 * penalty.l2 * weight;
}

}  // namespace

Result<Penalty> penalty_of(const FlatCall& call, std::size_t weight, WeightRange range) {
  const std::string_view name = call.facts->weights[weight].name;
  const Config& config = owner_of(*call.rule, *call.facts, weight).config;
  const std::string constraint = argument_about(name, "constraint");
  if (config.has(constraint)) return Error{"no_gradient", call.layer, constraint, "none", config.value(constraint)};
  const std::string argument = argument_about(name, "regularizer");
  if (!config.has(argument)) return Penalty{range, 0, 0};
  const Value& given = config.value(argument);
  const auto known = read_object(kRegularizers, given);
  const auto factor = [&](std::string_view which) {
    const double* number = known->arguments[which].number();
    return number == nullptr ? 0 : *number;
  };
  if (!known || known->class_name.substr(0, 1) != "L") {
    return Error{"no_gradient", call.layer, argument, "l1_l2", given};
  }
  return Penalty{range, factor("l1"), factor("l2")};
}

double penalize(const std::vector<Penalty>& penalties, std::span<const Real> weights, std::span<Real> gradients) {
  double loss = 0;
  for (const Penalty& penalty : penalties) {
    for (std::size_t i = penalty.range.offset; i < penalty.range.offset + penalty.range.size; ++i) {
      const double weight = weights[i];
      loss += penalty.l1 * std::fabs(weight) + penalty.l2 * weight * weight;
      if (!gradients.empty()) gradients[i] += static_cast<Real>(slope(penalty, weight));
    }
  }
  return loss;
}

double penalty_gradient(const std::vector<Penalty>& penalties, std::span<const Real> weights, std::size_t index) {
  for (const Penalty& penalty : penalties) {
    const bool inside = index >= penalty.range.offset && index < penalty.range.offset + penalty.range.size;
    if (inside) return slope(penalty, weights[index]);
  }
  return 0;
}

}  // namespace cnn
