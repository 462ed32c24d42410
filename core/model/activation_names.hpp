// The names of keras.activations.
#pragma once

#include <cstddef>
#include <iterator>
#include <string_view>

namespace cnn {

/// Every name that Keras takes as an activation. `glu` and `threshold` are taken as an argument although they do not
/// keep the shape or lack arguments of their own.
inline constexpr std::string_view kActivationNames[] = {
    "linear",         "relu",        "sigmoid",     "tanh",        "softmax",      "log_softmax", "elu",
    "selu",           "celu",        "gelu",        "silu",        "swish",        "softplus",    "softsign",
    "exponential",    "mish",        "relu6",       "leaky_relu",  "hard_sigmoid", "hard_silu",   "hard_swish",
    "hard_tanh",      "hard_shrink", "soft_shrink", "tanh_shrink", "log_sigmoid",  "squareplus",  "sparse_plus",
    "sparse_sigmoid", "sparsemax",   "glu",         "threshold",
};

constexpr bool is_activation(std::string_view name) {
  for (const std::string_view known : kActivationNames) {
    if (known == name) return true;
  }
  return false;
}

/// Whether a table has an entry for every name, in their order.
template <class Entry, std::size_t size>
constexpr bool has_all_names(const Entry (&entries)[size]) {
  if (size != std::size(kActivationNames)) return false;
  for (std::size_t i = 0; i < size; ++i) {
    if (entries[i].name != kActivationNames[i]) return false;
  }
  return true;
}

}  // namespace cnn
