// What convolutions and poolings share: which axes are spatial, the windows on them, the shape that follows, and what
// each window reads.
#pragma once

#include "core/model/layer.hpp"

namespace cnn {

/// The size of the axis of the channels, kUnknown for None.
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

/// One cell of the window at one output position.
struct WindowCell {
  Count position = -1;  ///< the input position that it reads, -1 for padding
  Count kernel = 0;     ///< flat index in the window
  Count row = 0;
  Count column = 0;
};

/// The cells of the windows at an output position, row by row. Of transposed windows only those that an input reaches.
std::vector<WindowCell> window_cells(const std::vector<Window>& windows, Count output_position);

/// The products behind one value that are listed; each takes a hundred bytes, and a pooling window may be larger than
/// any image.
inline constexpr Count kMaxListed = Count{1} << 20;

/// At most so many products stand behind one output value. Saturates at kMaxCount.
Count most_products(const std::vector<Weight>& weights, const std::vector<Window>& windows, const Shape& input);

}  // namespace cnn
