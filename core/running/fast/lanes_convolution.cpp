// Conv1D, Conv2D and Dense on packs of samples.
#include "core/running/fast/all.hpp"
#include "core/running/fast/fused_activation.hpp"
#include "core/running/kernels/bulk.hpp"
#include "core/running/kernels/convolution/lanes.hpp"

namespace cnn {
namespace {

using kernels::LanesConvolution;

LanesConvolution size_of_convolution(const FastSite& site) {
  const auto size = [](Count count) { return static_cast<Size>(count); };
  const auto [down, across] = windows_of(site);
  return {.rows = size(down.size),
          .columns = size(across.size),
          .channels = size(site.input.back()),
          .filters = size(site.output.back()),
          .kernel_rows = size(down.kernel),
          .kernel_columns = size(across.kernel),
          .stride_rows = size(down.stride),
          .stride_columns = size(across.stride),
          .dilation_rows = size(down.dilation),
          .dilation_columns = size(across.dilation),
          .pad_top = size(down.pads().first),
          .pad_left = size(across.pads().first),
          .output_rows = size(down.output()),
          .output_columns = size(across.output())};
}

/// Every row of values is an image of one cell in a row of them.
LanesConvolution size_of_dense(const FastSite& site) {
  const auto cells = static_cast<Size>(product(site.output.first(site.output.size() - 1)).value_or(0));
  return {1, cells, static_cast<Size>(site.input.back()), static_cast<Size>(site.output.back()), 1, 1, 1, 1, 1, 1, 0, 0,
          1, cells};
}

struct Call {
  LanesConvolution size;
  const float* input;
  float* output;
  const float* output_gradient;
  float* input_gradient;
  bool first;
  const float* kernel;
  const float* bias;
  float* kernel_sums;
  float* bias_sums;
  float* packed;
  float* packed_back;
};

bool unit_strides(const LanesConvolution& size) { return size.stride_rows == 1 && size.stride_columns == 1; }

void pack(const Call& call) {
  kernels::pack_lanes(call.size, call.kernel, call.packed);
  if (unit_strides(call.size)) kernels::pack_lanes_back(call.size, call.kernel, call.packed_back);
}

void run(const Call& call) {
  kernels::lanes_convolution(call.size, call.input, call.packed, call.bias, false, call.output);
}

void run_back(const Call& call) {
  if (call.kernel_sums != nullptr || call.bias_sums != nullptr) {
    kernels::lanes_convolution_weights(call.size, call.input, call.output_gradient, call.kernel_sums, call.bias_sums);
  }
  if (call.input_gradient == nullptr) return;
  if (unit_strides(call.size)) {
    kernels::lanes_convolution(kernels::lanes_back(call.size), call.output_gradient, call.packed_back, nullptr,
                               !call.first, call.input_gradient);
    return;
  }
  const Size floats = call.size.rows * call.size.columns * call.size.channels * kernels::kLanes;
  if (call.first) kernels::clear(call.input_gradient, static_cast<std::size_t>(floats));
  kernels::lanes_convolution_input(call.size, call.output_gradient, call.kernel, call.input_gradient);
}

LanesActions make(const LanesConvolution& size, const LanesParts& parts) {
  const bool bias = parts.weights.size() > 1;
  const Call call{size,
                  parts.input,
                  parts.output,
                  parts.output_gradient,
                  parts.input_gradient,
                  parts.first_gradient,
                  parts.weights[0].data,
                  bias ? parts.weights[1].data : nullptr,
                  parts.weight_gradients[0],
                  bias ? parts.weight_gradients[1] : nullptr,
                  parts.packed,
                  parts.packed + kernels::packed_lanes_floats(size)};
  return {{Action::of<pack>(call)}, {Action::of<run>(call)}, {Action::of<run_back>(call)}};
}

std::optional<Count> takes_convolution(const FastSite& site) {
  if (site.windows.size() > 2 || site.config.text("data_format") == "channels_first") return std::nullopt;
  if (site.config.count("groups") != 1) return std::nullopt;
  return 2 * Count{kernels::packed_lanes_floats(size_of_convolution(site))};
}

std::optional<Count> takes_dense(const FastSite& site) {
  return 2 * Count{kernels::packed_lanes_floats(size_of_dense(site))};
}

LanesActions make_convolution(const FastSite& site, const LanesParts& parts) {
  return make(size_of_convolution(site), parts);
}
LanesActions make_dense(const FastSite& site, const LanesParts& parts) { return make(size_of_dense(site), parts); }

}  // namespace

const LanesPath kLanesConvolution = {.takes = takes_convolution, .make = make_convolution};
const LanesPath kLanesDense = {.takes = takes_dense, .make = make_dense};

}  // namespace cnn
