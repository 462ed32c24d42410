// The kinds that stand for what no catalogue lists.
#include "core/model/catalogue.hpp"

namespace cnn {

const LayerKind& unknown_kind() {
  static const LayerKind kind = {.min_inputs = 0, .max_inputs = 0, .opaque = true};
  return kind;
}

const LayerKind& unknown_operation_kind() {
  static const LayerKind kind = {.min_inputs = 0, .max_inputs = 0, .operation = true, .opaque = true};
  return kind;
}

const LayerKind& nested_model_kind() {
  static const LayerKind kind = {.min_inputs = 0, .max_inputs = 0};
  return kind;
}

}  // namespace cnn
