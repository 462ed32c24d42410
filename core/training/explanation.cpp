// Why one parameter moved: its gradient as the sum of the products that used it, and what the optimizer made of that.
#include <algorithm>
#include <cmath>

#include "core/running/parameter_uses.hpp"
#include "core/training/penalties.hpp"
#include "core/training/trainer.hpp"

namespace cnn {
namespace {

/// Products that are told one by one.
constexpr std::size_t kTold = 16;

struct Term {
  std::size_t sample;
  Count input_index;  ///< -1 of a bias
  Count output_index;
  double input;
  double back;

  double product() const { return input * back; }
};

Value term_value(const Term& term) {
  return object({{"sample", static_cast<Count>(term.sample)},
                 {"input_index", term.input_index < 0 ? Value() : Value(term.input_index)},
                 {"output_index", term.output_index},
                 {"input", term.input},
                 {"back", term.back},
                 {"product", term.product()}});
}

/// Adds up all products and keeps the largest.
struct Census {
  std::vector<Term> largest = {};
  double sum = 0;
  double size = 0;  ///< of absolute values

  void add(const Term& term) {
    sum += term.product();
    size += std::fabs(term.product());
    const auto smaller = [](const Term& a, const Term& b) { return std::fabs(a.product()) > std::fabs(b.product()); };
    largest.insert(std::upper_bound(largest.begin(), largest.end(), term, smaller), term);
    if (largest.size() > kTold) largest.pop_back();
  }
};

/// All products of the uses that are listed, in all samples of the last step.
Census census_of(const LearningPlan& plan, BatchMemory& memory, const std::string& layer, const Array& uses,
                 std::size_t samples) {
  std::vector<const LearningStep*> steps;
  for (const LearningStep& step : plan.steps) {
    if (step.call->layer == layer && step.activation.empty()) steps.push_back(&step);
  }
  Census census;
  for (const Value& use : uses) {
    const auto call = static_cast<std::size_t>(use["call"].integer().value_or(0));
    if (call >= steps.size()) continue;
    const LearningStep& step = *steps[call];
    Real* back = memory.gradients(step.output, 0);
    if (back == nullptr) continue;
    const std::size_t input = step.inputs.front();
    const Count from = use["input_index"].integer().value_or(-1);
    const Count to = use["output_index"].integer().value_or(0);
    for (std::size_t s = 0; s < samples; ++s) {
      const Real read = from < 0 ? Real{1} : memory.value(memory.values(input, 0), input, s, from);
      census.add({s, from, to, read, memory.value(back, step.output, s, to)});
    }
  }
  return census;
}

}  // namespace

Result<Value> Trainer::explain(const Value& parameter) {
  auto uses = parameter_uses(counted_, parameter);
  const bool untraced = !uses && uses.error().code == "not_traced";
  if (!uses && !untraced) return uses.error();
  if (last_samples_ == 0) return Value();
  const std::string layer = *parameter["layer"].text();
  const auto& places = plan_.flat->weights;
  const auto place = std::find_if(places.begin(), places.end(), [&](const WeightPlace& one) {
    return one.layer == layer && parameter["weight"] == Value(one.name);
  });
  const auto own = static_cast<std::size_t>(parameter["index"].integer().value_or(-1));
  if (place == places.end() || own >= place->size) return Error{"no_such_value", layer, "index", "index", parameter};
  const std::size_t index = place->offset + own;
  if (!plan_.trainable[static_cast<std::size_t>(place - places.begin())]) return Value();
  const double gradient = gradients()[index];
  const double before = before_[index];
  const double penalty = penalty_gradient(plan_.penalties, before_, index);
  Value told = object({{"before", before},
                       {"after", static_cast<double>(weights_[index])},
                       {"change", weights_[index] - before},
                       {"gradient", gradient},
                       {"samples", static_cast<Count>(last_samples_)},
                       {"penalty", penalty},
                       {"optimizer", optimizer_.told(index, before, gradient)}});
  const auto without_terms = [&] {
    told.set("uses", Value());
    told.set("count", Value());
    told.set("terms", Array{});
    told.set("rest", Value());
    return told;
  };
  if (untraced) return without_terms();
  const Array& listed = *(*uses)["uses"].array();
  const Census census = census_of(plan_, passes_->memory(), layer, listed, last_samples_);
  const Count count = (*uses)["count"].integer().value_or(0);
  const bool all = count == static_cast<Count>(listed.size());
  // A layer whose weights do more than multiply what it reads has no such sum, and then none is told.
  const double off = std::fabs(census.sum + penalty - gradient);
  if (all && off > 1e-3 * census.size + 1e-7) return without_terms();
  Array terms;
  double rest = gradient - penalty;
  for (const Term& term : census.largest) {
    terms.push_back(term_value(term));
    rest -= term.product();
  }
  told.set("uses", count);
  told.set("count", count * static_cast<Count>(last_samples_));
  told.set("terms", std::move(terms));
  told.set("rest", rest);
  return told;
}

}  // namespace cnn
