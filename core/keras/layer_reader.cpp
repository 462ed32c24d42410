// One layer from Keras's JSON: class, checked arguments, dtype, and what it wraps.
#include "core/keras/layer_reader.hpp"

namespace cnn {
namespace {

/// The name of a dtype or of a DTypePolicy: a text, or an object with a config. Empty for a policy that is no name: a
/// quantized one adds weights, a map has a dtype for each layer.
std::string_view dtype_name(const Value& dtype) {
  if (dtype.is_null()) return "float32";
  if (const std::string* text = dtype.text()) return *text;
  const std::string* name = dtype["config"]["name"].text();
  return name != nullptr ? std::string_view(*name) : std::string_view();
}

struct Dtype {
  std::string_view name;
  Count bytes;
};

/// Sizes of the dtypes in which Keras keeps weights. The mixed policies keep them in float32.
constexpr Dtype kDtypes[] = {
    {"float32", 4}, {"float16", 2}, {"bfloat16", 2}, {"float64", 8}, {"mixed_float16", 4}, {"mixed_bfloat16", 4},
    {"int8", 1},    {"uint8", 1},   {"int16", 2},    {"uint16", 2},  {"int32", 4},         {"uint32", 4},
    {"int64", 8},   {"uint64", 8},  {"bool", 1},     {"string", 4},
};

Result<Count> read_item_bytes(const Value& config, const std::string& layer) {
  const std::string_view name = dtype_name(config["dtype"]);
  for (const Dtype& dtype : kDtypes) {
    if (dtype.name == name) return dtype.bytes;
  }
  return Error{"invalid_argument", layer, "dtype", "known_dtype", config["dtype"]};
}

bool is_operation(const Value& entry) {
  const std::string* module = entry["module"].text();
  if (module == nullptr) return false;
  return module->find(".ops.") != std::string::npos || module->find(".activations.activations") != std::string::npos;
}

/// The layers inside a wrapper: `layer`, and Bidirectional's `backward_layer`.
Result<std::vector<Layer>> read_wrapped(const Value& config, const Around& around) {
  std::vector<Layer> wrapped;
  for (const std::string_view name : {"layer", "backward_layer"}) {
    if (!config[name]["class_name"].text()) continue;
    auto layer = read_layer(config[name], wrapped.size(), around);
    if (!layer) return layer.error();
    wrapped.push_back(std::move(*layer));
  }
  return wrapped;
}

/// Bidirectional's copy of a layer, where the config has no second one: it reads the other way.
Layer backwards(Layer layer) {
  Value arguments = layer.config.all();
  arguments.set("go_backwards", !layer.config.flag("go_backwards"));
  layer.config = Config(std::move(arguments));
  return layer;
}

/// `build_config.input_shape`: one shape, or a list of them.
std::vector<Shape> read_built_on(const Value& build_config) {
  const Array* items = build_config["input_shape"].array();
  if (items == nullptr || items->empty()) return {};
  std::vector<Shape> shapes;
  if (items->front().array() == nullptr) {
    shapes.push_back(read_told_shape(build_config["input_shape"]));
  } else {
    for (const Value& item : *items) shapes.push_back(read_told_shape(item));
  }
  return shapes;
}

/// A layer proper: its kind, checked arguments, dtype, and the layers that it wraps.
std::optional<Error> read_rules(const Value& entry, const Around& inside, Layer& layer) {
  const Value& config = entry["config"];
  layer.kind = inside.catalogue.find(layer.class_name, is_operation(entry));
  if (layer.kind == nullptr) layer.kind = is_operation(entry) ? &unknown_operation_kind() : &unknown_kind();
  if (!layer.kind->class_name.empty()) layer.class_name = layer.kind->class_name;
  auto checked = read_config(layer.kind->arguments, config);
  if (!checked) {
    checked.error().layer = layer.name;
    return checked.error();
  }
  layer.config = std::move(*checked);
  if (layer.kind->understands != nullptr && !layer.kind->understands(layer.config)) layer.kind = &unknown_kind();
  // Of a class that nobody here knows nothing can be wrong.
  if (layer.kind->opaque) return std::nullopt;
  auto bytes = read_item_bytes(config, layer.name);
  if (!bytes) return bytes.error();
  layer.item_bytes = *bytes;
  auto wrapped = read_wrapped(config, inside);
  if (!wrapped) return wrapped.error();
  layer.wrapped = std::move(*wrapped);
  if (layer.kind->wrapped > 0 && layer.wrapped.empty()) {
    return Error{"missing_argument", layer.name, "layer", "layer", config["layer"]};
  }
  if (layer.wrapped.size() < layer.kind->wrapped) layer.wrapped.push_back(backwards(layer.wrapped.front()));
  return std::nullopt;
}

}  // namespace

Result<Shape> read_shape(const Value& value, const std::string& layer, std::string_view argument) {
  const Error error{"invalid_argument", layer, argument, "list_of_sizes", value};
  const Array* items = value.array();
  // Keras 2 wrote a list of one shape for some inputs.
  if (items != nullptr && items->size() == 1 && items->front().array() != nullptr) items = items->front().array();
  if (items == nullptr || items->empty()) return error;
  Shape shape;
  for (const Value& item : *items) {
    if (!item.is_null() && item.integer().value_or(0) <= 0) return error;
    shape.push_back(item.is_null() ? kUnknown : *item.integer());
  }
  return shape;
}

bool is_input_layer(const Layer& layer) { return layer.kind->class_name == "InputLayer" && !layer.kind->operation; }

bool is_model(const Value& entry) {
  const std::string* name = entry["class_name"].text();
  if (name == nullptr || (*name != "Sequential" && *name != "Functional" && *name != "Model")) return false;
  return entry["config"]["layers"].array() != nullptr || entry["config"].array() != nullptr;
}

bool read_trainable(const Value& config, const Around& around) {
  const bool* trainable = config["trainable"].flag();
  return trainable == nullptr ? around.trainable : *trainable;
}

Result<Layer> read_layer(const Value& entry, std::size_t position, const Around& around) {
  const std::string* class_name = entry["class_name"].text();
  const Value& config = entry["config"];
  const std::string* given = config["name"].text() != nullptr ? config["name"].text() : entry["name"].text();
  const std::string name = given != nullptr ? *given : class_name != nullptr ? *class_name : std::to_string(position);
  if (class_name == nullptr) {
    return Error{"not_a_layer", name, "class_name", "class_name_of_a_layer", entry["class_name"]};
  }
  if (around.nesting > kMaxNesting) return Error{"too_deep", name, "", "at_most_64_levels", around.nesting};
  Layer layer{.name = name, .class_name = *class_name};
  layer.trainable = read_trainable(config, around);
  layer.built_on = read_built_on(entry["build_config"]);
  if (is_model(entry)) {
    auto model = read_nested_model(entry, around.inside(layer.trainable));
    if (!model) return model.error();
    layer.kind = &nested_model_kind();
    layer.model = std::make_shared<const Model>(std::move(*model));
    return layer;
  }
  if (auto error = read_rules(entry, around.inside(layer.trainable), layer)) return *error;
  // Both change what the layer's weights are.
  for (const std::string_view argument : {"lora_rank", "quantization_config"}) {
    if (layer.kind->opaque || config[argument].is_null()) continue;
    return Error{"not_supported", name, argument, "none", config[argument]};
  }
  return layer;
}

Result<Shape> read_input_shape(const Value& config, const std::string& layer) {
  // Keras 3 writes `batch_shape`, Keras 2 `batch_input_shape` or, by hand, `input_shape` without the batch.
  for (const std::string_view name : {"batch_shape", "batch_input_shape"}) {
    if (const Value* shape = config.find(name)) return read_shape(*shape, layer, name);
  }
  for (const std::string_view name : {"input_shape", "shape"}) {
    const Value* sizes = config.find(name);
    if (sizes == nullptr) continue;
    auto shape = read_shape(*sizes, layer, name);
    if (shape) shape->insert(shape->begin(), kUnknown);
    return shape;
  }
  if (const Value* shape = config.find("build_input_shape")) return read_shape(*shape, layer, "build_input_shape");
  return Error{"missing_input_shape", layer, "shape", "list_of_sizes", nullptr};
}

Shape read_told_shape(const Value& value) {
  const auto shape = read_shape(value, "", "");
  return shape ? *shape : Shape{};
}

bool has_input_shape(const Value& config) {
  for (const std::string_view name :
       {"batch_shape", "batch_input_shape", "input_shape", "shape", "build_input_shape"}) {
    if (config.find(name) != nullptr) return true;
  }
  return false;
}

}  // namespace cnn
