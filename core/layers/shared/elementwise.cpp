// Layers that keep every value in its place.
#include "core/layers/shared/elementwise.hpp"

#include <algorithm>

#include "core/running/kernels/activation.hpp"

namespace cnn {

Result<Shape> same_shape(const Site& site) { return site.input(); }

std::vector<Reading> reads_all(const Site& site) {
  std::vector<Reading> readings;
  for (std::size_t axis = 1; axis < site.input().size(); ++axis) {
    readings.push_back({.axis = static_cast<int>(axis), .whole = true});
  }
  return readings;
}

std::vector<Reading> reads_along_axis(const Site& site) {
  std::vector<Reading> readings;
  for (const std::size_t axis :
       axes_of(site.config, "axis", site.input().size()).value_or(std::vector<std::size_t>())) {
    readings.push_back({.axis = static_cast<int>(axis), .whole = true});
  }
  return readings;
}

std::size_t value_count(std::span<const Count> shape) { return static_cast<std::size_t>(product(shape).value_or(0)); }

void copy_forward(const Forward& forward) {
  std::copy_n(forward.inputs[0].data, value_count(forward.output_shape), forward.output);
}

void activate_forward(const Forward& forward, std::string_view activation) {
  copy_forward(forward);
  const std::size_t values = value_count(forward.output_shape);
  const std::size_t row = forward.output_shape.empty() ? 1 : static_cast<std::size_t>(forward.output_shape.back());
  if (row > 0) kernels::find_activation(activation)(forward.output, values / row, row);
}

std::string_view size_label(std::size_t axis, std::size_t rank) {
  constexpr std::string_view kSpatial[] = {"depth", "height", "width"};
  if (axis == 0) return "batch";
  if (rank == 2) return "features";
  if (axis + 1 == rank) return "channels";
  if (rank == 3) return "steps";
  return rank <= 5 ? kSpatial[5 - rank + axis - 1] : "size";
}

AxisGroups::AxisGroups(std::span<const Count> shape, const std::vector<std::size_t>& axes)
    : shape_(shape), grouped_(shape.size()) {
  for (const std::size_t axis : axes) grouped_[axis - 1] = true;
  for (std::size_t i = 0; i < shape.size(); ++i) (grouped_[i] ? size_ : count_) *= static_cast<std::size_t>(shape[i]);
}

std::size_t AxisGroups::at(std::size_t group, std::size_t member) const {
  std::size_t index = 0;
  std::size_t stride = 1;
  for (std::size_t i = shape_.size(); i-- > 0;) {
    const auto size = static_cast<std::size_t>(shape_[i]);
    std::size_t& rest = grouped_[i] ? member : group;
    index += rest % size * stride;
    rest /= size;
    stride *= size;
  }
  return index;
}

std::optional<std::vector<std::size_t>> axes_of(const Config& config, std::string_view argument, std::size_t rank) {
  std::vector<std::size_t> axes;
  if (!config.has(argument)) return axes;
  for (const Count given : config.tuple(argument)) {
    const auto axis = axis_at(given, rank);
    if (!axis || std::find(axes.begin(), axes.end(), *axis) != axes.end()) return std::nullopt;
    axes.push_back(*axis);
  }
  std::sort(axes.begin(), axes.end());
  return axes;
}

std::optional<Error> check_axes(const Site& site) {
  const auto axes = axes_of(site.config, "axis", site.input().size());
  if (!axes) return Error{"invalid_argument", "", "axis", "axis_of_the_input", site.config.value("axis")};
  for (const std::size_t axis : *axes) {
    if (site.input()[axis] == kUnknown) {
      return Error{"unknown_size", "", "axis", "known_size_on_axis", to_value(site.input())};
    }
  }
  return std::nullopt;
}

bool axes_within_sample(const Site& site) {
  const auto axes = axes_of(site.config, "axis", site.input().size());
  return axes && (axes->empty() || axes->front() > 0);
}

}  // namespace cnn
