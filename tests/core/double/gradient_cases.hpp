// Layers at places where their gradients are held against differences: every kind that runs, in several ways.
#pragma once

#include <functional>
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

/// What stands in a gradient before: that it is added to shows.
constexpr double kBefore = 0.5;

/// Gradients of a step's tensors, inputs before weights; nothing in those that nobody asks for.
std::vector<Numbers> backward(const Step& step, const Numbers& output_gradient, const std::vector<bool>& asked);

/// Samples on which a layer learns in its own way, with the same random numbers each time.
struct Batch {
  const Step& step;
  std::size_t samples;
  Numbers input;
  std::vector<Numbers> weights = {};
  Numbers kept = {};

  Batch(const Step& of, std::size_t count);

  const cnn::LearningRule& rule() const { return *step.layer->kind->learning; }
  /// The output of a forward pass, after which something else may be done.
  Numbers learn(const std::function<void(const cnn::Learning&)>& then = [](const cnn::Learning&) {});
};

}  // namespace support
