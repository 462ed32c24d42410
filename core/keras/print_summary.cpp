// Rows of a model as Keras's print_summary finds them.
#include "core/keras/print_summary.hpp"

#include <algorithm>

#include "core/counting/optimizer_variables.hpp"
#include "core/counting/totals.hpp"
#include "core/keras/model_form.hpp"
#include "core/keras/summary/columns.hpp"
#include "core/keras/summary/summary_text.hpp"

namespace cnn {
namespace {

/// Keras prints no `Connected to` for a Sequential, nor for a graph that is a chain: each call reads one tensor and is
/// read by one call, and no layer is called twice.
bool is_sequential_like(const Model& model) {
  if (model.class_name == "Sequential") return true;
  std::vector<bool> read(model.calls.size());
  for (const Call& call : model.calls) {
    if (call.node > 0 || call.inputs.size() > 1) return false;
    if (call.inputs.empty()) continue;
    if (read[call.inputs[0].call]) return false;
    read[call.inputs[0].call] = true;
  }
  return model.inputs.size() == 1;
}

bool all_known(const std::vector<Shape>& shapes) {
  return std::none_of(shapes.begin(), shapes.end(), [](const Shape& shape) { return shape.empty(); });
}

/// What the caller asks for.
struct Request {
  SummaryOptions options = {};
  bool era_names = false;
};

/// Walks a model and the models within; their nesting is limited where they are read.
struct Rows {
  const Request& request;
  std::vector<SummaryRow> rows = {};

  std::string name_of(const Layer& layer) const {
    return request.era_names ? era_name(layer.name, layer.class_name, request.options.style) : layer.name;
  }

  std::string connection(const Model& model, const Source& source) const {
    const Call& call = model.calls[source.call];
    return summary::joined({name_of(model.layers[call.layer]), "[", summary::plain(static_cast<Count>(call.node)), "][",
                            summary::plain(static_cast<Count>(source.output)), "]"});
  }

  void add_layer(const Model& model, const std::vector<std::size_t>& calls, const std::vector<Facts>& facts,
                 int depth) {
    const Layer& layer = model.layer_of(calls.front());
    const Facts& first = facts[calls.front()];
    SummaryRow row{.name = name_of(layer), .class_name = layer.class_name, .depth = depth};
    // Keras shows the shape of a layer's last call.
    const std::vector<Shape>& outputs = facts[calls.back()].outputs;
    if (all_known(outputs)) row.output_shapes = outputs;
    for (const std::size_t call : calls) {
      row.shapes_differ = row.shapes_differ || facts[call].outputs != outputs;
      if (depth > 0) continue;
      for (const Source& source : model.calls[call].inputs) row.connected_to.push_back(connection(model, source));
    }
    const auto count = count_of(first.weights, layer.name);
    if (first.count_known && count) {
      row.params = *count;
    } else {
      row.params.reset();
    }
    row.trainable = layer.trainable;
    row.has_weights = !first.weights.empty();
    rows.push_back(std::move(row));
    if (layer.model && request.options.expand_nested) add_nested(*layer.model, first, depth + 1);
  }

  /// A model within has the shapes of its own inputs, unless only the call around it gives them.
  void add_nested(const Model& model, const Facts& call, int depth) {
    const bool has_shape = std::none_of(model.inputs.begin(), model.inputs.end(),
                                        [&](std::size_t input) { return model.calls[input].input_shape.empty(); });
    if (!has_shape) return add_model(model, call.inner, depth);
    const auto own = facts_of(model);
    add_model(model, own ? *own : call.inner, depth);
  }

