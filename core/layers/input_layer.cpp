// InputLayer: names the shape that enters; no parameters.
#include "core/layers/all.hpp"
#include "core/layers/elementwise.hpp"
#include "core/misconceptions/all.hpp"
#include "core/plans/all.hpp"

namespace cnn {

LayerKind input_layer() {
  return {
      .class_name = "InputLayer",
      .aliases = {},
      // The shape itself is read by the model: Keras has spelled it in several ways.
      .arguments = {{.name = "batch_shape"}, {.name = "dtype"}},
      .output_shape = same_shape,
      .forward = copy_forward,
      .plan = &kCopyPlan,
      .combination = Combination::kCopy,
      .beliefs = input_beliefs,
  };
}

}  // namespace cnn
