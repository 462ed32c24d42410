// The plain forward passes of a model, one layer after the other, each with all numbers that it reads: what the tests
// of the double build hold against formulas, and gradients are to be held against.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "tests/core/support/support.hpp"

namespace support {

using cnn::Real;
using Numbers = std::vector<Real>;

/// A tensor of one sample: its shape has no batch.
struct Held {
  cnn::Shape shape = {};
  Numbers values = {};
};

/// One layer at its place. Numbers may be changed before it is run.
struct Step {
  const cnn::Layer* layer;
  const cnn::Facts* facts;
  const cnn::Value* arguments;
  std::vector<Held> inputs = {};
  std::vector<Held> weights = {};
  cnn::Shape output_shape = {};

  Numbers forward() const;
  /// The name of its kind; `ops.` before that of an operation, which may be that of a layer.
  std::string kind() const { return (layer->kind->operation ? "ops." : "") + std::string(layer->kind->class_name); }
};

/// What a model's tensors are drawn from.
struct Range {
  double low = -1;
  double high = 1;
};

/// A model whose plain passes were run once, on inputs and weights that were drawn.
struct Run {
  cnn::CountedModel counted;
  std::vector<Step> steps = {};
};

/// Nothing where a layer is counted but not run, or where it would take more numbers than tests should.
std::optional<Run> run_plainly(const Json& config, std::uint64_t seed, Range range = {});

/// The only layer of a Sequential of one.
Step one_step(const Json& input_shape, const char* class_name, const Json& config, std::uint64_t seed = 1);

void draw(Numbers& numbers, cnn::Random& random, Range range = {});

/// The largest difference of two lists, in parts of the largest absolute value in them where this is above 1; infinite
/// where either has what is no number.
double difference(const Numbers& a, const Numbers& b);

}  // namespace support
