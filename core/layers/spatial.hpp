// What convolutions and poolings share: which axes are spatial, the windows on them, and the shape that follows.
#pragma once

#include "core/layer.hpp"

namespace cnn {

/// Where the channels stand in a shape of this rank (batch included): the last axis, or 1 for `channels_first`.
int channel_axis(const Config& config, std::size_t rank);

/// The window on each spatial axis of the input, from `window_argument` (`kernel_size` or `pool_size`), `strides`,
/// `padding` and, where there is one, `dilation_rate`. Strides of None are the window's size, as in pooling.
std::vector<Window> spatial_windows(const Site& site, std::string_view window_argument);

/// The shape after sliding the windows, with `channels` on the channel axis.
/// Error: `output_too_small` with the input's shape where Keras refuses a size of zero or less.
Result<Shape> slide(const Site& site, const std::vector<Window>& windows, Count channels,
                    std::string_view window_argument);

/// The arguments that convolutions of `rank` spatial axes share, in Keras's order.
Argument tuple_argument(std::string_view name, int length, Value fallback);
Argument data_format_argument();
Argument activation_argument();

/// The inputs behind one output value of a window that slides over (rows, columns, channels), channels last.
/// all_channels: the window reads every channel (convolution) or only the output's own (pooling).
std::vector<Connection> window_connections(const std::vector<Window>& windows, Count channels, bool all_channels,
                                           const Shape& output, Count index);

}  // namespace cnn
