// Flatten: all values of a sample in one row. Source: keras.layers.Flatten.
#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/list.hpp"
#include "core/layers/shared/arguments.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/layers/shared/gradients.hpp"
#include "core/model/layout.hpp"
#include "core/running/fast/all.hpp"
#include "core/running/kernels/permute.hpp"

namespace cnn {
namespace {

Result<Shape> output_shape(const Site& site) {
  const Shape& input = site.input();
  if (!is_known(input)) return Shape{input[0], kUnknown};
  const auto size = product(without_batch(input));
  if (!size) return Error{"too_large", "", "", "at_most_9007199254740991", to_value(input)};
  return Shape{input[0], *size};
}

std::vector<Factor> output_factors(const Site& site) {
  const Shape& input = site.input();
  constexpr std::string_view kSpatial[] = {"depth", "height", "width"};
  std::vector<Factor> factors;
  const auto channels = static_cast<std::size_t>(channel_axis(site.config, input.size()));
  const std::size_t axes = input.size() > 2 ? input.size() - 2 : 0;
  std::size_t seen = 0;
  for (std::size_t axis = 1; axis < input.size(); ++axis) {
    std::string_view label = "size";
    if (input.size() == 2) {
      label = "features";
    } else if (axis == channels) {
      label = "channels";
    } else if (axes == 1) {
      label = "steps";
    } else if (axes <= 3) {
      label = kSpatial[3 - axes + seen];
    }
    if (axis != channels) ++seen;
    factors.push_back({label, input[axis], static_cast<int>(axis)});
  }
  return factors;
}

/// The channels, where they stand before all others; nothing where the values are in Keras's order already, which is
/// that of channels_last, whatever the layout.
std::optional<Count> leading_channels(const Forward& call) {
  const auto shape = call.inputs[0].shape;
  const bool images = shape.size() > 1 && channel_axis(call.config, shape.size() + 1) == 1;
  return images ? std::optional(shape[0]) : std::nullopt;
}

constexpr std::size_t kTurned[] = {1, 0};

void forward(const Forward& call) {
  const auto channels = leading_channels(call);
  if (!channels) return copy_forward(call);
  const Count sizes[] = {*channels, static_cast<Count>(value_count(call.output_shape)) / *channels};
  kernels::permute(sizes, kTurned, call.inputs[0].data, call.output);
}

void backward(const Backward& call) {
  const auto channels = leading_channels(call.forward);
  if (!channels || call.input_gradients[0] == nullptr) return copy_backward(call);
  const Count sizes[] = {*channels, static_cast<Count>(value_count(call.forward.output_shape)) / *channels};
  kernels::permute_gradient(sizes, kTurned, call.output_gradient, call.input_gradients[0]);
}

std::vector<Connection> connections(const Site& site, const Shape&, Count index) {
  if (site.input().size() < 3) return {{index, -1, {}}};
  const Layout in = layout_of(site.config, site.input());
  const Layout flat{in.positions, in.channels, false};
  return {{in.index(flat.position(index), flat.channel(index)), -1, {}}};
}

}  // namespace

LayerKind flatten() {
  return {
      .class_name = "Flatten",
      .arguments = {data_format_argument()},
      .min_rank = 1,
      .output_shape = output_shape,
      .readings = reads_all,
      .output_factors = output_factors,
      .forward = forward,
      .backward = backward,
      .fast_path = &kFastCopy,
      .connections = connections,
      .combination = Combination::kCopy,
      .beliefs = flatten_beliefs,
  };
}

}  // namespace cnn
