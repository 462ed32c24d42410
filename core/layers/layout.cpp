// Layouts, window cells and the border at which channels_first becomes channels_last.
#include "core/layers/layout.hpp"

#include "core/kernels/permute.hpp"
#include "core/layers/elementwise.hpp"
#include "core/layers/spatial.hpp"

namespace cnn {
namespace {

bool is_channels_first(const Config& config) {
  const std::string* format = config.value("data_format").text();
  return format != nullptr && *format == "channels_first";
}

Shape channels_moved_last(std::span<const Count> sizes) {
  Shape moved(sizes.begin() + 1, sizes.end());
  moved.push_back(sizes[0]);
  return moved;
}

/// Writes channels-first values as channels-last ones, or the other way round with the two sizes swapped.
void transpose(Count rows, Count columns, const float* input, float* output) {
  const Count sizes[] = {rows, columns};
  const std::size_t order[] = {1, 0};
  kernels::permute(sizes, order, input, output);
}

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

void in_channels_last(const Forward& call, const std::vector<Window>& windows,
                      void (*run)(const Forward&, const std::vector<Window>&)) {
  if (!is_channels_first(call.config)) return run(call, windows);
  const Shape input_shape = channels_moved_last(call.inputs[0].shape);
  const Shape output_shape = channels_moved_last(call.output_shape);
  std::vector<float> input(value_count(input_shape));
  std::vector<float> output(value_count(output_shape));
  const Count channels = input_shape.back();
  transpose(channels, static_cast<Count>(input.size()) / channels, call.inputs[0].data, input.data());
  const ConstTensor moved{input_shape, input.data()};
  Forward inner = call;
  inner.inputs = {&moved, 1};
  inner.output_shape = output_shape;
  inner.output = output.data();
  run(inner, windows);
  const Count filters = output_shape.back();
  transpose(static_cast<Count>(output.size()) / filters, filters, output.data(), call.output);
}

}  // namespace cnn
