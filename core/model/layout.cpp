// Layouts by a layer's data_format.
#include "core/model/layout.hpp"

namespace cnn {

int channel_axis(const Config& config, std::size_t rank) {
  return is_channels_first(config) ? 1 : static_cast<int>(rank) - 1;
}

bool is_channels_first(const Config& config) {
  const std::string* format = config.value("data_format").text();
  return format != nullptr && *format == "channels_first";
}

Layout layout_of(const Config& config, const Shape& shape) {
  const Count channels = shape[static_cast<std::size_t>(channel_axis(config, shape.size()))];
  const Count values = product(without_batch(shape)).value_or(0);
  return {channels > 0 ? values / channels : 0, channels, is_channels_first(config)};
}

Shape batched(std::span<const Count> sizes) {
  Shape shape = {kUnknown};
  shape.insert(shape.end(), sizes.begin(), sizes.end());
  return shape;
}

}  // namespace cnn
