// The catalogue as JSON.
#include "core/layers/described.hpp"

#include "core/layers/catalogue.hpp"
#include "core/model/named_object.hpp"

namespace cnn {
namespace {

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

Value kind_value(const LayerKind& kind) {
  Array aliases;
  Array arguments;
  for (const std::string_view alias : kind.aliases) aliases.push_back(alias);
  for (const Argument& argument : kind.arguments) arguments.push_back(argument_value(argument));
  return object({{"class_name", kind.class_name},
                 {"aliases", std::move(aliases)},
                 {"arguments", std::move(arguments)},
                 {"operation", kind.operation},
                 {"runs", kind.forward != nullptr},
                 {"has_params", kind.weights != nullptr}});
}

/// `initializers.HeNormal`: a class that stands beside the layers, in a module of its own.
Value object_value(std::string_view module, std::string_view name) {
  const auto found = read_object(module, Value(name));
  if (!found) return Value();
  Array arguments;
  for (const auto& [argument, fallback] : *found->arguments.object()) {
    arguments.push_back(object({{"name", argument}, {"default", fallback}}));
  }
  return object({{"class_name", found->class_name}, {"name", found->name()}, {"arguments", std::move(arguments)}});
}

}  // namespace

Value describe_layers() {
  Array layers;
  for (const auto& kind : all_layers()) layers.push_back(kind_value(*kind));
  return layers;
}

Value describe_layer(std::string_view class_name) {
  if (const auto point = class_name.find('.'); point != std::string_view::npos) {
    return object_value(class_name.substr(0, point), class_name.substr(point + 1));
  }
  const LayerKind* kind = find_layer(class_name);
  if (kind == nullptr) kind = find_layer(class_name, true);
  return kind != nullptr ? kind_value(*kind) : Value();
}

}  // namespace cnn
