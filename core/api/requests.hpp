// Texts in and texts out: what every function of the door does with them.
#pragma once

#include <string>
#include <string_view>

#include "core/base/json.hpp"
#include "core/base/python_literal.hpp"
#include "core/keras/model_reader.hpp"
#include "core/layers/catalogue.hpp"

namespace cnn::api {

inline std::string error_text(const Error& error) {
  return write_json(object({{"error", object({{"code", error.code},
                                              {"layer", error.layer},
                                              {"argument", error.argument},
                                              {"expected", error.expected},
                                              {"found", error.found}})}}));
}

inline std::string text_of(const Result<Value>& result) {
  return result ? write_json(*result) : error_text(result.error());
}

/// Parses each text, which may be a Python literal where it is a config, and calls `function` with the values; the
/// first text that is neither is the answer's error.
template <class Function, class... Texts>
std::string with_values(Function function, Texts... texts) {
  Result<Value> values[] = {parse_json_or_python(texts)...};
  for (const auto& value : values) {
    if (!value) return error_text(value.error());
  }
  std::size_t next = 0;
  // A braced list is evaluated from left to right, the arguments of a call need not be.
  const Value* pointers[] = {(static_cast<void>(texts), &*values[next++])...};
  return text_of(function(pointers));
}

/// Reads a config with the layers that we know.
inline ModelReader reader() { return {catalogue(), count_model}; }

/// The same where the first text is a config: `function` gets its model, counted, and all values.
template <class Function, class... Texts>
std::string with_model(Function function, Texts... texts) {
  return with_values(
      [&](const auto& values) -> Result<Value> {
        auto model = reader()(*values[0]);
        if (!model) return model.error();
        return function(*model, values);
      },
      texts...);
}

}  // namespace cnn::api
