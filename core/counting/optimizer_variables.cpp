// Every optimizer counts its steps and holds its learning rate; most keep copies ("slots") of each trainable weight.
#include "core/counting/optimizer_variables.hpp"

#include <algorithm>
#include <array>

namespace cnn {
namespace {

struct OptimizerKind {
  std::string_view class_name;
  Count slots = 0;
  std::array<std::string_view, 2> optional_slots = {};  ///< arguments that add a slot when they are set
  Count scalars = 0;                                    ///< single numbers besides steps and learning rate
  bool factored = false;
};

/// Source: build() of each class in keras/src/optimizers (3.16). Nadam also keeps the product of its momenta.
constexpr OptimizerKind kKinds[] = {
    {"SGD", 0, {"momentum"}},
    {"RMSprop", 1, {"momentum", "centered"}},
    {"Adam", 2, {"amsgrad"}},
    {"AdamW", 2, {"amsgrad"}},
    {"Adamax", 2},
    {"Nadam", 2, {}, 1},
    {"Adadelta", 2},
    {"Adagrad", 1},
    {"Ftrl", 2},
    {"Lion", 1},
    {"Lamb", 2},
    {"Adafactor", 1, {}, 0, true},
};

/// Arguments of every optimizer that add a slot.
constexpr std::string_view kCommonSlots[] = {"use_ema", "gradient_accumulation_steps"};

/// The step counter is an int64 and the learning rate a float32, as with TensorFlow (12 bytes; other backends count
/// steps in an int32).
constexpr Count kIterationBytes = 8;
constexpr Count kScalarBytes = 4;

bool same_name(std::string_view a, std::string_view b) {
  const auto lower = [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
  };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

/// Keras finds optimizers by their class's name in any case.
const OptimizerKind* find_kind(const Value& optimizer) {
  const Value& named = optimizer.text() != nullptr ? optimizer : optimizer["class_name"];
  for (const OptimizerKind& kind : kKinds) {
    if (named.text() != nullptr && same_name(*named.text(), kind.class_name)) return &kind;
  }
  return nullptr;
}

/// Adds up variables; `exact` becomes false where a sum is larger than kMaxCount.
struct Sum {
  OptimizerSize size = {};
  bool exact = true;

  void add_variables(std::optional<Count> params, Count value_bytes) {
    const auto bytes = params ? multiply(*params, value_bytes) : std::nullopt;
    const auto all_params = bytes ? add(size.params, *params) : std::nullopt;
    const auto all_bytes = all_params ? add(size.bytes, *bytes) : std::nullopt;
    exact = exact && all_bytes.has_value();
    if (all_bytes) size = {*all_params, *all_bytes};
  }
};

/// Adafactor keeps two means of a weight's squared gradient, over its last axis and over the last but one; for a weight
/// without two axes it keeps two single numbers that it does not use.
void add_factors(Sum& sum, const OptimizedWeight& weight) {
  const std::size_t rank = weight.shape.size();
  for (const std::size_t axis : {std::size_t{1}, std::size_t{2}}) {
    if (rank < 2) {
      sum.add_variables(1, kScalarBytes);
      continue;
    }
    Shape rest = weight.shape;
    rest.erase(rest.end() - static_cast<std::ptrdiff_t>(axis));
    sum.add_variables(product(rest), weight.value_bytes);
  }
}

/// Whether an argument is set: true, or a number other than zero.
Result<bool> is_set(const Value& config, std::string_view name) {
  const Value& value = config[name];
  if (value.is_null()) return false;
  if (value.flag() != nullptr) return *value.flag();
  if (value.number() != nullptr && *value.number() >= 0) return *value.number() > 0;
  return Error{"invalid_argument", "optimizer", std::string(name), "number_or_flag", value};
}

Result<Count> slots_of(const OptimizerKind& kind, const Value& config) {
  Count slots = kind.slots;
  const auto count = [&](std::string_view name) -> std::optional<Error> {
    if (name.empty()) return std::nullopt;
    auto set = is_set(config, name);
    if (!set) return set.error();
    slots += *set ? 1 : 0;
    return std::nullopt;
  };
  for (const std::string_view name : kind.optional_slots) {
    if (auto error = count(name)) return *error;
  }
  for (const std::string_view name : kCommonSlots) {
    if (auto error = count(name)) return *error;
  }
  return slots;
}

}  // namespace

Result<OptimizerSize> optimizer_size(const Value& optimizer, std::span<const OptimizedWeight> weights) {
  const OptimizerKind* kind = find_kind(optimizer);
  if (kind == nullptr) return Error{"unknown_optimizer", "", "optimizer", "optimizer", optimizer};
  const Value& config = optimizer["config"];
  auto slots = slots_of(*kind, config);
  if (!slots) return slots.error();
  Sum sum;
  sum.add_variables(1, kIterationBytes);
  // A schedule is no variable.
  if (config["learning_rate"].object() == nullptr) sum.add_variables(1, kScalarBytes);
  if (kind->scalars > 0) sum.add_variables(kind->scalars, weights.empty() ? kScalarBytes : weights[0].value_bytes);
  for (const OptimizedWeight& weight : weights) {
    const auto count = product(weight.shape);
    sum.add_variables(count ? multiply(*count, *slots) : std::nullopt, weight.value_bytes);
    if (kind->factored) add_factors(sum, weight);
  }
  if (!sum.exact) return Error{"too_large", "", "optimizer", "at_most_9007199254740991", nullptr};
  return sum.size;
}

Result<OptimizerSize> optimizer_size(const Value& optimizer, const CountedModel& counted) {
  std::vector<OptimizedWeight> weights;
  const auto facts = [&](std::size_t call) -> const Facts& { return counted.facts[call]; };
  for (const Weight& weight : weights_of(counted.model, facts)) {
    if (weight.trainable && counted.model.trainable) weights.push_back({weight.shape(), weight.item_bytes});
  }
  return optimizer_size(optimizer, weights);
}

}  // namespace cnn
