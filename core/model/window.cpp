// The arithmetic of windows, as Keras does it.
#include "core/model/window.hpp"

#include <algorithm>

namespace cnn {

Count Window::span() const { return saturating_multiply(dilation, kernel - 1) + 1; }

Count Window::output() const {
  if (size == kUnknown) return kUnknown;
  if (transposed) {
    const bool valid = padding == "valid";
    if (output_padding == kUnknown)
      return valid ? saturating_multiply(size - 1, stride) + std::max(span(), stride)
                   : saturating_multiply(size, stride);
    return saturating_multiply(size - 1, stride) + (valid ? span() : span() % 2) + output_padding;
  }
  if (padding == "valid") return size < span() ? 0 : (size - span()) / stride + 1;
  return size <= 0 ? 0 : (size - 1) / stride + 1;
}

std::pair<Count, Count> Window::pads() const {
  if (padding == "valid" || size == kUnknown) return {0, 0};
  if (padding == "causal") return {span() - 1, 0};
  // A transposed window pads where the convolution from its output to its input would.
  const Count padded = saturating_multiply((transposed ? size : output()) - 1, stride) + span();
  const Count total = std::max<Count>(padded - (transposed ? output() : size), 0);
  return {total / 2, total - total / 2};
}

std::optional<Count> Window::read(Count output, Count cell) const {
  Count place = 0;
  if (transposed) {
    const Count reached = output + pads().first - cell * dilation;
    if (reached < 0 || reached % stride != 0) return std::nullopt;
    place = reached / stride;
  } else {
    place = output * stride - pads().first + cell * dilation;
  }
  if (place < 0 || place >= size) return std::nullopt;
  return place;
}

Reading Window::reading() const {
  if (transposed) return {axis, span(), 1, stride, span() - 1 - pads().first};
  return {axis, span(), stride, 1, pads().first};
}

}  // namespace cnn
