// Shape rules of sliding windows. Source: compute_conv_output_shape and compute_pooling_output_shape of Keras.
#include "core/layers/spatial.hpp"

namespace cnn {
namespace {

/// Names of the spatial axes by their number.
std::string_view axis_label(std::size_t axes, std::size_t axis) {
  if (axes == 1) return "steps";
  constexpr std::string_view kLabels[] = {"depth", "height", "width"};
  return kLabels[3 - axes + axis];
}

}  // namespace

int channel_axis(const Config& config, std::size_t rank) {
  return config.text("data_format") == "channels_first" ? 1 : static_cast<int>(rank) - 1;
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
    output[static_cast<std::size_t>(window.axis)] = size;
  }
  return output;
}

Argument tuple_argument(std::string_view name, int length, Value fallback) {
  return {.name = name, .kind = ArgumentKind::kTuple, .fallback = std::move(fallback), .length = length};
}

Argument data_format_argument() {
  // None means Keras's global setting, which is channels_last unless somebody changed it.
  return {.name = "data_format",
          .kind = ArgumentKind::kChoice,
          .fallback = "channels_last",
          .choices = {"channels_last", "channels_first"}};
}

Argument activation_argument() { return {.name = "activation", .kind = ArgumentKind::kActivation}; }

std::vector<Connection> window_connections(const std::vector<Window>& windows, Count channels, bool all_channels,
                                           const Shape& output, Count index) {
  const Window& rows = windows[0];
  const Window& columns = windows[1];
  const Count filters = output[3];
  const Count filter = index % filters;
  const Count top = index / filters / output[2] * rows.stride - rows.pads().first;
  const Count left = index / filters % output[2] * columns.stride - columns.pads().first;
  std::vector<Connection> connections;
  for (Count i = 0; i < rows.kernel; ++i) {
    for (Count j = 0; j < columns.kernel; ++j) {
      const Count y = top + i * rows.dilation;
      const Count x = left + j * columns.dilation;
      const bool inside = y >= 0 && y < rows.size && x >= 0 && x < columns.size;
      for (Count c = all_channels ? 0 : filter; c < (all_channels ? channels : filter + 1); ++c) {
        const Count input = inside ? (y * columns.size + x) * channels + c : -1;
        const Count weight = all_channels ? ((i * columns.kernel + j) * channels + c) * filters + filter : -1;
        connections.push_back({input, weight, {i, j, c}});
      }
    }
  }
  return connections;
}

}  // namespace cnn
