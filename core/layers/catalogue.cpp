// Kinds by name. The list is explicit, because self-registering objects in a static library are dropped by the linker.
#include "core/layers/catalogue.hpp"

#include <algorithm>

#include "core/layers/list.hpp"

namespace cnn {

namespace {

#define CNN_NAME(name) name,
constexpr LayerKind (*kLayers[])() = {CNN_LAYERS(CNN_NAME)};
constexpr std::vector<LayerKind> (*kFamilies[])() = {CNN_LAYER_FAMILIES(CNN_NAME)};
#undef CNN_NAME

/// The list as far as it has been made: a page with a lesson needs a tenth of it, and neither waits for the rest nor
/// loads it.
struct Made {
  Kinds kinds;
  std::size_t steps = 0;

  /// Makes the next kind or family; false where all are made.
  bool advance() {
    if (steps < std::size(kLayers)) {
      add(kLayers[steps]());
    } else if (steps < std::size(kLayers) + std::size(kFamilies)) {
      for (LayerKind& kind : kFamilies[steps - std::size(kLayers)]()) add(std::move(kind));
    } else {
      return false;
    }
    ++steps;
    return true;
  }

 private:
  void add(LayerKind kind) { kinds.push_back(std::make_unique<const LayerKind>(std::move(kind))); }
};

Made& made() {
  static Made all;
  return all;
}

bool is_called(const LayerKind& kind, std::string_view name, bool operation) {
  if (kind.operation != operation) return false;
  return kind.class_name == name || std::find(kind.aliases.begin(), kind.aliases.end(), name) != kind.aliases.end();
}

}  // namespace

const Kinds& all_layers() {
  while (made().advance()) {
  }
  return made().kinds;
}

const LayerKind* find_layer(std::string_view class_name, bool operation) {
  const Kinds& kinds = made().kinds;
  for (std::size_t i = 0; i < kinds.size() || made().advance(); ++i) {
    if (is_called(*kinds[i], class_name, operation)) return kinds[i].get();
  }
  return nullptr;
}

const Catalogue& catalogue() {
  static constexpr Catalogue kCatalogue = {all_layers, find_layer};
  return kCatalogue;
}

}  // namespace cnn
