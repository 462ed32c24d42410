// Tensors as a config names them, and where they stand among a call's arguments.
#include "core/model/references.hpp"

#include <map>

namespace cnn {
namespace {

constexpr std::string_view kConstant = "_CONSTANT_VALUE";

/// Keras takes the members of a dictionary in the order of their names, wherever it looks for tensors.
std::map<std::string_view, const Value*> by_name(const Object& members) {
  std::map<std::string_view, const Value*> sorted;
  for (const Member& member : members) sorted[member.first] = &member.second;
  return sorted;
}

std::size_t count_references(const Value& value) {
  std::vector<Reference> found;
  collect_references(value, found);
  return found.size();
}

/// Adds an argument and counts its tensors on.
void add(std::vector<CallArgument>& arguments, std::string_view name, const Value& value, std::size_t& tensors) {
  CallArgument argument{.name = name, .value = &value, .tensors = count_references(value)};
  if (argument.tensors > 0) argument.tensor = tensors;
  tensors += argument.tensors;
  arguments.push_back(argument);
}

/// Keras 2: each positional argument with the named ones in its fourth place.
void add_older(std::vector<CallArgument>& arguments, const Value& entry, std::size_t& tensors) {
  const Array& items = *entry.array();
  if (items[0] == Value(kConstant)) {
    arguments.push_back({.value = &items[2]});
  } else {
    arguments.push_back({.value = &entry, .tensor = tensors++, .tensors = 1});
  }
  if (items.size() < 4 || items[3].object() == nullptr) return;
  for (const auto& [name, value] : by_name(*items[3].object())) add(arguments, name, *value, tensors);
}

bool is_older(const Value& value) {
  const Array* items = value.array();
  return items != nullptr && items->size() >= 3 && (*items)[0].text() != nullptr && (*items)[1].integer();
}

}  // namespace

std::optional<Reference> read_reference(const Value& value) {
  const Array* items = value.array();
  if (items == nullptr || items->size() < 3 || items->size() > 4) return std::nullopt;
  const std::string* layer = (*items)[0].text();
  const auto node = (*items)[1].integer();
  const auto output = (*items)[2].integer();
  if (layer == nullptr || !node || !output || *layer == kConstant) return std::nullopt;
  return Reference{*layer, *node, *output};
}

void collect_references(const Value& value, std::vector<Reference>& found) {
  if (const auto reference = read_reference(value)) {
    found.push_back(*reference);
    // Keras 2 puts further tensors (`y` of `x + y`) into the fourth place.
    if (value.array()->size() == 4) collect_references(value.array()->back(), found);
    return;
  }
  if (const Array* items = value.array()) {
    for (const Value& item : *items) collect_references(item, found);
  } else if (const Object* members = value.object()) {
    // Keras 3: {"shape": …, "dtype": …, "keras_history": ["conv2d", 0, 0]}.
    if (auto reference = read_reference(value["keras_history"])) {
      reference->shape = value.find("shape");
      found.push_back(*reference);
      return;
    }
    for (const auto& [name, member] : by_name(*members)) collect_references(*member, found);
  }
}

std::vector<CallArgument> call_arguments(const Value& arguments) {
  std::vector<CallArgument> result;
  std::size_t tensors = 0;
  if (const Array* args = arguments["args"].array()) {
    for (const Value& value : *args) add(result, "", value, tensors);
    if (const Object* named = arguments["kwargs"].object()) {
      for (const auto& [name, value] : by_name(*named)) add(result, name, *value, tensors);
    }
    return result;
  }
  if (is_older(arguments)) {
    add_older(result, arguments, tensors);
    return result;
  }
  if (arguments.array() == nullptr) return result;
  for (const Value& entry : *arguments.array()) {
    if (is_older(entry)) add_older(result, entry, tensors);
  }
  return result;
}

const CallArgument* find_argument(const std::vector<CallArgument>& arguments, std::size_t position,
                                  std::string_view name) {
  std::size_t place = 0;
  for (const CallArgument& argument : arguments) {
    if (argument.name.empty() ? place++ == position : argument.name == name) return &argument;
  }
  return nullptr;
}

}  // namespace cnn
