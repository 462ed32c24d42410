// Rows of the summary with their worked counts.
#include "core/counting/rows.hpp"

#include <algorithm>

#include "core/base/number.hpp"
#include "core/counting/differences.hpp"
#include "core/counting/optimizer_variables.hpp"
#include "core/counting/totals.hpp"

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
    items.push_back(
        object({{"label", window.label},
                {"axis", window.axis},
                {"size", known ? Value(window.size) : Value()},
                {"kernel", window.kernel},
                {"span", window.span()},
                {"stride", window.stride},
                {"dilation", window.dilation},
                {"padding", window.padding},
                {"transposed", window.transposed},
                {"output_padding", window.output_padding == kUnknown ? Value() : Value(window.output_padding)},
                {"pad_before", window.pads().first},
                {"pad_after", window.pads().second},
                {"output", known ? Value(window.output()) : Value()},
                {"lost", known ? Value(window.size - window.output()) : Value()}}));
  }
  return items;
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

/// A shape as a row shows it: null where even the rank is unknown.
Value shown_shape(const Shape& shape) { return shape.empty() ? Value() : to_value(shape); }

/// The tensors that a layer's calls read, as Keras's `Connected to` names them: layer, call, output.
Array connections_value(const Model& model, const std::vector<std::size_t>& calls) {
  Array connections;
  for (const std::size_t call : calls) {
    for (const Source& source : model.calls[call].inputs) {
      connections.push_back(object({{"layer", model.layer_of(source.call).name},
                                    {"node", static_cast<Count>(model.calls[source.call].node)},
                                    {"output", static_cast<Count>(source.output)}}));
    }
  }
  return connections;
}

/// Row numbers of the layers that a layer reads.
Array readers_value(const Model& model, const std::vector<std::size_t>& calls, const std::vector<int>& row_of) {
  Array rows;
  for (const std::size_t call : calls) {
    for (const Source& source : model.calls[call].inputs) rows.push_back(row_of[model.calls[source.call].layer]);
  }
  return rows;
}

/// One layer's row. Shapes are those of its last call, as in Keras's summary; weights those of its first.
Value row_value(const Model& model, const std::vector<std::size_t>& calls, const std::vector<Facts>& all,
                const std::vector<int>& row_of) {
  const Layer& layer = model.layer_of(calls.front());
  const Facts& first = all[calls.front()];
  const Facts& last = all[calls.back()];
  Totals totals = layer_totals(first);
  if (first.frozen) totals.trainable = 0;
  Array inputs;
  Array outputs;
  for (const Shape& shape : last.inputs) inputs.push_back(shown_shape(shape));
  for (const Shape& shape : last.outputs) outputs.push_back(shown_shape(shape));
  const auto counted = [&](Count count) { return first.count_known ? Value(count) : Value(); };
  Value row(object({{"name", layer.name},
                    {"class_name", layer.class_name},
                    {"output_shape", shown_shape(last.output())},
                    {"output_shapes", std::move(outputs)},
                    {"input_shapes", std::move(inputs)},
                    {"params", counted(totals.total)},
                    {"trainable_params", counted(totals.trainable)},
                    {"non_trainable_params", counted(totals.total - totals.trainable)},
                    {"trainable", layer.trainable},
                    {"operation", layer.kind->operation},
                    {"calls", static_cast<Count>(calls.size())}}));
  set_weights(row, first);
  row.set("windows", windows_value(last.windows));
  const bool has_factors = layer.kind->output_factors != nullptr && last.shape_known();
  row.set("output_factors", has_factors ? factors_value(layer.kind->output_factors({layer.config, last.inputs, &layer}))
                                        : Value(Array{}));
  // A model inside has no arguments of its own.
  row.set("config", layer.config.all().is_null() ? Value(object({})) : layer.config.all());
  row.set("inputs", readers_value(model, calls, row_of));
  row.set("connected_to", connections_value(model, calls));
  return row;
}

/// How many percent of all parameters a row has; null where that is not known, or there are none.
Value share_of(const Value& row, Count total) {
  const double* params = row["params"].number();
  return params != nullptr && total > 0 ? Value(100 * *params / static_cast<double>(total)) : Value();
}

Array rows_value(const CountedModel& counted, const Totals& totals) {
  const Model& model = counted.model;
  const auto calls = calls_by_layer(model);
  std::vector<int> row_of(model.layers.size(), -1);
  Array rows;
  for (std::size_t layer = 0; layer < model.layers.size(); ++layer) {
    if (!model.calls[calls[layer].front()].in_summary) continue;
    row_of[layer] = static_cast<int>(rows.size());
    rows.emplace_back();
  }
  for (std::size_t layer = 0; layer < model.layers.size(); ++layer) {
    if (row_of[layer] < 0) continue;
    Value row = row_value(model, calls[layer], counted.facts, row_of);
    row.set("share", totals.complete ? share_of(row, totals.total) : Value());
    rows[static_cast<std::size_t>(row_of[layer])] = std::move(row);
  }
  return rows;
}

/// How many rows of each class there are, and the sum of their known counts, in the order of the model; classes without
/// any are left out.
Value kinds_value(const Array& rows) {
  struct Kind {
    std::string class_name;
    Count rows = 0;
    Count params = 0;
  };
  std::vector<Kind> kinds;
  for (const Value& row : rows) {
    const double* params = row["params"].number();
    const std::string* class_name = row["class_name"].text();
    if (params == nullptr || class_name == nullptr || *params == 0) continue;
    auto kind =
        std::find_if(kinds.begin(), kinds.end(), [&](const Kind& one) { return one.class_name == *class_name; });
    if (kind == kinds.end()) kind = kinds.insert(kinds.end(), Kind{*class_name});
    kind->rows += 1;
    kind->params += static_cast<Count>(*params);
  }
  Array values;
  for (const Kind& kind : kinds)
    values.push_back(object({{"class_name", kind.class_name}, {"rows", kind.rows}, {"params", kind.params}}));
  return Value(std::move(values));
}

/// The optimizer's variables after `fit`, or null where no optimizer is asked about.
Result<Value> optimizer_value(const Value& optimizer, const CountedModel& counted) {
  if (optimizer.is_null()) return Value();
  auto size = optimizer_size(optimizer, counted);
  if (!size) return size.error();
  return Value(object({{"params", size->params}, {"size_bytes", size->bytes}, {"size_text", size_text(size->bytes)}}));
}

}  // namespace

Result<Value> analyse(const CountedModel& counted, const Value& options) {
  const Model& model = counted.model;
  auto totals = totals_of(model, counted.facts);
  if (!totals) return totals.error();
  auto optimizer = optimizer_value(options["optimizer"], counted);
  if (!optimizer) return optimizer.error();
  Array rows = rows_value(counted, *totals);
  Value kinds = kinds_value(rows);
  return Value(object({{"layers", Value(std::move(rows))},
                       {"kinds", std::move(kinds)},
                       {"name", model.name},
                       {"class_name", model.class_name},
                       {"total_params", totals->total},
                       {"trainable_params", totals->trainable},
                       {"non_trainable_params", totals->total - totals->trainable},
                       {"complete", totals->complete},
                       {"size_bytes", totals->size_bytes},
                       {"trainable_size_bytes", totals->trainable_size_bytes},
                       {"size_text", size_text(totals->size_bytes)},
                       {"optimizer", std::move(*optimizer)},
                       {"differences", differences_of(counted)}}));
}

}  // namespace cnn