  void add_model(const Model& model, const std::vector<Facts>& facts, int depth) {
    if (facts.size() != model.calls.size()) return;
    for (const auto& calls : calls_by_layer(model)) {
      if (calls.empty() || !model.calls[calls.front()].in_summary) continue;
      // Operations (`x + y`) have a row in their model, but are no layers of a model within.
      if (depth > 0 && model.layer_of(calls.front()).kind->operation) continue;
      add_layer(model, calls, facts, depth);
    }
  }
};

/// A Sequential without an input shape, of which Keras 3 prints names and `?`.
std::optional<SummaryModel> unbuilt_model(const Value& text) {
  const auto form = find_model(text);
  if (!form) return std::nullopt;
  const Value& config = *form->config;
  const Array* layers = config["config"]["layers"].array();
  if (layers == nullptr || config["class_name"] != Value("Sequential")) return std::nullopt;
  const std::string* name = config["config"]["name"].text();
  SummaryModel model{.name = name != nullptr ? *name : "sequential"};
  for (const Value& layer : *layers) {
    const std::string* class_name = layer["class_name"].text();
    const std::string* given = layer["config"]["name"].text();
    if (class_name == nullptr) return std::nullopt;
    model.rows.push_back({.name = given != nullptr ? *given : *class_name, .class_name = *class_name, .built = false});
  }
  return model;
}

/// Reads a flag; false where it is no boolean.
bool read_flag(const Value& value, bool& flag) {
  if (value.flag() != nullptr) flag = *value.flag();
  return value.flag() != nullptr || value.is_null();
}

Error wrong_option(std::string_view name, std::string_view expected, const Value& options) {
  return {"invalid_argument", "", name, expected, options[name]};
}

Result<Request> read_request(const Value& options) {
  Request request;
  if (const Value& style = options["style"]; !style.is_null()) {
    const auto known = style.text() != nullptr ? summary_style(*style.text()) : std::nullopt;
    if (!known) return wrong_option("style", "one_of keras3 tf2.13 tf2.7 tf2.0 keras2.3 keras2", options);
    request.options.style = *known;
  }
  if (const Value& width = options["width"]; !width.is_null()) {
    const Count count = width.integer().value_or(-1);
    if (count < 1 || count > kMaxSummaryWidth) return wrong_option("width", "integer_from_1_to_1000", options);
    request.options.width = static_cast<int>(count);
  }
  const std::pair<std::string_view, bool*> flags[] = {{"show_trainable", &request.options.show_trainable},
                                                      {"expand_nested", &request.options.expand_nested},
                                                      {"era_names", &request.era_names}};
  for (const auto& [name, flag] : flags) {
    if (!read_flag(options[name], *flag)) return wrong_option(name, "flag", options);
  }
  return request;
}

Result<SummaryModel> built_model(const Value& config, const Value& optimizer, const Request& request,
                                 const ModelReader& read) {
  auto counted = read(config);
  if (!counted) return counted.error();
  const Model& model = counted->model;
  auto totals = totals_of(model, counted->facts);
  if (!totals) return totals.error();
  const bool at_least = !totals->complete;
  SummaryModel result{.name = model.name, .sequential_like = is_sequential_like(model)};
  if (request.era_names) result.name = era_name(model.name, model.class_name, request.options.style);
  result.trainable = {totals->trainable, totals->trainable_size_bytes, at_least};
  result.non_trainable = {totals->total - totals->trainable, totals->size_bytes - totals->trainable_size_bytes,
                          at_least};
  if (!optimizer.is_null()) {
    auto size = optimizer_size(optimizer, *counted);
    if (!size) return size.error();
    result.optimizer = {size->params, size->bytes, at_least};
  }
  Rows rows{request};
  rows.add_model(model, counted->facts, 0);
  result.rows = std::move(rows.rows);
  return result;
}

}  // namespace

Result<Value> print_summary(const Value& config, const Value& options, const ModelReader& read) {
  auto request = read_request(options);
  if (!request) return request.error();
  auto model = built_model(config, options["optimizer"], *request, read);
  if (!model) {
    auto unbuilt = unbuilt_model(config);
    const bool prints = request->options.style == SummaryStyle::kKeras3 && model.error().code == "missing_input_shape";
    if (!prints || !unbuilt) return model.error();
    model = std::move(*unbuilt);
  }
  auto text = summary_text(*model, request->options);
  if (!text) return text.error();
  return Value(std::move(*text));
}

}  // namespace cnn
