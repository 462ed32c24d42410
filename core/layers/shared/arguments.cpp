#include "core/layers/shared/arguments.hpp"

namespace cnn {

Argument tuple_argument(std::string_view name, int length, Value fallback) {
  return {.name = name, .kind = ArgumentKind::kTuple, .fallback = std::move(fallback), .length = length};
}

Argument data_format_argument() {
  // None means Keras's global setting, which is channels_last unless somebody changed it.
  return {.name = "data_format",
          .kind = ArgumentKind::kChoice,
          .fallback = "channels_last",
          .choices = {"channels_last", "channels_first"}};
}

Argument activation_argument() { return {.name = "activation", .kind = ArgumentKind::kActivation}; }

}  // namespace cnn
