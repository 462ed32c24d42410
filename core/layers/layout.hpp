// Where values lie in memory: channels last or first, and which of them a window reads.
#pragma once

#include "core/layer.hpp"

namespace cnn {

/// A tensor of one sample as positions times channels; a position is a flat index over the spatial axes.
struct Layout {
  Count positions = 1;
  Count channels = 1;
  bool channels_first = false;

  Count index(Count position, Count channel) const {
    return channels_first ? channel * positions + position : position * channels + channel;
  }
  Count position(Count index) const { return channels_first ? index % positions : index / channels; }
  Count channel(Count index) const { return channels_first ? index / positions : index % channels; }
};

/// The layout of a shape that stands with its batch, by the layer's data_format. All sizes must be known.
Layout layout_of(const Config& config, const Shape& shape);

/// The shape with an unknown batch in front: as rules want it.
Shape batched(std::span<const Count> sizes);

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

/// Calls `run` on channels-last tensors: on the call's own, or on transposed copies where its layer is channels_first.
/// `run` must not look at the data_format.
void in_channels_last(const Forward& call, const std::vector<Window>& windows,
                      void (*run)(const Forward&, const std::vector<Window>&));

}  // namespace cnn
