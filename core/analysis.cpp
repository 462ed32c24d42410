// Facts of a model as JSON rows.
#include "core/analysis.hpp"

#include "core/layers/all.hpp"
#include "core/number.hpp"

namespace cnn {
namespace {

Value factors_value(const std::vector<Factor>& factors) {
  Array items;
  for (const Factor& factor : factors) {
    items.push_back(object({{"label", factor.label},
                            {"size", factor.size == kUnknown ? Value() : Value(factor.size)},
                            {"axis", factor.axis}}));
  }
  return items;
}

Value windows_value(const std::vector<Window>& windows) {
  Array items;
  for (const Window& window : windows) {
    const bool known = window.size != kUnknown;
    items.push_back(object({{"label", window.label},
                            {"axis", window.axis},
                            {"size", known ? Value(window.size) : Value()},
                            {"kernel", window.kernel},
                            {"span", window.span()},
                            {"stride", window.stride},
                            {"dilation", window.dilation},
                            {"padding", window.padding},
                            {"pad_before", window.pads().first},
                            {"pad_after", window.pads().second},
                            {"output", known ? Value(window.output()) : Value()},
                            {"lost", known ? Value(window.size - window.output()) : Value()}}));
  }
  return items;
}

/// What one layer adds to the totals; facts_of has already refused counts that are too large.
Totals totals_of(const Facts& facts) {
  Totals totals;
  for (const Weight& weight : facts.weights) {
    const Count count = weight.count().value_or(0);
    totals.total += count;
    if (weight.trainable) totals.trainable += count;
  }
  totals.size_bytes = totals.total * 4;
  return totals;
}

void set_weights(Value& row, const Facts& facts) {
  Array weights;
  Array terms;
  for (const Weight& weight : facts.weights) {
    weights.push_back(
        object({{"name", weight.name}, {"shape", to_value(weight.shape())}, {"trainable", weight.trainable}}));
    terms.push_back(object({{"weight", weight.name},
                            {"params", weight.count().value_or(0)},
                            {"trainable", weight.trainable},
                            {"factors", factors_value(weight.factors)}}));
  }
  row.set("weights", std::move(weights));
  row.set("terms", std::move(terms));
}

Value row_value(const Model& model, std::size_t call, const Facts& facts, const std::vector<int>& row_of) {
  const Layer& layer = model.layer_of(call);
  const Totals totals = totals_of(facts);
  Array inputs;
  Array readers;
  for (const Shape& shape : facts.inputs) inputs.push_back(to_value(shape));
  for (const std::size_t input : model.calls[call].inputs) readers.push_back(row_of[input]);
  Value row(object({{"name", layer.name},
                    {"class_name", layer.kind->class_name},
                    {"output_shape", to_value(facts.output)},
                    {"input_shapes", std::move(inputs)},
                    {"params", totals.total},
                    {"trainable_params", totals.trainable},
                    {"non_trainable_params", totals.total - totals.trainable}}));
  set_weights(row, facts);
  row.set("windows", windows_value(facts.windows));
  const bool has_factors = layer.kind->output_factors != nullptr;
  row.set("output_factors",
          has_factors ? factors_value(layer.kind->output_factors({layer.config, facts.inputs})) : Value(Array{}));
  row.set("config", layer.config.all());
  row.set("inputs", std::move(readers));
  return row;
}

/// Keras's readable size: divided by 1024 until it is below 1024, two digits.
std::string size_text(Count bytes) {
  constexpr const char* kUnits[] = {"B", "KB", "MB", "GB", "TB", "PB"};
  auto size = static_cast<double>(bytes);
  std::size_t unit = 0;
  while (size >= 1024 && unit + 1 < std::size(kUnits)) {
    size /= 1024;
    ++unit;
  }
  return fixed_text(size, 2) + " " + kUnits[unit];
}

const Value* find_row(const Value& analysis, const std::string& name) {
  for (const Value& row : *analysis["layers"].array()) {
    if (*row["name"].text() == name) return &row;
  }
  return nullptr;
}

Value compared_row(const Value* before, const Value* after) {
  const Value& some = before != nullptr ? *before : *after;
  const auto differs = [&](std::string_view field) {
    if (before == nullptr || after == nullptr) return true;
    return !((*before)[field] == (*after)[field]);
  };
  return object({{"name", some["name"]},
                 {"class_name", some["class_name"]},
                 {"before", before != nullptr ? *before : Value()},
                 {"after", after != nullptr ? *after : Value()},
                 {"shape_changed", differs("output_shape")},
                 {"params_changed", differs("params")}});
}

/// Rows of both models in order: a row that only one has stands where it stands there.
Array compared_rows(const Value& before, const Value& after) {
  Array rows;
  const Array& olds = *before["layers"].array();
  std::size_t next = 0;
  for (const Value& row : *after["layers"].array()) {
    const Value* old = find_row(before, *row["name"].text());
    while (old != nullptr && next < olds.size() && &olds[next] <= old) {
      if (&olds[next] != old) rows.push_back(compared_row(&olds[next], nullptr));
      ++next;
    }
    rows.push_back(compared_row(old, &row));
  }
  for (; next < olds.size(); ++next) rows.push_back(compared_row(&olds[next], nullptr));
  return rows;
}

Value argument_value(const Argument& argument) {
  Array choices;
  for (const std::string_view choice : argument.choices) choices.push_back(choice);
  return object({{"name", argument.name},
                 {"kind", kind_id(argument.kind)},
                 {"default", argument.fallback},
                 {"required", argument.required},
                 {"length", argument.length},
                 {"choices", std::move(choices)}});
}

}  // namespace

Result<Totals> totals_of(const Model& model, const std::vector<Facts>& facts) {
  Totals totals;
  std::vector<bool> counted(model.layers.size());
  for (std::size_t i = 0; i < model.calls.size(); ++i) {
    if (counted[model.calls[i].layer]) continue;
    counted[model.calls[i].layer] = true;
    const Totals one = totals_of(facts[i]);
    const auto sum = add(totals.total, one.total);
    if (!sum) return Error{"too_large", model.layer_of(i).name, "", "at_most_9007199254740991", nullptr};
    totals = {*sum, totals.trainable + one.trainable, totals.size_bytes + one.size_bytes};
  }
  return totals;
}

Result<Value> analyse(const Value& config) {
  auto model = read_model(config);
  if (!model) return model.error();
  auto facts = facts_of(*model);
  if (!facts) return facts.error();
  auto totals = totals_of(*model, *facts);
  if (!totals) return totals.error();
  std::vector<int> row_of(model->calls.size(), -1);
  Array rows;
  for (std::size_t i = 0; i < model->calls.size(); ++i) {
    if (!model->calls[i].in_summary) continue;
    row_of[i] = static_cast<int>(rows.size());
    rows.push_back(row_value(*model, i, (*facts)[i], row_of));
  }
  return Value(object({{"layers", std::move(rows)},
                       {"name", model->name},
                       {"total_params", totals->total},
                       {"trainable_params", totals->trainable},
                       {"non_trainable_params", totals->total - totals->trainable},
                       {"size_bytes", totals->size_bytes},
                       {"size_text", size_text(totals->size_bytes)}}));
}

Result<Value> compare(const Value& before, const Value& after) {
  auto old_analysis = analyse(before);
  if (!old_analysis) return old_analysis;
  auto new_analysis = analyse(after);
  if (!new_analysis) return new_analysis;
  const double old_total = *(*old_analysis)["total_params"].number();
  const double new_total = *(*new_analysis)["total_params"].number();
  return Value(
      object({{"rows", compared_rows(*old_analysis, *new_analysis)},
              {"before_total", old_total},
              {"after_total", new_total},
              {"reduction_percent", old_total > 0 ? Value(100 * (old_total - new_total) / old_total) : Value()}}));
}

Value catalogue() {
  Array layers;
  for (const LayerKind& kind : all_layers()) {
    Array aliases;
    Array arguments;
    for (const std::string_view alias : kind.aliases) aliases.push_back(alias);
    for (const Argument& argument : kind.arguments) arguments.push_back(argument_value(argument));
    layers.push_back(object({{"class_name", kind.class_name},
                             {"aliases", std::move(aliases)},
                             {"arguments", std::move(arguments)},
                             {"runs", kind.forward != nullptr},
                             {"has_params", kind.weights != nullptr}}));
  }
  return layers;
}

}  // namespace cnn
