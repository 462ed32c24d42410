// Which of a call's tensors an attention layer takes for what.
#pragma once

#include "core/model/layer.hpp"
#include "core/model/references.hpp"

namespace cnn {

/// The three tensors that matter; masks stand among the inputs too. Null where one is not given; the key is then the
/// value.
struct Roles {
  const Shape* query = nullptr;
  const Shape* value = nullptr;
  const Shape* key = nullptr;
};

Roles roles_of(const Site& site);

}  // namespace cnn
