// Draws a task, and holds a learner's model against its checks.
#include "core/practice/design.hpp"

#include <algorithm>

#include "core/base/json.hpp"
#include "core/counting/totals.hpp"
#include "core/practice/draw.hpp"
#include "core/practice/tasks.hpp"
#include "core/practice/variant.hpp"

namespace cnn {
namespace {

constexpr Count kMaxAttempts = 200;

/// A model with the numbers that checks look at.
struct Measured {
  CountedModel counted;
  Totals totals = {};

  const Shape& input() const { return counted.facts[counted.model.inputs.front()].output(); }
  const Shape& output() const {
    const Source& source = counted.model.outputs.front();
    return counted.facts[source.call].outputs[source.output];
  }
};

Result<Measured> measure(const Value& config, const ModelReader& read) {
  auto counted = read(config);
  if (!counted) return counted.error();
  auto totals = totals_of(counted->model, counted->facts);
  if (!totals) return totals.error();
  return Measured{std::move(*counted), *totals};
}

/// The models that a check is about. `number`: its own argument.
struct Case {
  const Measured& start;
  const Measured& solution;
  Count number = 0;
};

Array class_names(const Model& model) {
  Array names;
  for (const Layer& layer : model.layers) names.push_back(layer.class_name);
  return names;
}

/// How many arguments differ between models of the same layers; nothing where the layers differ. Names do not count.
std::optional<Count> changed_arguments(const Model& start, const Model& model) {
  if (!(Value(class_names(start)) == Value(class_names(model)))) return std::nullopt;
  Count changed = 0;
  for (std::size_t i = 0; i < model.layers.size(); ++i) {
    const Layer& before = start.layers[i];
    const Layer& after = model.layers[i];
    changed += before.trainable != after.trainable ? 1 : 0;
    if (before.kind->class_name == "InputLayer") continue;  // its shape is a check of its own
    for (const Argument& argument : before.kind->arguments) {
      changed += before.config.value(argument.name) == after.config.value(argument.name) ? 0 : 1;
    }
  }
  return changed;
}

/// A limit that leaves room for other solutions: a number of percent more, rounded up to two digits.
Count with_room(Count params, Count percent) {
  const Count more = params + (params * percent + 99) / 100;
  Count unit = 1;
  while (more / unit >= 100) unit *= 10;
  return (more + unit - 1) / unit * unit;
}

enum class Rule { kEqual, kAtMost };

/// One kind of check: what a task wants, what a model has, and how the two must agree.
struct Check {
  std::string_view id;
  Rule rule;
  Value (*wanted)(const Case&);
  Value (*found)(const Case&, const Measured&);
};

Value total(const Case&, const Measured& model) { return model.totals.total; }
Value output(const Case&, const Measured& model) { return to_value(model.output()); }

constexpr Check kChecks[] = {
    {"input_shape", Rule::kEqual, [](const Case& c) { return to_value(c.start.input()); },
     [](const Case&, const Measured& m) { return to_value(m.input()); }},
    {"output_shape", Rule::kEqual, [](const Case& c) { return to_value(c.solution.output()); }, output},
    {"same_layers", Rule::kEqual, [](const Case& c) { return Value(class_names(c.start.counted.model)); },
     [](const Case&, const Measured& m) { return Value(class_names(m.counted.model)); }},
    {"changed_arguments", Rule::kAtMost, [](const Case& c) { return Value(c.number); },
     [](const Case& c, const Measured& m) {
       const auto changed = changed_arguments(c.start.counted.model, m.counted.model);
       return changed ? Value(*changed) : Value();
     }},
    {"exact_params", Rule::kEqual, [](const Case& c) { return Value(c.solution.totals.total); }, total},
    {"max_params", Rule::kAtMost, [](const Case& c) { return Value(with_room(c.solution.totals.total, c.number)); },
     total},
    {"max_share", Rule::kAtMost, [](const Case& c) { return Value(c.start.totals.total * c.number / 100); }, total},
    {"max_trainable_params", Rule::kAtMost, [](const Case& c) { return Value(c.solution.totals.trainable + c.number); },
     [](const Case&, const Measured& m) { return Value(m.totals.trainable); }},
};

struct Graded {
  bool ok = true;
  Array checks = {};
};

/// Holds a model against every check; without a model, only lists what is wanted.
Graded graded(const Value& checks, const Measured& start, const Measured& solution, const Measured* model) {
  Graded result;
  for (const Value& listed : *checks.array()) {
    const Array& words = *listed.array();
    const auto* check = std::find_if(std::begin(kChecks), std::end(kChecks),
                                     [&](const Check& one) { return one.id == *words[0].text(); });
    const Case about{start, solution, words.size() > 1 ? words[1].integer().value_or(0) : 0};
    const Value wanted = check->wanted(about);
    Value row = object({{"id", check->id}, {"wanted", wanted}});
    if (model != nullptr) {
      const Value found = check->found(about, *model);
      const bool ok = check->rule == Rule::kEqual ? found == wanted
                                                  : found.number() != nullptr && *found.number() <= *wanted.number();
      row.set("found", found);
      row.set("ok", ok);
      result.ok = result.ok && ok;
    }
    result.checks.push_back(std::move(row));
  }
  return result;
}

/// A task drawn from a seed.
struct Drawn {
  const Task& task;
  Count seed = 0;
  Count attempt = 0;
  Value config = {};
  Value checks = {};
  Measured start;
  Measured solution;
};

/// The first try that can be solved, and is not solved by the model to start from.
Result<Drawn> draw_task(const Task& task, Count seed, const ModelReader& read) {
  const auto pattern = parse_json(task.text);
  for (Count attempt = 0; attempt < kMaxAttempts; ++attempt) {
    Random random = random_for(task.id, seed, attempt);
    Value drawn = draw_with_variables(*pattern, random);
    Value config = config_of(drawn);
    drawn.set("layers", drawn["solution"]);
    auto start = measure(config, read);
    auto solution = measure(config_of(drawn), read);
    if (!start || !solution) continue;
    const bool solved = graded(drawn["checks"], *start, *solution, &*start).ok;
    const bool solvable = graded(drawn["checks"], *start, *solution, &*solution).ok;
    if (solved || !solvable) continue;
    return Drawn{task, seed, attempt, std::move(config), drawn["checks"], std::move(*start), std::move(*solution)};
  }
  return Error{"no_exercise", "", "seed", "seed_with_an_exercise", seed};
}

Result<Drawn> draw_task(const Value& options, const ModelReader& read) {
  const std::string* id = options["task"].text();
  const auto tasks = all_tasks();
  const auto task = std::find_if(tasks.begin(), tasks.end(), [&](const Task& one) { return id && one.id == *id; });
  if (task == tasks.end()) return Error{"unknown_task", "", "task", "id_of_a_task", options["task"]};
  const auto seed = read_seed(options, "seed");
  return seed ? draw_task(*task, *seed, read) : seed.error();
}

Value cost_value(const Measured& model, const Measured& start) {
  return object({{"total_params", model.totals.total},
                 {"trainable_params", model.totals.trainable},
                 {"layers", static_cast<Count>(model.counted.model.layers.size())},
                 {"size_bytes", model.totals.size_bytes},
                 {"output_shape", to_value(model.output())},
                 {"before", start.totals.total}});
}

Result<Value> design_value(Result<Drawn> drawn) {
  if (!drawn) return drawn.error();
  Graded wanted = graded(drawn->checks, drawn->start, drawn->solution, nullptr);
  return Value(object({{"version", kPracticeVersion},
                       {"task", drawn->task.id},
                       {"level", drawn->task.level},
                       {"seed", drawn->seed},
                       {"config", std::move(drawn->config)},
                       {"checks", std::move(wanted.checks)},
                       {"cost", cost_value(drawn->start, drawn->start)}}));
}

}  // namespace

Value tasks() {
  Array list;
  for (const Task& task : all_tasks()) list.push_back(object({{"id", task.id}, {"level", task.level}}));
  return list;
}

Result<Value> design(const Value& options, const ModelReader& read) { return design_value(draw_task(options, read)); }

Result<Value> design_of(const Task& task, Count seed, const ModelReader& read) {
  return design_value(draw_task(task, seed, read));
}

Result<Value> grade(const Value& options, const Value& config, const ModelReader& read) {
  auto drawn = draw_task(options, read);
  if (!drawn) return drawn.error();
  auto model = measure(config, read);
  if (!model) return model.error();
  Graded result = graded(drawn->checks, drawn->start, drawn->solution, &*model);
  return Value(object({{"ok", result.ok && model->totals.complete},
                       {"checks", std::move(result.checks)},
                       {"cost", cost_value(*model, drawn->start)}}));
}

}  // namespace cnn
