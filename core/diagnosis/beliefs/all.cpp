#include "core/diagnosis/beliefs/all.hpp"

namespace cnn {

std::vector<const Belief*> joined(std::vector<const Belief*> first, const std::vector<const Belief*>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

}  // namespace cnn
