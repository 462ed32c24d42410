// What Keras lets a layer be given by a name or as an object: initializers, regularizers and constraints.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/value.hpp"

namespace cnn {

/// The modules of Keras that these classes stand in.
inline constexpr std::string_view kInitializers = "initializers";
inline constexpr std::string_view kRegularizers = "regularizers";
inline constexpr std::string_view kConstraints = "constraints";

/// One of Keras's own, with nothing in it that we do not know.
struct NamedObject {
  std::string_view class_name;
  Value arguments;           ///< all of them, with Keras's defaults where none are given
  bool is_default = true;    ///< no argument says anything else than its default
  std::string name() const;  ///< by which Keras finds it too: `he_normal`
};

/// Reads a text ("he_normal", "HeNormal") or an object as Keras writes it. Nothing for classes of one's own, and for
/// arguments of other versions.
std::optional<NamedObject> read_object(std::string_view module, const Value& value);

/// The same thing in as few words as possible: its name where it has nothing but defaults, else as it is.
Value plain_object(std::string_view module, const Value& value);

/// The classes of a module as an object of objects: their arguments in Keras's order, with their defaults. Null for a
/// module that there is not.
const Value& object_classes(std::string_view module);

}  // namespace cnn
