// Python's literals as a Value: what `print(model.get_config())` and a source file hold.
#pragma once

#include <string_view>

#include "core/base/result.hpp"

namespace cnn {

/// Reads one literal: strings of any quotes, numbers, True, False, None (also JSON's words), lists, tuples,
/// dictionaries, commas at their ends, comments. A call (`OrderedDict(…)`, `np.float32(0.5)`, `TensorShape([…])`) is
/// its argument; several arguments are a list. A tuple is a list, keys that are no strings become texts. Errors: those
/// of parse_json, with the same limits.
Result<Value> parse_python_literal(std::string_view text);

/// Reads JSON or, where it is none, a Python literal that is a dictionary, a list of them, or a text of these. Errors:
/// those of parse_json about the text as JSON.
Result<Value> parse_json_or_python(std::string_view text);

}  // namespace cnn
