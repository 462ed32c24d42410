// A typed sum of products held against a layer's weights.
#pragma once

#include <string_view>
#include <vector>

#include "core/model/layer.hpp"

namespace cnn {

/// The typed terms held against a layer's weights.
struct ComparedTerm {
  std::string_view weight;
  bool present = false;
  std::vector<std::string_view> missing = {};  ///< labels of factors that the typed term lacks
  std::vector<double> typed = {};
};
struct Comparison {
  std::vector<ComparedTerm> terms;
  std::vector<std::vector<double>> extra;  ///< typed terms that belong to no weight
};

/// Finds for each weight the typed term that has most of its factors, and names the factors it lacks. A term counts
/// also when its factors are multiplied together already (27*2 for 3*3*3*2).
Comparison compare_terms(const std::vector<std::vector<double>>& terms, const std::vector<Weight>& weights);

}  // namespace cnn
