// A tree of JSON values: what a Keras config is made of, and what the engine answers.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/shape.hpp"

namespace cnn {

class Value;
using Array = std::vector<Value>;
using Member = std::pair<std::string, Value>;
/// Members in the order they were written. Of members with one name the last counts, as in JavaScript and Python.
using Object = std::vector<Member>;

class Value {
 public:
  Value() = default;
  // Out of line: inlined everywhere, the variant's copies and destructors would double the engine's size.
  Value(const Value& other);
  Value(Value&& other) noexcept;
  Value& operator=(const Value& other);
  Value& operator=(Value&& other) noexcept;
  ~Value();

  Value(std::nullptr_t) {}
  Value(bool flag) : data_(flag) {}
  Value(double number) : data_(number) {}
  Value(int number) : data_(static_cast<double>(number)) {}
  Value(Count number) : data_(static_cast<double>(number)) {}
  Value(std::string text);
  Value(std::string_view text);
  Value(const char* text);
  Value(Array array);
  Value(Object object);

  bool operator==(const Value& other) const { return data_ == other.data_; }

  bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
  const bool* flag() const { return std::get_if<bool>(&data_); }
  const double* number() const { return std::get_if<double>(&data_); }
  const std::string* text() const { return std::get_if<std::string>(&data_); }
  const Array* array() const { return std::get_if<Array>(&data_); }
  const Object* object() const { return std::get_if<Object>(&data_); }

  /// The member `name`, or nothing when this is no object or has no such member.
  const Value* find(std::string_view name) const;
  /// The member `name`, or null when there is none.
  const Value& operator[](std::string_view name) const;
  /// Sets a member; a null value becomes an object first.
  void set(std::string_view name, Value value);
  /// The number as an integer when it is one in [-kMaxCount, kMaxCount]; nothing for 3.5, NaN, text, …
  std::optional<Count> integer() const;

 private:
  std::variant<std::monostate, bool, double, std::string, Array, Object> data_;
};

/// One member of an object that is being written. The value is moved from, so that no answer is ever copied.
struct Field {
  std::string_view name;
  mutable Value value;
};

/// An object of these members in this order; names must differ.
Value object(std::initializer_list<Field> fields);

/// A shape as JSON: null for unknown sizes.
Value to_value(const Shape& shape);

}  // namespace cnn
