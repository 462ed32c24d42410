// The list itself: explicit, because self-registering objects in a static library are dropped by the linker.
#include "core/layers/all.hpp"

#include <algorithm>

namespace cnn {

namespace {

constexpr LayerKind (*kLayers[])() = {
    input_layer, conv2d, max_pooling2d, average_pooling2d, flatten, dense, activation, re_lu, softmax, dropout,
};

}  // namespace

std::span<const LayerKind> all_layers() {
  static const std::vector<LayerKind> kinds = [] {
    std::vector<LayerKind> made;
    made.reserve(std::size(kLayers));
    for (const auto make : kLayers) made.push_back(make());
    return made;
  }();
  return kinds;
}

const LayerKind* find_layer(std::string_view class_name, bool operation) {
  for (const LayerKind& kind : all_layers()) {
    if (kind.operation != operation) continue;
    if (kind.class_name == class_name) return &kind;
    if (std::find(kind.aliases.begin(), kind.aliases.end(), class_name) != kind.aliases.end()) return &kind;
  }
  return nullptr;
}

const LayerKind& unknown_kind() {
  static const LayerKind kind = {.min_inputs = 0, .max_inputs = 0, .opaque = true};
  return kind;
}

const LayerKind& nested_model_kind() {
  static const LayerKind kind = {.min_inputs = 0, .max_inputs = 0};
  return kind;
}

}  // namespace cnn
