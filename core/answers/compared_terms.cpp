// Holds a typed sum of products against a layer's weights, factor by factor.
#include "core/answers/compared_terms.hpp"

#include <algorithm>
#include <set>

namespace cnn {
namespace {

/// Of a weight with more factors above 1 it is not tried which are missing: all subsets would be too many.
constexpr std::size_t kMaxFactors = 12;

/// Factors in the order in which they are most often forgotten, so that of equal sizes the likelier one is named. Those
/// of size 1 are left out: nobody can tell whether they were forgotten.
std::vector<Factor> likeliest_missing_first(const Weight& weight) {
  std::vector<Factor> factors = weight.factors;
  for (std::size_t i = 1; i < factors.size(); ++i) {
    if (factors[i].label == "input_channels") std::swap(factors[0], factors[i]);
  }
  std::erase_if(factors, [](const Factor& factor) { return factor.size == 1; });
  return factors;
}

/// The smallest set of factors whose absence makes the weight's product the typed one; nothing when there is none.
std::optional<std::vector<std::string_view>> missing_factors(double typed, const Weight& weight) {
  const std::vector<Factor> factors = likeliest_missing_first(weight);
  if (factors.size() > kMaxFactors) return std::nullopt;
  std::optional<std::vector<std::string_view>> best;
  // With all factors missing nothing is left of the weight, unless one of size 1 stands for it.
  const bool all_may_miss = factors.size() < weight.factors.size();
  const unsigned subsets = (1U << factors.size()) - (all_may_miss ? 0 : 1);
  for (unsigned left_out = 0; left_out < subsets; ++left_out) {
    double value = 1;
    std::vector<std::string_view> labels;
    for (std::size_t i = 0; i < factors.size(); ++i) {
      if ((left_out >> i & 1U) == 0) {
        value *= static_cast<double>(factors[i].size);
      } else {
        labels.push_back(factors[i].label);
      }
    }
    if (value == typed && (!best || labels.size() < best->size())) best = std::move(labels);
  }
  return best;
}

double value_of(const std::vector<double>& term) {
  double value = 1;
  for (const double factor : term) value *= factor;
  return value;
}

}  // namespace

Comparison compare_terms(const std::vector<std::vector<double>>& terms, const std::vector<Weight>& weights) {
  Comparison result;
  std::set<std::size_t> used;
  for (const Weight& weight : weights) {
    ComparedTerm compared{.weight = weight.name};
    std::size_t fewest = static_cast<std::size_t>(-1);
    std::size_t chosen = terms.size();
    for (std::size_t i = 0; i < terms.size(); ++i) {
      // Few factors with all of them missing would match any 1.
      const auto missing = used.count(i) > 0 ? std::nullopt : missing_factors(value_of(terms[i]), weight);
      if (!missing || missing->size() >= fewest) continue;
      fewest = missing->size();
      chosen = i;
      compared.missing = *missing;
    }
    if (chosen < terms.size()) {
      used.insert(chosen);
      compared.present = true;
      compared.typed = terms[chosen];
    }
    result.terms.push_back(std::move(compared));
  }
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (used.count(i) == 0) result.extra.push_back(terms[i]);
  }
  return result;
}

}  // namespace cnn
