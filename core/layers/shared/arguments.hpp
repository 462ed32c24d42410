// Arguments that layers on spatial axes share.
#pragma once

#include "core/model/config.hpp"

namespace cnn {

Argument tuple_argument(std::string_view name, int length, Value fallback);
Argument data_format_argument();
Argument activation_argument();

}  // namespace cnn
