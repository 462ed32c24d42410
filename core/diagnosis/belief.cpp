// The beliefs about a kind of layer, and about all.
#include "core/diagnosis/belief.hpp"

#include <algorithm>
#include <memory>

namespace cnn {

const std::vector<const Belief*>& beliefs_of(const LayerKind& kind) {
  struct Listed {
    std::vector<const Belief*> (*list)();
    std::vector<const Belief*> beliefs;
  };
  static std::vector<std::unique_ptr<const Listed>> known;
  for (const auto& one : known) {
    if (one->list == kind.beliefs) return one->beliefs;
  }
  auto beliefs = kind.beliefs != nullptr ? kind.beliefs() : std::vector<const Belief*>();
  known.push_back(std::make_unique<const Listed>(Listed{kind.beliefs, std::move(beliefs)}));
  return known.back()->beliefs;
}

std::vector<const Belief*> all_beliefs(const Catalogue& catalogue) {
  std::vector<const Belief*> all;
  for (const auto& kind : catalogue.all()) {
    for (const Belief* belief : beliefs_of(*kind)) {
      if (std::find(all.begin(), all.end(), belief) == all.end()) all.push_back(belief);
    }
  }
  return all;
}

}  // namespace cnn
