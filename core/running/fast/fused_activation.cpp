// Activations at the end of a kernel or right after it; windows as kernels want them.
#include "core/running/fast/fused_activation.hpp"

#include <algorithm>

namespace cnn {
namespace {

struct Activate {
  kernels::Activation function;
  ImageView view;
};

void run(const Activate& data) {
  const ImageView& view = data.view;
  const bool pixels = view.channel_step == 1;
  for (Size row = 0; row < view.rows; ++row) {
    if (pixels) {
      data.function(view.at(row, 0), static_cast<std::size_t>(view.columns), static_cast<std::size_t>(view.channels));
    }
    for (Size c = 0; !pixels && c < view.channels; ++c) {
      data.function(view.at(row, 0) + c * view.channel_step, 1, static_cast<std::size_t>(view.columns));
    }
  }
}

}  // namespace

std::optional<kernels::Clamp> limits_of(std::string_view activation) {
  if (activation == "linear") return kernels::Clamp{};
  if (activation == "relu") return kernels::Clamp{.low = 0.0F};
  if (activation == "relu6") return kernels::Clamp{.low = 0.0F, .high = 6.0F};
  return std::nullopt;
}

Action activate(std::string_view activation, const ImageView& view) {
  return Action::of<run>(Activate{kernels::find_activation(activation), view});
}

void pack_bias(std::span<const ConstTensor> weights, std::size_t index, Size count, Size filled, float* to) {
  std::fill_n(to, filled, 0.0F);
  if (index < weights.size()) std::copy_n(weights[index].data, count, to);
}

Windows windows_of(const FastSite& site) {
  static const Window kOneRow = {.size = 1};
  return {site.windows.size() > 1 ? site.windows[0] : kOneRow, site.windows.back()};
}

kernels::Pooling2d pooling_of(const FastSite& site) {
  const auto [down, across] = windows_of(site);
  return {.rows = down.size,
          .columns = across.size,
          .channels = site.input.back(),
          .pool_rows = down.kernel,
          .pool_columns = across.kernel,
          .stride_rows = down.stride,
          .stride_columns = across.stride,
          .pad_top = down.pads().first,
          .pad_left = across.pads().first,
          .output_rows = down.output(),
          .output_columns = across.output()};
}

Border border_of(const Windows& windows, Size rows, Size columns) {
  const auto after = [](const Window& window, Size count) {
    const auto last = static_cast<Size>(window.stride) * (count - 1) + static_cast<Size>(window.span());
    return std::max<Size>(last - static_cast<Size>(window.pads().first) - static_cast<Size>(window.size), 0);
  };
  return {static_cast<Size>(windows.down.pads().first), static_cast<Size>(windows.across.pads().first),
          after(windows.down, rows), after(windows.across, columns)};
}

ImageView with_border(const ImageView& view, const Windows& windows) {
  ImageView moved = view;
  moved.data -= static_cast<Size>(windows.down.pads().first) * view.row_step +
                static_cast<Size>(windows.across.pads().first) * view.column_step;
  return moved;
}

}  // namespace cnn
