// Layers at places where their gradients are held against differences: every kind that runs, in several ways.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/core/double/steps.hpp"

namespace support {

struct GradientCase {
  /// `ops.` before that of an operation.
  std::string kind;
  /// One shape or, for layers that read several tensors, a list of them.
  Json shapes;
  Json config = Json::object();
  /// What inputs are drawn from.
  Range range = {};
};

const std::vector<GradientCase>& gradient_cases();

/// Kinds that run and have no gradient, and why.
const std::map<std::string, std::string>& without_gradient();

/// The only layer of a case that reads something, with numbers drawn. It lives as long as its run.
struct RunCase {
  std::unique_ptr<Run> run;
  Step step;
};

RunCase run_case(const GradientCase& one, std::uint64_t seed = 3);

}  // namespace support
