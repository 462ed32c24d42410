// Pooling of one and two axes and over whole images, in whichever order the input lies. Volumes run plainly.
#include "core/running/fast/all.hpp"
#include "core/running/fast/fused_activation.hpp"
#include "core/running/kernels/pooling/fast.hpp"

namespace cnn {
namespace {

std::optional<Wish> wish(const FastSite& site) {
  if (site.windows.size() > 2 || site.config.text("data_format") == "channels_first") return std::nullopt;
  return Wish{.input = site.input_order, .output = site.input_order};
}

struct Pool {
  kernels::Pooling2d size;
  ImageView input;
  ImageView output;
};

void run_max(const Pool& data) { kernels::max_pooling_image(data.size, data.input, data.output); }
void run_average(const Pool& data) { kernels::average_pooling_image(data.size, data.input, data.output); }

template <void (*run)(const Pool&)>
Actions make(const FastSite& site, const Parts& parts) {
  return {{}, {Action::of<run>(Pool{pooling_of(site), parts.input, parts.output})}};
}

std::optional<Wish> wish_global(const FastSite& site) {
  if (site.config.text("data_format") == "channels_first") return std::nullopt;
  return Wish{.input = site.input_order};
}

/// One window over everything.
template <void (*run)(const Pool&)>
Actions make_global(const FastSite&, const Parts& parts) {
  ImageView output = parts.output;
  output.rows = 1;
  output.columns = 1;
  return {{},
          {Action::of<run>(Pool{{.rows = parts.input.rows,
                                 .columns = parts.input.columns,
                                 .channels = parts.input.channels,
                                 .pool_rows = parts.input.rows,
                                 .pool_columns = parts.input.columns,
                                 .stride_rows = 1,
                                 .stride_columns = 1,
                                 .pad_top = 0,
                                 .pad_left = 0,
                                 .output_rows = 1,
                                 .output_columns = 1},
                                parts.input,
                                output})}};
}

}  // namespace

const FastPath kFastMaxPooling = {.wish = wish, .make = make<run_max>};
const FastPath kFastAveragePooling = {.wish = wish, .make = make<run_average>};
const FastPath kFastGlobalMaxPooling = {.wish = wish_global, .make = make_global<run_max>};
const FastPath kFastGlobalAveragePooling = {.wish = wish_global, .make = make_global<run_average>};

}  // namespace cnn
