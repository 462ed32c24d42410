// MaxPooling2D and AveragePooling2D, in whichever order their input lies.
#include "core/kernels/pooling_fast.hpp"
#include "core/plans/all.hpp"

namespace cnn {
namespace {

std::optional<Wish> wish(const PlanSite& site) {
  if (site.config.text("data_format") == "channels_first") return std::nullopt;
  return Wish{.input = site.input_order, .output = site.input_order};
}

struct Pool {
  kernels::Pooling2d size;
  Grid input;
  Grid output;
};

void run_max(const Pool& data) { kernels::max_pooling_grid(data.size, data.input, data.output); }
void run_average(const Pool& data) { kernels::average_pooling_grid(data.size, data.input, data.output); }

template <void (*run)(const Pool&)>
Actions make(const PlanSite& site, const Parts& parts) {
  const Window& down = site.windows[0];
  const Window& across = site.windows[1];
  return {{},
          {Action::of<run>(Pool{{.rows = site.input[0],
                                 .columns = site.input[1],
                                 .channels = site.input[2],
                                 .pool_rows = down.kernel,
                                 .pool_columns = across.kernel,
                                 .stride_rows = down.stride,
                                 .stride_columns = across.stride,
                                 .pad_top = down.pads().first,
                                 .pad_left = across.pads().first,
                                 .output_rows = site.output[0],
                                 .output_columns = site.output[1]},
                                parts.input,
                                parts.output})}};
}

}  // namespace

const Plan kMaxPoolingPlan = {wish, make<run_max>};
const Plan kAveragePoolingPlan = {wish, make<run_average>};

}  // namespace cnn
