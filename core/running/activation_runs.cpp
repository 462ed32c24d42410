#include "core/running/activation_runs.hpp"

#include "core/running/kernels/activation.hpp"

namespace cnn {

std::optional<std::string_view> activation_not_run(const Config& config) {
  for (const std::string_view name : {"activation", "recurrent_activation"}) {
    const Value& activation = config.value(name);
    if (activation.is_null()) continue;
    if (activation.text() == nullptr || kernels::find_activation(*activation.text()) == nullptr) return name;
  }
  return std::nullopt;
}

Config without_activation(const Config& config) {
  Value arguments = config.all();
  arguments.set("activation", "linear");
  return Config(std::move(arguments));
}

}  // namespace cnn
