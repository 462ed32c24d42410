// Pooling of one and two axes, and over whole images, on packs of samples.
#include "core/running/fast/all.hpp"
#include "core/running/fast/fused_activation.hpp"
#include "core/running/kernels/bulk.hpp"
#include "core/running/kernels/pooling/lanes.hpp"

namespace cnn {
namespace {

using kernels::Pooling2d;

/// One window over everything.
Pooling2d size_of_whole(const FastSite& site) {
  const Count cells = product(site.input.first(site.input.size() - 1)).value_or(0);
  return {.rows = 1,
          .columns = cells,
          .channels = site.input.back(),
          .pool_rows = 1,
          .pool_columns = cells,
          .stride_rows = 1,
          .stride_columns = 1,
          .pad_top = 0,
          .pad_left = 0,
          .output_rows = 1,
          .output_columns = 1};
}

struct Call {
  Pooling2d size;
  const float* input;
  float* output;
  const float* output_gradient;
  float* input_gradient;
  bool first;

  void start_back() const {
    if (!first) return;
    const Count floats = size.rows * size.columns * size.channels * kernels::kLanes;
    kernels::clear(input_gradient, static_cast<std::size_t>(floats));
  }
};

void run_max(const Call& call) { kernels::lanes_max_pooling(call.size, call.input, call.output); }
void run_average(const Call& call) { kernels::lanes_average_pooling(call.size, call.input, call.output); }

template <bool shared>
void run_max_back(const Call& call) {
  call.start_back();
  kernels::lanes_max_pooling_back(call.size, call.input, call.output, call.output_gradient, shared,
                                  call.input_gradient);
}

void run_average_back(const Call& call) {
  call.start_back();
  kernels::lanes_average_pooling_back(call.size, call.output_gradient, call.input_gradient);
}

template <Pooling2d (*size)(const FastSite&), void (*forward)(const Call&), void (*backward)(const Call&)>
LanesActions make(const FastSite& site, const LanesParts& parts) {
  const Call call{size(site),           parts.input,         parts.output, parts.output_gradient,
                  parts.input_gradient, parts.first_gradient};
  LanesActions all;
  all.forward.push_back(Action::of<forward>(call));
  if (parts.input_gradient != nullptr) all.backward.push_back(Action::of<backward>(call));
  return all;
}

std::optional<Count> takes(const FastSite& site) {
  if (site.windows.size() > 2 || site.config.text("data_format") == "channels_first") return std::nullopt;
  return 0;
}

}  // namespace

const LanesPath kLanesMaxPooling = {.takes = takes, .make = make<pooling_of, run_max, run_max_back<false>>};
const LanesPath kLanesAveragePooling = {.takes = takes, .make = make<pooling_of, run_average, run_average_back>};
const LanesPath kLanesGlobalMaxPooling = {.takes = takes, .make = make<size_of_whole, run_max, run_max_back<true>>};
const LanesPath kLanesGlobalAveragePooling = {.takes = takes,
                                              .make = make<size_of_whole, run_average, run_average_back>};

}  // namespace cnn
