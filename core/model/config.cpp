// Checks of single arguments, as strict as Keras.
#include "core/model/config.hpp"

#include <algorithm>
#include <cassert>

#include "core/model/activation_names.hpp"
#include "core/model/initializer.hpp"
#include "core/model/named_object.hpp"

namespace cnn {
namespace {

std::string lower(std::string text) {
  for (char& letter : text) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return text;
}

/// One integer stands for all axes; otherwise as many positive integers as there are axes.
Result<Value> read_tuple(const Argument& argument, const Value& value) {
  const auto length = static_cast<std::size_t>(argument.length);
  const Error error{"invalid_argument", "", std::string(argument.name),
                    "tuple_of_" + std::to_string(argument.length) +
                        (argument.zero ? "_integers_of_zero_or_more" : "_positive_integers"),
                    value};
  Array items;
  if (value.integer()) {
    items.assign(length, value);
  } else if (const Array* array = value.array()) {
    items = *array;
  }
  if (items.size() != length) return error;
  for (const Value& item : items) {
    if (item.integer().value_or(-1) < (argument.zero ? 0 : 1)) return error;
  }
  return Value(std::move(items));
}

/// [before, after] as Keras keeps it; one integer stands for both.
std::optional<Value> read_pair(const Value& value) {
  if (value.integer()) return read_pair(Array{value, value});
  const Array* pair = value.array();
  if (pair == nullptr || pair->size() != 2) return std::nullopt;
  for (const Value& side : *pair) {
    if (side.integer().value_or(-1) < 0) return std::nullopt;
  }
  return value;
}

/// Keras's padding and cropping: 1, (1, 2) or ((1, 1), (2, 2)) become pairs. Of one axis, (1, 2) is the pair itself.
Result<Value> read_sides(const Argument& argument, const Value& value) {
  const auto length = static_cast<std::size_t>(argument.length);
  const Error error{"invalid_argument", "", argument.name, "sides_of_" + std::to_string(argument.length) + "_axes",
                    value};
  if (length == 1) {
    const auto pair = read_pair(value);
    return pair ? Result<Value>(*pair) : error;
  }
  Array axes;
  if (value.integer()) axes.assign(length, value);
  if (value.array() != nullptr) axes = *value.array();
  if (axes.size() != length) return error;
  for (Value& axis : axes) {
    const auto pair = read_pair(axis);
    if (!pair) return error;
    axis = *pair;
  }
  return Value(std::move(axes));
}

Result<Value> read_integers(const Argument& argument, const Value& value) {
  Array items;
  bool whole = true;
  if (value.integer()) {
    items = {value};
  } else if (const Array* array = items_of(value)) {
    items = *array;
    whole = !items.empty() || argument.optional;
  } else {
    whole = false;
  }
  for (const Value& item : items) whole = whole && item.integer();
  if (!whole) return Error{"invalid_argument", "", argument.name, "list_of_integers", value};
  return Value(std::move(items));
}

Result<Value> read_choice(const Argument& argument, const Value& value) {
  std::string expected = "one_of";
  for (const std::string_view choice : argument.choices) expected += " " + std::string(choice);
  if (const std::string* text = value.text()) {
    // Keras's convolutions accept `padding` in any case; its pooling layers do not.
    const std::string name = argument.any_case ? lower(*text) : *text;
    for (const std::string_view choice : argument.choices) {
      if (choice == name) return Value(name);
    }
  }
  return Error{"invalid_argument", "", argument.name, expected, value};
}

/// What Python takes for true: Keras keeps `use_bias=1` and `use_bias=None` as they are.
std::optional<bool> read_flag(const Value& value) {
  if (value.is_null()) return false;
  if (const double* number = value.number()) return *number != 0;
  return value.flag() != nullptr ? std::optional(*value.flag()) : std::nullopt;
}

bool is_list_of_integers(const Value& value) {
  const Array* items = value.array();
  return items != nullptr &&
         std::all_of(items->begin(), items->end(), [](const Value& item) { return item.integer().has_value(); });
}

/// Keras's default is left as it is: to find the names of others takes longer than all the rest.
Result<Value> read_named(const Argument& argument, const Value& value) {
  if (value == argument.fallback) return value;
  if (value.text() == nullptr && value.object() == nullptr) {
    return Error{"invalid_argument", "", argument.name, kind_id(argument.kind), value};
  }
  if (argument.kind == ArgumentKind::kInitializer) return plain_initializer(value);
  return plain_object(argument.kind == ArgumentKind::kRegularizer ? kRegularizers : kConstraints, value);
}

Result<Value> read_argument(const Argument& argument, const Value& value) {
  const auto refuse = [&](std::string_view expected) {
    return Error{"invalid_argument", "", argument.name, expected, value};
  };
  if (value.is_null() && (argument.optional || argument.kind == ArgumentKind::kAny)) return value;
  switch (argument.kind) {
    case ArgumentKind::kPositiveInteger:
      if (value.integer().value_or(0) <= 0) return refuse("positive_integer");
      return value;
    case ArgumentKind::kInteger:
      if (!value.integer()) return refuse("integer");
      return value;
    case ArgumentKind::kNumber:
      if (value.number() == nullptr) return refuse("number");
      return value;
    case ArgumentKind::kFlag:
      if (!read_flag(value)) return refuse("true_or_false");
      return Value(*read_flag(value));
    case ArgumentKind::kTuple:
      return read_tuple(argument, value);
    case ArgumentKind::kChoice:
      return read_choice(argument, value);
    case ArgumentKind::kActivation: {
      auto activation = read_activation(value);
      if (!activation) return refuse("activation");
      return std::move(*activation);
    }
    case ArgumentKind::kIntegers:
      return read_integers(argument, value);
    case ArgumentKind::kList:
      if (!is_list_of_integers(value)) return refuse("list_of_integers");
      return value;
    case ArgumentKind::kSides:
      return read_sides(argument, value);
    case ArgumentKind::kInitializer:
    case ArgumentKind::kRegularizer:
    case ArgumentKind::kConstraint:
      return read_named(argument, value);
    case ArgumentKind::kAny:
      return value;
  }
  return value;
}

}  // namespace

Count Config::count(std::string_view name) const {
  const auto value = arguments_[name].integer();
  assert(value);
  return value.value_or(0);
}

std::vector<Count> Config::tuple(std::string_view name) const {
  std::vector<Count> result;
  const Array* items = arguments_[name].array();
  assert(items != nullptr);
  for (const Value& item : *items) result.push_back(item.integer().value_or(0));
  return result;
}

std::vector<std::pair<Count, Count>> Config::sides(std::string_view name) const {
  const Array& axes = *arguments_[name].array();
  const auto pair = [](const Array& sides) {
    return std::pair(sides[0].integer().value_or(0), sides[1].integer().value_or(0));
  };
  if (axes[0].array() == nullptr) return {pair(axes)};
  std::vector<std::pair<Count, Count>> result;
  for (const Value& axis : axes) result.push_back(pair(*axis.array()));
  return result;
}

std::string_view Config::text(std::string_view name) const {
  const std::string* text = arguments_[name].text();
  assert(text != nullptr);
  return *text;
}

bool Config::flag(std::string_view name) const {
  const bool* flag = arguments_[name].flag();
  return flag != nullptr && *flag;
}

double Config::number(std::string_view name) const {
  const double* number = arguments_[name].number();
  assert(number != nullptr);
  return *number;
}

Result<Config> read_config(const std::vector<Argument>& arguments, const Value& config) {
  Value checked{Object{}};
  for (const Argument& argument : arguments) {
    const Value* given = config.find(argument.name);
    if (given == nullptr && !argument.older.empty()) given = config.find(argument.older);
    if (given == nullptr && argument.required) {
      return Error{"missing_argument", "", argument.name, kind_id(argument.kind), nullptr};
    }
    // Keras takes None for most arguments as "the default"; for others it has a meaning of its own.
    const bool keeps_none = argument.required || argument.optional || argument.kind == ArgumentKind::kFlag;
    const bool defaulted = given == nullptr || (given->is_null() && !keeps_none);
    auto value = read_argument(argument, defaulted ? argument.fallback : *given);
    if (!value) return value.error();
    checked.set(argument.name, std::move(*value));
  }
  return Config(std::move(checked));
}

std::optional<Value> read_activation(const Value& value) {
  if (value.is_null()) return Value("linear");
  const auto named = [](const std::string& name) -> std::optional<Value> {
    if (!is_activation(name)) return std::nullopt;
    return Value(name);
  };
  if (const std::string* text = value.text()) return named(*text);
  const std::string* class_name = value["class_name"].text();
  if (class_name == nullptr) return std::nullopt;
  // Keras writes a function that it knows as an object too: {"class_name": "function", "config": "relu"}.
  if (const std::string* function = value["config"].text()) {
    if (auto known = named(*function)) return known;
  }
  // An activation layer as an argument is as good as a name when it has nothing but its defaults.
  const Value& config = value["config"];
  const auto is = [&](std::string_view argument, double number) {
    const double* given = config[argument].number();
    return given != nullptr && *given == number;
  };
  if (*class_name == "ReLU" && config["max_value"].is_null() && is("negative_slope", 0) && is("threshold", 0)) {
    return Value("relu");
  }
  if (*class_name == "LeakyReLU" && (is("negative_slope", 0.2) || is("alpha", 0.2))) return Value("leaky_relu");
  if (*class_name == "ELU" && is("alpha", 1)) return Value("elu");
  if (*class_name == "Softmax" && is("axis", -1)) return Value("softmax");
  if (*class_name == "Activation") return read_activation(config["activation"]);
  return value;
}

const Array* items_of(const Value& value) {
  const std::string* class_name = value["class_name"].text();
  return class_name != nullptr && *class_name == "__tuple__" ? value["items"].array() : value.array();
}

std::string_view kind_id(ArgumentKind kind) {
  constexpr std::string_view kIds[] = {"positive_integer", "integer",     "number",      "true_or_false",    "tuple",
                                       "choice",           "activation",  "any",         "list_of_integers", "sides",
                                       "list_of_integers", "initializer", "regularizer", "constraint"};
  return kIds[static_cast<std::size_t>(kind)];
}

}  // namespace cnn
