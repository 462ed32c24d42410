// InputLayer: names the shape that enters; no parameters.
#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/list.hpp"
#include "core/layers/shared/arguments.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/layers/shared/gradients.hpp"
#include "core/running/fast/all.hpp"

namespace cnn {

LayerKind input_layer() {
  return {
      .class_name = "InputLayer",
      .aliases = {},
      // The shape itself is read by the model: Keras has spelled it in several ways.
      .arguments = {{.name = "batch_shape"},
                    {.name = "dtype"},
                    flag_argument("sparse", false),
                    flag_argument("ragged", false),
                    flag_argument("optional", false)},
      .output_shape = same_shape,
      .forward = copy_forward,
      .backward = copy_backward,
      .fast_path = &kFastCopy,
      .combination = Combination::kCopy,
      .beliefs = input_beliefs,
  };
}

}  // namespace cnn
