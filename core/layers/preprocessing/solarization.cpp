// Solarization: turns bright pixels into dark ones, by constants; the shape stays. Source: keras.layers.Solarization.
#include "core/layers/list.hpp"
#include "core/layers/shared/elementwise.hpp"

namespace cnn {

LayerKind solarization() {
  return {
      .class_name = "Solarization",
      .arguments = {{.name = "addition_factor", .fallback = 0.0},
                    {.name = "threshold_factor", .fallback = 0.0},
                    {.name = "value_range", .fallback = Array{0, 255}},
                    {.name = "seed"}},
      .output_shape = same_shape,
  };
}

}  // namespace cnn
