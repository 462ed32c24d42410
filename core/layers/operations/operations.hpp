// What the operations of keras.ops share: their operands, and how a value follows from one or two others.
#pragma once

#include "core/model/layer.hpp"
#include "core/model/references.hpp"

namespace cnn {

/// One operand: a tensor of the call, a constant, or something whose shape is not in the config.
struct Operand {
  std::optional<std::size_t> tensor = {};  ///< which of the call's inputs
  std::optional<double> number = {};       ///< a constant number
  std::optional<Shape> shape = {};         ///< empty for a number; nothing where it is not known
};

/// Sizes of a constant: of nested lists, also where Keras wrote a NumPy array as an object. Empty for a number, nothing
/// where it is neither.
std::optional<Shape> constant_shape(const Value& value);

/// The operand at this position, or with this name. Nothing when it is not given.
std::optional<Operand> operand_at(std::span<const Shape> inputs, const Value* arguments, std::size_t position,
                                  std::string_view name);

/// An operation of two values; `other` is the name of its second operand.
using Binary = Real (*)(Real, Real);
/// Null for a name that is none; of those that are counted but not run, `is_binary` is true all the same.
Binary find_binary(std::string_view name);
bool is_binary(std::string_view name);

/// How the result changes with each of the two.
struct BinarySlopes {
  Real first;
  Real second;
};
using BinaryGradient = BinarySlopes (*)(Real, Real);
/// Null for one without gradient.
BinaryGradient find_binary_gradient(std::string_view name);

/// The shape of two operands value by value: an empty one where it does not follow from the config.
Result<Shape> binary_shape(const Site& site, std::string_view first, std::string_view second);
/// True when both operands are tensors of one rank or numbers.
bool binary_runs(const Site& site, std::string_view first, std::string_view second);
void binary_forward(const Forward& call, Binary function, std::string_view first, std::string_view second);
void binary_backward(const Backward& call, BinaryGradient gradient, std::string_view first, std::string_view second);

/// An operation of one value and, for some, a number among the arguments.
struct Unary {
  std::string_view class_name;
  Real (*function)(Real value, Real parameter) = nullptr;
  Real (*slope)(Real value, Real parameter) = nullptr;
  std::string_view parameter = {};
  double fallback = 0;
};
std::span<const Unary> unary_operations();
const Unary* find_unary(std::string_view class_name);
void unary_forward(const Forward& call, const Unary& unary);
void unary_backward(const Backward& call, const Unary& unary);

}  // namespace cnn
