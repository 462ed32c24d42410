// Where values lie in memory: channels last or first.
#pragma once

#include "core/model/layer.hpp"

namespace cnn {

/// Where the channels stand in a shape of this rank (batch included): the last axis, or 1 for `channels_first`.
int channel_axis(const Config& config, std::size_t rank);
/// Whether the data_format says that the channels stand before the positions.
bool is_channels_first(const Config& config);

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

}  // namespace cnn
