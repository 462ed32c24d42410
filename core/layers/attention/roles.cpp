// Which of a call's tensors an attention layer takes for what.
#include "core/layers/attention/roles.hpp"

namespace cnn {

Roles roles_of(const Site& site) {
  const auto arguments = call_arguments(*site.arguments);
  const auto shape = [&](std::size_t position, std::string_view name) -> const Shape* {
    const CallArgument* argument = find_argument(arguments, position, name);
    return argument != nullptr && argument->tensor ? &site.inputs[*argument->tensor] : nullptr;
  };
  Roles roles{shape(0, "query"), shape(1, "value"), shape(2, "key")};
  if (roles.key == nullptr) roles.key = roles.value;
  return roles;
}

}  // namespace cnn
