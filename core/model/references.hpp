// Tensors as a config names them, and where they stand among a call's arguments.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/base/value.hpp"

namespace cnn {

/// A tensor: layer, which of its calls, which of that call's outputs.
struct Reference {
  std::string_view layer;
  Count node = 0;
  Count output = 0;
  const Value* shape = nullptr;  ///< as Keras 3 writes it beside the name; null where it does not
};

/// ["conv2d", 0, 0] and, in Keras 2, ["conv2d", 0, 0, {}].
std::optional<Reference> read_reference(const Value& value);

/// Every tensor in a call's arguments: lists in their order, dictionaries by name. The depth of the JSON text is
/// limited where it is parsed.
void collect_references(const Value& value, std::vector<Reference>& found);

/// One argument of a call: a tensor (`tensor` is its number among the call's inputs), or a value that is none.
struct CallArgument {
  std::string_view name = {};  ///< empty for positional ones
  const Value* value = nullptr;
  std::optional<std::size_t> tensor = {};  ///< the first of its tensors where the value is a list of them
  std::size_t tensors = 0;                 ///< how many it holds
};

/// The arguments of a call as Keras 3 ({"args": […], "kwargs": {…}}) and Keras 2 ([["x", 0, 0, {"y": …}], …]) write
/// them. Of Keras 2's, the constant in ["_CONSTANT_VALUE", -1, 2.0, {…}] is a positional one.
std::vector<CallArgument> call_arguments(const Value& arguments);

/// The argument with this name or, among the positional ones, this position; null when it is not given.
const CallArgument* find_argument(const std::vector<CallArgument>& arguments, std::size_t position,
                                  std::string_view name);

}  // namespace cnn
