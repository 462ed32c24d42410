// A layer's arguments: what is allowed for each, and the checked values with defaults filled in.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace cnn {

enum class ArgumentKind {
  kPositiveInteger,
  kInteger,
  kNumber,
  kFlag,
  kTuple,       ///< `length` positive integers; one integer stands for all of them
  kChoice,      ///< one of `choices`
  kActivation,  ///< name of an activation, or null
  kAny,         ///< kept as it is
  kIntegers,    ///< a list of integers; one integer stands for a list of one; empty only where None is allowed
  kSides,       ///< [before, after] of zero or more for each of `length` axes; an integer stands for both
  kList,        ///< a list of integers, possibly empty; unlike kIntegers never a single one
  // A name or an object of Keras (see named_object.hpp), or None. In the checked config it has its shortest form;
  // classes of one's own stay as they are, as no count hangs on them.
  kInitializer,
  kRegularizer,
  kConstraint,
};

/// One argument of a layer, in Keras's positional order.
struct Argument {
  std::string_view name;
  ArgumentKind kind = ArgumentKind::kAny;
  Value fallback = {};    ///< Keras's default; null may also mean "None"
  bool required = false;  ///< true when Keras has no default
  int length = 0;         ///< of a tuple; of sides the number of axes
  bool zero = false;      ///< a tuple may contain zeros
  std::vector<std::string_view> choices = {};
  bool optional = false;        ///< None is allowed
  bool any_case = false;        ///< choices may be written in upper case
  std::string_view older = {};  ///< the name in configs of Keras 2, where it differs
};

/// Arguments that passed their checks. Asking for one that the layer does not have is a programmer's mistake.
class Config {
 public:
  Config() = default;
  explicit Config(Value arguments) : arguments_(std::move(arguments)) {}

  Count count(std::string_view name) const;
  std::vector<Count> tuple(std::string_view name) const;
  /// Of kSides: before and after for each axis.
  std::vector<std::pair<Count, Count>> sides(std::string_view name) const;
  std::string_view text(std::string_view name) const;
  bool flag(std::string_view name) const;
  double number(std::string_view name) const;
  bool has(std::string_view name) const { return !arguments_[name].is_null(); }
  const Value& value(std::string_view name) const { return arguments_[name]; }
  const Value& all() const { return arguments_; }

 private:
  Value arguments_;
};

/// Checks one layer's `config` object against its arguments and fills in defaults. What is no argument of the layer
/// (build information) is dropped.
/// Errors: `invalid_argument` or `missing_argument` with argument, expected and found; the caller adds the layer.
Result<Config> read_config(const std::vector<Argument>& arguments, const Value& config);

/// An activation in a config as its name: a text, or an activation layer whose arguments say no more than a name;
/// `linear` for null. An object that is neither stays as it is. Nothing for a text that is no activation's name.
std::optional<Value> read_activation(const Value& value);

/// The items of a list, also of a tuple that Keras wrote as an object; null when it is neither.
const Array* items_of(const Value& value);

/// Id of a kind of argument, as shown in the catalogue.
std::string_view kind_id(ArgumentKind kind);

}  // namespace cnn
