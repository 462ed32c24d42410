// Tries the products that have a name, then every product of a layer's factors and sizes.
#include "core/diagnosis/number_contents.hpp"

#include <algorithm>
#include <cmath>

#include "core/model/layout.hpp"

namespace cnn {
namespace {

using Factors = std::vector<Factor>;

/// Layers tried as addends of a total: every subset of them.
constexpr std::size_t kMaxAddends = 12;
/// Factors and sizes tried as a product.
constexpr std::size_t kMaxFactors = 9;

double product_of(const Factors& factors) {
  double product = 1;
  for (const Factor& factor : factors) product *= static_cast<double>(factor.size);
  return product;
}

/// A shape's sizes by the names they have in formulas; none where one is unknown.
Factors named_sizes(const Shape& shape, const Config& config) {
  if (shape.empty() || !is_known(shape)) return {};
  constexpr std::string_view kSides[] = {"depth", "height", "width"};
  if (shape.size() == 2) return {{"features", shape[1], 0}};
  const auto channels = static_cast<std::size_t>(channel_axis(config, shape.size()));
  Factors sizes;
  std::size_t side = shape.size() > 4 ? 0 : 1;
  for (std::size_t axis = 1; axis < shape.size(); ++axis) {
    const bool one_side = shape.size() == 3;
    const std::string_view label = axis == channels ? (one_side ? "features" : "channels")
                                   : one_side       ? "steps"
                                   : side < 3       ? kSides[side++]
                                                    : "size";
    sizes.push_back({label, shape[axis], 0});
  }
  return sizes;
}

Factors without_channels(Factors sizes) {
  std::erase_if(sizes, [](const Factor& one) { return one.label == "channels"; });
  return sizes;
}

/// The subset of factors, each once, whose product is nearest to a number; of equal ones that of the fewest factors.
/// `all`: whether all of them together count too.
NumberContents nearest_product(const Factors& factors, double typed, bool all) {
  NumberContents nearest{"factors", false, 0};
  double least = -1;
  const std::size_t subsets = std::size_t{1} << factors.size();
  for (std::size_t subset = 1; subset + (all ? 0 : 1) < subsets; ++subset) {
    Factors some;
    for (std::size_t i = 0; i < factors.size(); ++i) {
      if ((subset >> i & 1) != 0) some.push_back(factors[i]);
    }
    const double off = std::fabs(product_of(some) - typed);
    if (least >= 0 && (off > least || (off == least && some.size() >= nearest.factors.size()))) continue;
    least = off;
    nearest.value = product_of(some);
    nearest.factors = std::move(some);
  }
  nearest.exact = least == 0;
  return nearest;
}

Factors one_of_many(const std::vector<Weight>& weights) {
  if (weights.empty() || weights.front().factors.size() < 2) return {};
  Factors factors = weights.front().factors;
  factors.pop_back();
  return factors;
}

std::optional<NumberContents> product_in_layer(const Model& model, std::size_t call, const Facts& facts, double typed) {
  if (!facts.shape_known() || !facts.count_known) return std::nullopt;
  const Config& config = model.layer_of(call).config;
  const Factors outputs = named_sizes(facts.output(), config);
  const Factors inputs = named_sizes(facts.inputs.front(), config);
  Factors window;
  for (const Window& one : facts.windows) window.push_back({one.label, one.kernel, 0});
  const std::pair<std::string_view, Factors> groups[] = {
      {"map", facts.output().size() > 3 ? without_channels(outputs) : Factors{}},
      {"outputs", outputs},
      {"window", window},
      {"one", one_of_many(facts.weights)},
      {"inputs", inputs},
  };
  for (const auto& [what, factors] : groups) {
    if (factors.size() > 1 && product_of(factors) == typed) return NumberContents{what, true, typed, factors};
  }
  if (facts.weights.empty()) return std::nullopt;
  Factors own = facts.weights.front().factors;
  if (own.size() > kMaxFactors) return std::nullopt;
  Factors all = own;
  for (const Factor& one : without_channels(outputs)) {
    if (all.size() < kMaxFactors && facts.output().size() > 2) all.push_back(one);
  }
  // All of its own factors together are nearly the answer.
  auto exact = nearest_product(all, typed, true);
  const bool told = exact.factors.size() >= own.size() && exact.value == product_of(own);
  if (exact.exact && !told) return exact;
  if (own.size() < 2 || typed > 2 * product_of(own)) return std::nullopt;
  return nearest_product(own, typed, false);
}

/// Some layers, at least two and not all of them, that add up to the number.
std::optional<NumberContents> sum_of_layers(const CountedModel& counted, double typed) {
  std::vector<std::pair<std::string_view, double>> layers;
  for (std::size_t call = 0; call < counted.model.calls.size(); ++call) {
    const auto params = cell_answer(counted.facts[call], {.of = Asked::kParams});
    if (counted.model.calls[call].node > 0 || (*params)[0] <= 0) continue;
    layers.emplace_back(counted.model.layer_of(call).name, (*params)[0]);
  }
  if (layers.size() > kMaxAddends) return std::nullopt;
  for (std::size_t subset = 1; subset + 1 < std::size_t{1} << layers.size(); ++subset) {
    NumberContents sum{"layers", true, 0};
    for (std::size_t i = 0; i < layers.size(); ++i) {
      if ((subset >> i & 1) == 0) continue;
      sum.value += layers[i].second;
      sum.layers.push_back(layers[i].first);
    }
    if (sum.value == typed) return sum;
  }
  return std::nullopt;
}

std::optional<NumberContents> right_sizes(const Answer& typed, const Answer& right) {
  if (typed.size() != right.size() || typed.size() < 2) return std::nullopt;
  NumberContents sizes{"sizes"};
  for (std::size_t i = 0; i < typed.size(); ++i) sizes.right.push_back(same_answer({typed[i]}, {right[i]}));
  const bool any = std::find(sizes.right.begin(), sizes.right.end(), true) != sizes.right.end();
  return any ? std::optional(sizes) : std::nullopt;
}

}  // namespace

std::optional<NumberContents> contents_of(const CountedModel& counted, const Question& question, const Answer& typed,
                                          const Answer& right) {
  if (typed.empty()) return std::nullopt;
  if (question.of == Asked::kOutputShape) return right_sizes(typed, right);
  if (typed.size() != 1 || !(typed[0] >= 1) || typed[0] != std::floor(typed[0])) return std::nullopt;
  if (question.of == Asked::kTotal) return sum_of_layers(counted, typed[0]);
  if (question.of != Asked::kParams) return std::nullopt;
  return product_in_layer(counted.model, *question.call, counted.facts[*question.call], typed[0]);
}

}  // namespace cnn
