#include "core/keras/restored_model.hpp"

#include <string>

#include "core/keras/layer_reader.hpp"
#include "core/keras/summary/candidates.hpp"
#include "core/model/facts.hpp"

namespace cnn {
namespace {

/// What a table does not show, by class: it is taken to be this.
struct Hidden {
  std::string_view class_name;
  std::string_view argument;
};

constexpr Hidden kHidden[] = {
    {"Dropout", "rate"},           {"SpatialDropout1D", "rate"},      {"SpatialDropout2D", "rate"},
    {"Activation", "activation"},  {"MaxPooling1D", "pool_size"},     {"MaxPooling2D", "pool_size"},
    {"MaxPooling3D", "pool_size"}, {"AveragePooling2D", "pool_size"}, {"Rescaling", "scale"},
    {"GaussianNoise", "stddev"},
};

struct Restoring {
  const Catalogue& catalogue;
  Array layers = {};
  Array assumed = {};
  Shape shape = {};
};

Value entry_of(const std::string& class_name, const std::string& name, Value arguments) {
  arguments.set("name", name);
  return object({{"class_name", class_name}, {"config", std::move(arguments)}});
}

/// Whether a layer of these arguments has the row's shape and count.
bool fits_row(const Value& entry, const RowFacts& row, const Catalogue& catalogue) {
  auto layer = read_layer(entry, 0, Around{catalogue});
  if (!layer || layer->kind->opaque) return false;
  auto facts = facts_at(*layer, {row.input});
  if (!facts || !facts->count_known || facts->output() != row.output) return false;
  Count params = 0;
  for (const Weight& weight : facts->weights) params += weight.count().value_or(-1);
  return params == row.params;
}

void note_assumed(Restoring& all, const std::string& name, const std::string& class_name, const Value& arguments) {
  for (const Hidden& hidden : kHidden) {
    if (hidden.class_name != class_name) continue;
    all.assumed.push_back(
        object({{"layer", name}, {"argument", hidden.argument}, {"value", arguments[hidden.argument]}}));
  }
}

Error not_restorable(const std::string& name, const Value& row) {
  return {"not_restorable", name, "", "arguments_of_this_shape_and_count", Array{row["output_shape"], row["params"]}};
}

std::optional<Error> restore_row(Restoring& all, const Value& row) {
  const std::string* name = row["name"].text();
  const std::string* class_name = row["class_name"].text();
  const auto params = row["params"].integer();
  if (name == nullptr || class_name == nullptr || !params) return not_restorable("", row);
  auto output = read_shape(row["output_shape"], *name, "output_shape");
  if (!output) return output.error();
  if (*class_name == "InputLayer") {
    all.layers.push_back(entry_of(*class_name, *name, object({{"batch_shape", to_value(*output)}})));
    all.shape = std::move(*output);
    return std::nullopt;
  }
  const LayerKind* kind = all.catalogue.find(*class_name, false);
  if (kind == nullptr) return Error{"not_restorable", *name, "class_name", "known_class", *class_name};
  const std::string canonical(kind->class_name);
  const RowFacts facts{kind->class_name, all.shape, *output, *params};
  Value found;
  const bool fits = try_candidates(facts, [&](const Value& arguments) {
    if (!fits_row(entry_of(canonical, *name, arguments), facts, all.catalogue)) return false;
    found = arguments;
    return true;
  });
  if (!fits) return not_restorable(*name, row);
  note_assumed(all, *name, canonical, found);
  all.layers.push_back(entry_of(canonical, *name, std::move(found)));
  all.shape = std::move(*output);
  return std::nullopt;
}

}  // namespace

Result<Value> restored_model(const Value& rows, const Value& input_shape, const Catalogue& catalogue) {
  const Array* items = rows.array();
  if (items == nullptr || items->empty()) return Error{"empty_model", "", "rows", "at_least_one_row", rows};
  Restoring all{catalogue};
  const std::string* first = items->front()["class_name"].text();
  if (first == nullptr || *first != "InputLayer") {
    if (input_shape.is_null()) return Error{"missing_input_shape", "", "shape", "list_of_sizes", nullptr};
    auto shape = read_shape(input_shape, "", "shape");
    if (!shape) return shape.error();
    all.layers.push_back(entry_of("InputLayer", "input_layer", object({{"batch_shape", to_value(*shape)}})));
    all.shape = std::move(*shape);
  }
  for (const Value& row : *items) {
    if (auto error = restore_row(all, row)) return *error;
  }
  Value config = object({{"name", "sequential"}, {"layers", std::move(all.layers)}});
  return object({{"config", object({{"class_name", "Sequential"}, {"config", std::move(config)}})},
                 {"assumed", std::move(all.assumed)}});
}

}  // namespace cnn
