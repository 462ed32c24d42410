// What convolutions and poolings share: which axes are spatial, the windows on them, and the shape that follows.
#pragma once

#include "core/layer.hpp"

namespace cnn {

/// Where the channels stand in a shape of this rank (batch included): the last axis, or 1 for `channels_first`.
int channel_axis(const Config& config, std::size_t rank);
/// The size of that axis, kUnknown for None.
Count channels_of(const Site& site);
/// Error `unknown_size` for channels of None, blamed on the argument that they would be counted with.
std::optional<Error> check_channels(const Site& site, std::string_view argument);

/// What Keras calls spatial axis `axis` of so many: steps · height, width · depth, height, width.
std::string_view axis_label(std::size_t axes, std::size_t axis);

/// The window on each spatial axis of the input, from `window_argument` (`kernel_size` or `pool_size`), `strides`,
/// `padding` and, where there is one, `dilation_rate`. Strides of None are the window's size, as in pooling.
std::vector<Window> spatial_windows(const Site& site, std::string_view window_argument);

/// The shape after sliding the windows, with `channels` on the channel axis.
/// Errors: `output_too_small` with the input's shape where Keras refuses a size of zero or less; `too_large`.
Result<Shape> slide(const Site& site, const std::vector<Window>& windows, Count channels,
                    std::string_view window_argument);

/// The arguments that layers on spatial axes share.
Argument tuple_argument(std::string_view name, int length, Value fallback);
Argument data_format_argument();
Argument activation_argument();

}  // namespace cnn
