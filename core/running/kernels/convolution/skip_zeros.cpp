// The inputs of a window that count are listed first, so that the loop over them has no branch to guess wrongly.
#include "core/running/kernels/convolution/skip_zeros.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

namespace cnn::kernels {
namespace {

/// Windows whose lists stand side by side, so that a panel of weights is used several times while it is near.
constexpr Size kMostWindows = 8;

/// Values stand so far before their places, so that one pointer leads to both.
constexpr Size kPlaces = kZeroSkippingScratch / 2;
static_assert(kMostInputs + 4 <= kPlaces);

/// Where an input's weights stand in its panel, in bytes.
using Place = std::int32_t;
constexpr Place kPlaceStep = kWidePanel * sizeof(float);

Size list_one(float value, Place place, float skip, float* list) {
  std::memcpy(list, &value, sizeof value);
  std::memcpy(list + kPlaces, &place, sizeof place);
  return value != skip ? 1 : 0;
}

/// Lists the inputs of a run that are not `skip`; returns how many. Behind them up to four floats are overwritten.
Size list_run(const float* input, Size count, Place place, float skip, float* list) {
  Size found = 0;
  Size k = 0;
#ifdef __wasm_simd128__
  Mask4 places = Mask4{0, kPlaceStep, 2 * kPlaceStep, 3 * kPlaceStep} + place;
  for (; k + 4 <= count; k += 4, places += 4 * kPlaceStep) {
    const Vec4 values = load(input + k);
    found += store_where(values, places, values != splat(skip), list + found, list + found + kPlaces);
  }
  place += static_cast<Place>(k) * kPlaceStep;
#endif
  for (; k < count; ++k, place += kPlaceStep) found += list_one(input[k], place, skip, list + found);
  return found;
}

/// Lists the inputs of one window.
Size list_window(const ManyFilterConvolution& conv, const float* input, float skip, float* list) {
  const bool gapless = conv.dilation_columns == 1 && conv.input.column_step == conv.input.channels;
  const Size length = conv.input.channels * (gapless ? conv.kernel_columns : 1);
  const Size runs = gapless ? 1 : conv.kernel_columns;
  Size found = 0;
  Place place = 0;
  for (Size i = 0; i < conv.kernel_rows; ++i) {
    const float* run = input + i * conv.dilation_rows * conv.input.row_step;
    for (Size j = 0; j < runs; ++j, run += conv.dilation_columns * conv.input.column_step) {
      found += list_run(run, length, place, skip, list + found);
      place += static_cast<Place>(length) * kPlaceStep;
    }
  }
  return found;
}

/// Whether listing pays: more than a quarter of the image is `skip`. Pixels with nothing between.
bool many_zeros(const ImageView& image, float skip) {
  const Size floats = image.columns * image.channels;
  Size found = 0;
  for (Size row = 0; row < image.rows; ++row) {
    const float* values = image.at(row, 0);
    Mask4 hits = {};
    for (Size i = 0; i + 4 <= floats; i += 4) hits -= load(values + i) == splat(skip);
    found += hits[0] + hits[1] + hits[2] + hits[3];
  }
  return 4 * found > floats * image.rows;
}

/// One window, one wide panel of filters.
void add_listed(const float* list, Size count, const float* panel, const float* bias, Clamp limits, float* output) {
  constexpr Size kVectors = kWidePanel / 4;
  Vec4 sums[kVectors];
  for (Size i = 0; i < kVectors; ++i) sums[i] = load(bias + 4 * i);
  for (const float* end = list + count; list != end; ++list) {
    Place place = 0;
    std::memcpy(&place, list + kPlaces, sizeof place);
    const Vec4 value = splat(*list);
    const auto* weights = reinterpret_cast<const float*>(reinterpret_cast<const char*>(panel) + place);
    for (Size i = 0; i < kVectors; ++i) sums[i] += value * load(weights + 4 * i);
  }
  const Clamp4 limited(limits);
  for (Size i = 0; i < kVectors; ++i) store(output + 4 * i, limited(sums[i]));
}

}  // namespace

float pack_wide_panels(const float* matrix, Size inputs, Size outputs, float* packed) {
  Vec4 check = {};
  for (Size panel = 0; panel < outputs; panel += kWidePanel) {
    for (Size k = 0; k < inputs; ++k, packed += kWidePanel) {
      std::copy_n(matrix + k * outputs + panel, kWidePanel, packed);
      for (Size i = 0; i < kWidePanel; i += 4) check += load(packed + i) - load(packed + i);
    }
  }
  return sum(check) == 0.0F ? 0.0F : std::numeric_limits<float>::quiet_NaN();
}

void convolve_skipping_zeros(const ZeroSkippingConvolution& conv) {
  const ManyFilterConvolution plain = conv.plain;
  if (!many_zeros(plain.input, *conv.skip)) {
    convolve_many_filters(plain);
    return;
  }
  const Size inputs = plain.kernel_rows * plain.kernel_columns * plain.input.channels;
  const Size room = inputs + 4;
  const Size most = std::clamp<Size>(kPlaces / room, 1, kMostWindows);
  Size counts[kMostWindows] = {};
  for (Size row = 0; row < plain.output.rows; ++row) {
    for (Size first = 0; first < plain.output.columns; first += most) {
      const Size windows = std::min(most, plain.output.columns - first);
      for (Size i = 0; i < windows; ++i) {
        const float* input = plain.input.at(row * plain.stride_rows, (first + i) * plain.stride_columns);
        counts[i] = list_window(plain, input, *conv.skip, conv.scratch + i * room);
      }
      for (Size filter = 0; filter < plain.output.channels; filter += kWidePanel) {
        const float* panel = plain.weights + filter * inputs;
        for (Size i = 0; i < windows; ++i) {
          add_listed(conv.scratch + i * room, counts[i], panel, plain.bias + filter, plain.limits,
                     plain.output.at(row, first + i) + filter);
        }
      }
    }
  }
}

}  // namespace cnn::kernels
