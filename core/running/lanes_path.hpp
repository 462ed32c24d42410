// How a layer learns fast: kLanes samples side by side ("a pack"), so that every product is one of vectors, whatever
// the layer's sizes. Value v of a tensor in a pack is the kLanes floats from v * kLanes on. A layer without a lanes
// path, or with arguments that it does not take, learns by its plain forward() and backward(), sample by sample.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/running/fast_path.hpp"
#include "core/running/kernels/lanes.hpp"

namespace cnn {

/// Samples of a pack.
inline constexpr std::size_t kLanes = kernels::kLanes;
/// Gradients of weights are kept as so many sums, which are added up at the end of a step: no vector has to be summed
/// up within a pack.
inline constexpr std::size_t kGradientLanes = 4;

/// Where a layer finds what it works on in one pack.
struct LanesParts {
  const float* input;
  float* output;
  const float* output_gradient;
  /// Null where nobody asks.
  float* input_gradient;
  /// Nothing stands in the input's gradient yet: it is written; otherwise it is added to.
  bool first_gradient;
  std::span<const ConstTensor> weights;
  /// kGradientLanes sums for each number of a weight, added to; null where it is frozen.
  std::span<float* const> weight_gradients;
  float* packed;  ///< as many floats as it wished for, the same in every pack
};

/// `pack` is done once before the first pack, after weights have changed, for each pack of one batch the others.
struct LanesActions {
  std::vector<Action> pack = {};
  std::vector<Action> forward = {};
  std::vector<Action> backward = {};
};

struct LanesPath {
  /// How many floats it wants for weights in another order. Nothing for arguments that need the plain passes.
  std::optional<Count> (*takes)(const FastSite&) = nullptr;
  LanesActions (*make)(const FastSite&, const LanesParts&) = nullptr;
};

}  // namespace cnn
