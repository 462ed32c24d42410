// Dense: rows of Keras's own kernel for many units, dot products for few, a 1×1 convolution for several positions.
#include <algorithm>
#include <cmath>

#include "core/running/fast/all.hpp"
#include "core/running/fast/fused_activation.hpp"
#include "core/running/kernels/convolution/many_filters.hpp"
#include "core/running/kernels/dense/fast.hpp"

namespace cnn {
namespace {

/// Fewer units are quicker as dot products.
constexpr Size kRowsLeastUnits = 16;

struct Sizes {
  Size positions, features, units;
  bool rows;  ///< one position, and units that go by rows
};

Sizes sizes_of(const FastSite& site) {
  const auto units = static_cast<Size>(site.output.back());
  const auto positions = static_cast<Size>(product(site.output).value_or(0)) / units;
  return {positions, static_cast<Size>(site.input.back()), units,
          positions == 1 && units >= kRowsLeastUnits && units % 4 == 0};
}

std::optional<Wish> wish(const FastSite& site) {
  const Sizes size = sizes_of(site);
  const Count bias = kernels::whole_panels(size.units);
  if (size.positions > 1) return Wish{.packed = size.features * bias + bias};
  // The first float says whether all weights are finite.
  if (size.rows) return Wish{.plain = true, .packed = 4 + bias};
  return Wish{.any_order = true, .packed = bias, .packed_an_input = size.units};
}

// Rows.

struct Rows {
  Size features, units;
  const float* input;
  const float* kernel;
  const float* packed;
  float* output;
};

void run_rows(const Rows& data) {
  kernels::dense_rows(data.features, data.units, data.input, data.kernel, data.packed + 4, data.packed[0] != 0.0F,
                      data.output);
}

struct PackRows {
  Size features, units;
  std::span<const ConstTensor> weights;
  float* packed;
};

void pack_rows(const PackRows& data) {
  const float* kernel = data.weights[0].data;
  const bool finite =
      std::all_of(kernel, kernel + data.features * data.units, [](float x) { return std::isfinite(x); });
  data.packed[0] = finite ? 1.0F : 0.0F;
  pack_bias(data.weights, 1, data.units, data.units, data.packed + 4);
}

// Dot products.

struct Dots {
  Size floats, units;
  const float* input;
  const float* weights;
  const float* bias;
  float* output;
};

void run_dots(const Dots& data) {
  kernels::dense_dots(data.floats, data.units, data.input, data.weights, data.bias, data.output);
}

struct PackDots {
  ImageView input;
  const float* memory;
  Size floats, units;
  std::span<const ConstTensor> weights;
  float* packed;
  float* bias;
};

/// Each unit's weights in the order in which the input lies in memory, zeros where it has a border.
void pack_dots(const PackDots& data) {
  const ImageView& view = data.input;
  std::fill_n(data.packed, data.floats * data.units, 0.0F);
  const float* kernel = data.weights[0].data;
  for (Size row = 0; row < view.rows; ++row) {
    for (Size column = 0; column < view.columns; ++column) {
      for (Size c = 0; c < view.channels; ++c, kernel += data.units) {
        const Size place = view.at(row, column) + c * view.channel_step - data.memory;
        for (Size u = 0; u < data.units; ++u) data.packed[u * data.floats + place] = kernel[u];
      }
    }
  }
  pack_bias(data.weights, 1, data.units, data.units, data.bias);
}

// Several positions.

struct PackPanels {
  Size features, units;
  std::span<const ConstTensor> weights;
  float* packed;
};

void pack_panels(const PackPanels& data) {
  const Size filled = kernels::whole_panels(data.units);
  kernels::pack_panels(data.weights[0].data, data.features, data.units, data.packed);
  pack_bias(data.weights, 1, data.units, filled, data.packed + data.features * filled);
}

Actions make_rows(const Sizes& size, const Parts& parts) {
  return {{Action::of<pack_rows>(PackRows{size.features, size.units, parts.weights, parts.packed})},
          {Action::of<run_rows>(Rows{size.features, size.units, parts.input.data, parts.weights[0].data, parts.packed,
                                     parts.output.data})}};
}

Actions make_dots(const Sizes& size, const Parts& parts) {
  float* bias = parts.packed + parts.floats * size.units;
  return {{Action::of<pack_dots>(
              PackDots{parts.input, parts.memory, parts.floats, size.units, parts.weights, parts.packed, bias})},
          {Action::of<run_dots>(Dots{parts.floats, size.units, parts.memory, parts.packed, bias, parts.output.data})}};
}

Actions make_panels(const Sizes& size, const Parts& parts, kernels::Clamp limits) {
  const Size filled = kernels::whole_panels(size.units);
  return {{Action::of<pack_panels>(PackPanels{size.features, size.units, parts.weights, parts.packed})},
          {Action::of<kernels::convolve_many_filters>(
              kernels::ManyFilterConvolution{.input = parts.input,
                                             .output = parts.output,
                                             .weights = parts.packed,
                                             .bias = parts.packed + size.features * filled,
                                             .limits = limits})}};
}

Actions make(const FastSite& site, const Parts& parts) {
  const Sizes size = sizes_of(site);
  const std::string_view activation = site.config.text("activation");
  const auto limits = limits_of(activation);
  if (size.positions > 1) {
    Actions actions = make_panels(size, parts, limits.value_or(kernels::Clamp{}));
    if (!limits) actions.run.push_back(activate(activation, parts.output));
    return actions;
  }
  Actions actions = size.rows ? make_rows(size, parts) : make_dots(size, parts);
  if (activation != "linear") actions.run.push_back(activate(activation, parts.output));
  return actions;
}

}  // namespace

const FastPath kFastDense = {.wish = wish, .make = make};

}  // namespace cnn
