// Either what was asked for, or an error as data: ids and values, worded elsewhere.
#pragma once

#include <string>
#include <utility>
#include <variant>

#include "core/base/value.hpp"

namespace cnn {

struct Error {
  // Out of line for the same reason as Value's.
  Error(std::string_view code, std::string_view layer, std::string_view argument, std::string_view expected,
        Value found);
  Error(const Error& other);
  Error(Error&& other) noexcept;
  Error& operator=(const Error& other);
  Error& operator=(Error&& other) noexcept;
  ~Error();

  std::string code;      ///< speaking id, such as `invalid_argument`
  std::string layer;     ///< name of the layer, empty when the whole model is meant
  std::string argument;  ///< Keras's name of the argument, empty when none is to blame
  std::string expected;  ///< id of what would have been right, such as `positive_integer`
  Value found;           ///< what was there instead
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : data_(std::move(value)) {}
  Result(Error error) : data_(std::move(error)) {}

  explicit operator bool() const { return data_.index() == 0; }
  T& operator*() { return *std::get_if<0>(&data_); }
  const T& operator*() const { return *std::get_if<0>(&data_); }
  T* operator->() { return std::get_if<0>(&data_); }
  const T* operator->() const { return std::get_if<0>(&data_); }
  Error& error() { return *std::get_if<1>(&data_); }
  const Error& error() const { return *std::get_if<1>(&data_); }

 private:
  std::variant<T, Error> data_;
};

}  // namespace cnn
