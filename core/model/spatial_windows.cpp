// Shape rules of sliding windows. Source: compute_conv_output_shape and compute_pooling_output_shape of Keras.
#include "core/model/spatial_windows.hpp"

#include "core/model/layout.hpp"

namespace cnn {
namespace {

/// The place on each axis of a flat index.
std::vector<Count> unfold(Count index, const std::vector<Window>& windows, Count (*size_of)(const Window&)) {
  std::vector<Count> places(windows.size());
  for (std::size_t axis = windows.size(); axis-- > 0;) {
    places[axis] = index % size_of(windows[axis]);
    index /= size_of(windows[axis]);
  }
  return places;
}

}  // namespace

std::string_view axis_label(std::size_t axes, std::size_t axis) {
  if (axes == 1) return "steps";
  constexpr std::string_view kLabels[] = {"depth", "height", "width"};
  return kLabels[3 - axes + axis];
}

Count channels_of(const Site& site) {
  return site.input()[static_cast<std::size_t>(channel_axis(site.config, site.input().size()))];
}

std::optional<Error> check_channels(const Site& site, std::string_view argument) {
  if (channels_of(site) != kUnknown) return std::nullopt;
  return Error{"unknown_size", "", argument, "known_channels", to_value(site.input())};
}

std::vector<Window> spatial_windows(const Site& site, std::string_view window_argument) {
  const auto kernel = site.config.tuple(window_argument);
  const auto strides = site.config.has("strides") ? site.config.tuple("strides") : kernel;
  const bool dilated = site.config.value("dilation_rate").array() != nullptr;
  const auto dilation = dilated ? site.config.tuple("dilation_rate") : std::vector<Count>(kernel.size(), 1);
  const int first = channel_axis(site.config, site.input().size()) == 1 ? 2 : 1;
  std::vector<Window> windows;
  for (std::size_t i = 0; i < kernel.size(); ++i) {
    const int axis = first + static_cast<int>(i);
    windows.push_back({axis_label(kernel.size(), i), axis, site.input()[static_cast<std::size_t>(axis)], kernel[i],
                       strides[i], dilation[i], site.config.text("padding")});
  }
  return windows;
}

Result<Shape> slide(const Site& site, const std::vector<Window>& windows, Count channels,
                    std::string_view window_argument) {
  Shape output(site.input().size(), kUnknown);
  output[0] = site.input()[0];
  output[static_cast<std::size_t>(channel_axis(site.config, output.size()))] = channels;
  for (const Window& window : windows) {
    const Count size = window.output();
    if (size != kUnknown && size <= 0) {
      return Error{"output_too_small", "", window_argument, "window_that_fits", to_value(site.input())};
    }
    if (size > kMaxCount) return Error{"too_large", "", "strides", "at_most_9007199254740991", to_value(site.input())};
    output[static_cast<std::size_t>(window.axis)] = size;
  }
  return output;
}

std::vector<WindowCell> window_cells(const std::vector<Window>& windows, Count output_position) {
  const auto outputs = unfold(output_position, windows, [](const Window& window) { return window.output(); });
  Count cells = 1;
  for (const Window& window : windows) cells *= window.kernel;
  std::vector<WindowCell> result;
  for (Count cell = 0; cell < cells; ++cell) {
    const auto places = unfold(cell, windows, [](const Window& window) { return window.kernel; });
    Count position = 0;
    for (std::size_t axis = 0; axis < windows.size(); ++axis) {
      const auto read = windows[axis].read(outputs[axis], places[axis]);
      position = read && position >= 0 ? position * windows[axis].size + *read : -1;
    }
    if (position < 0 && windows.front().transposed) continue;
    result.push_back({position, cell, cell / windows.back().kernel, cell % windows.back().kernel});
  }
  return result;
}

Count most_products(const std::vector<Weight>& weights, const std::vector<Window>& windows, const Shape& input) {
  Count products = 1;
  const auto times = [&](Count size) { products = saturating_multiply(products, size); };
  if (!weights.empty()) {
    // Each filter or unit has products of its own.
    for (const Factor& factor : weights.front().factors) {
      if (factor.label != "filters" && factor.label != "units") times(factor.size);
    }
  } else if (!windows.empty()) {
    for (const Window& window : windows) times(window.kernel);
  } else {
    times(product(without_batch(input)).value_or(kMaxCount));
  }
  return products;
}

}  // namespace cnn
