// Shape rules of sliding windows. Source: compute_conv_output_shape and compute_pooling_output_shape of Keras.
#include "core/layers/spatial.hpp"

namespace cnn {

std::string_view axis_label(std::size_t axes, std::size_t axis) {
  if (axes == 1) return "steps";
  constexpr std::string_view kLabels[] = {"depth", "height", "width"};
  return kLabels[3 - axes + axis];
}

int channel_axis(const Config& config, std::size_t rank) {
  const std::string* format = config.value("data_format").text();
  return format != nullptr && *format == "channels_first" ? 1 : static_cast<int>(rank) - 1;
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

}  // namespace cnn
