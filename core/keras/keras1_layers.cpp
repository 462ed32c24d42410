// Translates one layer of Keras 1 by the table, argument by argument, so that none is left out.
#include "core/keras/keras1_layers.hpp"

#include <algorithm>
#include <set>

#include "core/keras/keras1_table.hpp"

namespace cnn {
namespace {

using keras1::Change;
using keras1::Class;

/// The value that an argument is made of: its old one, or a list of several.
Result<Value> old_value(const Change& change, const Value& config, const std::string& layer) {
  Array parts;
  for (const std::string_view old : change.old) {
    if (old.empty()) continue;
    const Value* part = config.find(old);
    if (part == nullptr) return Error{"missing_argument", layer, old, "any", nullptr};
    parts.push_back(*part);
  }
  return parts.size() == 1 ? parts.front() : Value(std::move(parts));
}

std::optional<Error> apply(const Change& change, const Value& config, const std::string& layer, Value& today,
                           std::set<std::string_view>& used) {
  const bool given = std::any_of(change.old.begin(), change.old.end(),
                                 [&](std::string_view old) { return !old.empty() && config.find(old) != nullptr; });
  if (!given && !change.required) return std::nullopt;
  auto value = old_value(change, config, layer);
  if (!value) return value.error();
  for (const std::string_view old : change.old) used.insert(old);
  auto translated = change.rule(*value);
  if (!translated) return keras1_argument(layer, change.old.front(), *value);
  if (!change.now.empty()) today.set(change.now, std::move(*translated));
  return std::nullopt;
}

/// Arguments that Keras 1 did not write, or which had another default.
void set_defaults(const Class& known, const Value& config, Value& today) {
  if (known.old == "GRU") today.set("reset_after", false);
  const bool gated = known.old == "LSTM" || known.old == "GRU";
  if (gated && config.find("inner_activation") == nullptr) today.set("recurrent_activation", "hard_sigmoid");
}

/// What Keras 1 made of `input_dim` and `input_length` where they stand for the shape of the input.
void set_input_shape(const Class& known, const Value& config, Value& today) {
  if (config.find("batch_input_shape") != nullptr || config.find("input_shape") != nullptr) return;
  const Value& features = config["input_dim"];
  const Value& steps = config["input_length"];
  if (known.old == "Embedding") {
    if (!steps.is_null()) today.set("batch_input_shape", Array{Value(), steps});
  } else if (features.integer()) {
    const bool flat = known.old == "Dense";
    today.set("batch_input_shape", flat ? Array{Value(), features} : Array{Value(), steps, features});
  }
}

/// Today's `output_padding` of a transposed convolution that Keras 1 gave its output's size to.
std::optional<Error> set_output_padding(const std::string& layer, Value& today) {
  const Value asked = today["output_shape"];
  const Array* shape = asked.array();
  const bool channels_first = today["data_format"] == Value("channels_first");
  const bool same = today["padding"] == Value("same");
  Array paddings;
  bool needed = false;
  for (std::size_t axis = 0; axis < 2; ++axis) {
    const auto item = [&](std::string_view name, Count fallback) {
      const Array* sizes = today[name].array();
      return sizes != nullptr && sizes->size() == 2 ? (*sizes)[axis].integer().value_or(0) : fallback;
    };
    const bool sized = shape != nullptr && shape->size() == 4;
    const Count size = sized ? (*shape)[axis + (channels_first ? 2 : 1)].integer().value_or(0) : 0;
    const Count kernel = item("kernel_size", 0);
    const Count stride = item("strides", 1);
    if (size < (same ? 1 : kernel) || kernel < 1 || stride < 1) return keras1_argument(layer, "output_shape", asked);
    const Count read = same ? (size + stride - 1) / stride : (size - kernel) / stride + 1;
    const Count usual = same ? read * stride : (read - 1) * stride + std::max(kernel, stride);
    paddings.push_back(size - (read - 1) * stride - (same ? kernel % 2 : kernel));
    needed = needed || size != usual;
  }
  const auto fits = [](const Value& padding) { return padding.integer().value_or(-1) >= 0; };
  if (needed && !std::all_of(paddings.begin(), paddings.end(), fits)) {
    return keras1_argument(layer, "output_shape", asked);
  }
  today.set("output_shape", Value());
  if (needed) today.set("output_padding", std::move(paddings));
  return std::nullopt;
}

}  // namespace

Error keras1_argument(const std::string& layer, std::string_view argument, const Value& found) {
  return {"keras1_argument", layer, argument, "argument_of_today", found};
}

Result<Value> keras1_layer(const std::string& class_name, const Value& config, const std::string& layer) {
  if (class_name == "Merge") return keras1_merge(config, layer);
  const Class* known = keras1::find_class(class_name);
  if (known == nullptr) return object({{"class_name", class_name}, {"config", config}});
  Value today{Object{}};
  std::set<std::string_view> used;
  for (const auto& changes : known->changes) {
    for (const Change& change : changes) {
      if (auto error = apply(change, config, layer, today, used)) return *error;
    }
  }
  for (const Change& change : keras1::common_changes()) {
    if (used.count(change.old.front()) > 0) continue;
    if (auto error = apply(change, config, layer, today, used)) return *error;
  }
  if (config.object() != nullptr) {
    for (const auto& [name, value] : *config.object()) {
      if (used.count(name) == 0) return keras1_argument(layer, name, value);
    }
  }
  set_defaults(*known, config, today);
  set_input_shape(*known, config, today);
  if (known->old == "Deconvolution2D") {
    if (auto error = set_output_padding(layer, today)) return *error;
  }
  return object({{"class_name", known->now}, {"config", std::move(today)}});
}

}  // namespace cnn
