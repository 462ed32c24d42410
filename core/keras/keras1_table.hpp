// Every layer class of Keras 1 with what its arguments are called today.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "core/keras/keras1_values.hpp"

namespace cnn::keras1 {

/// One argument: its name today, the one to three arguments that it was made of, and what becomes of a value.
/// An empty name: what the argument did is done elsewhere (`input_dim`, by the input shape) or changes no result.
struct Change {
  std::string_view now;
  std::array<std::string_view, 3> old = {};
  ValueRule rule = same;
  bool required = false;
};

/// A class, its name today, and its arguments in groups that classes share.
struct Class {
  std::string_view old;
  std::string_view now;
  std::array<std::span<const Change>, 4> changes = {};
};

/// The class with this name, or null: then it is not of Keras.
const Class* find_class(std::string_view name);

/// What every layer has.
std::span<const Change> common_changes();

}  // namespace cnn::keras1
