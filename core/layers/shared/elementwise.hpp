// What layers that keep every value in its place share.
#pragma once

#include "core/model/layer.hpp"

namespace cnn {

/// The shape of the input.
Result<Shape> same_shape(const Site& site);

/// That each output reads all of its input.
std::vector<Reading> reads_all(const Site& site);

/// That each output reads all along the axes that the argument `axis` names.
std::vector<Reading> reads_along_axis(const Site& site);

/// Copies the input to the output.
void copy_forward(const Forward& forward);

/// Copies the input and applies an activation to rows along the last axis.
void activate_forward(const Forward& forward, std::string_view activation);

/// The number of values in a shape without its batch.
std::size_t value_count(std::span<const Count> shape);

/// What the size at `axis` (the batch is 0) of a channels-last shape counts: `height`, `channels`, `features`, ….
std::string_view size_label(std::size_t axis, std::size_t rank);

/// The values of a tensor in groups: those of one group differ only in their places along some axes.
class AxisGroups {
 public:
  /// `shape` without the batch; `axes` count from the batch, which is 0 and must not be among them.
  AxisGroups(std::span<const Count> shape, const std::vector<std::size_t>& axes);

  std::size_t count() const { return count_; }
  std::size_t size() const { return size_; }
  /// The flat index of a member. Members and groups stand in row-major order.
  std::size_t at(std::size_t group, std::size_t member) const;

 private:
  std::span<const Count> shape_;
  std::vector<bool> grouped_;
  std::size_t count_ = 1;
  std::size_t size_ = 1;
};

/// The axes that an argument names (one or a list), positive and in order. Nothing when one does not exist or stands
/// there twice.
std::optional<std::vector<std::size_t>> axes_of(const Config& config, std::string_view argument, std::size_t rank);

/// For a layer with weights along the axes of its argument `axis`: these must exist and have known sizes.
std::optional<Error> check_axes(const Site& site);

/// True when the argument `axis` exists and leaves the batch alone, without which no single sample can be run.
bool axes_within_sample(const Site& site);

}  // namespace cnn
