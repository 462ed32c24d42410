// UpSampling1D, 2D and 3D: repeats or interpolates cells; nothing is learned. Source: keras.layers.UpSampling2D.
#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/list.hpp"
#include "core/layers/reshaping/gathering.hpp"
#include "core/layers/shared/arguments.hpp"
#include "core/layers/shared/channels_last.hpp"
#include "core/model/layout.hpp"
#include "core/running/kernels/resize_bilinear.hpp"

namespace cnn {
namespace {

/// UpSampling1D has one integer, the others one for each axis.
std::vector<Count> factors(const Config& config) {
  if (config.value("size").array() == nullptr) return {config.count("size")};
  return config.tuple("size");
}

bool is_bilinear(const Config& config) {
  const std::string* interpolation = config.value("interpolation").text();
  return interpolation != nullptr && *interpolation == "bilinear";
}

Result<Shape> output_shape(const Site& site) {
  Shape output = site.input();
  std::size_t axis = first_spatial_axis(site) + 1;
  for (const Count factor : factors(site.config)) {
    Count& size = output[axis++];
    if (size == kUnknown) continue;
    const auto grown = multiply(size, factor);
    if (!grown) return axis_too_large(site, "size");
    size = *grown;
  }
  return output;
}

/// Every cell as often as its axis is to grow.
GatherAxes picks(const Site& site) {
  GatherAxes axes = all_places(site);
  std::size_t axis = first_spatial_axis(site);
  for (const Count factor : factors(site.config)) {
    kernels::GatherAxis& one = axes[axis++];
    one.length *= factor;
    one.repeat = factor;
  }
  return axes;
}

kernels::Resize sizes(const Forward& call) {
  const auto& input = call.inputs[0].shape;
  const auto growth = factors(call.config);
  return {
      .rows = input[0], .columns = input[1], .channels = input[2], .row_factor = growth[0], .column_factor = growth[1]};
}

void bilinear(const Forward& call, const std::vector<Window>&) {
  kernels::resize_bilinear(sizes(call), call.inputs[0].data, call.output);
}

void bilinear_back(const Backward& call, const std::vector<Window>&) {
  kernels::resize_bilinear_gradient(sizes(call.forward), call.output_gradient, call.input_gradients[0]);
}

void forward(const Forward& call) {
  if (is_bilinear(call.config)) return in_channels_last(call, {}, bilinear);
  gather_forward<picks>(call);
}

void backward(const Backward& call) {
  if (call.input_gradients[0] == nullptr) return;
  if (is_bilinear(call.forward.config)) return back_in_channels_last(call, {}, bilinear_back);
  gather_backward<picks>(call);
}

/// The other interpolations are counted, not run.
bool runs(const Site& site) { return is_bilinear(site.config) || site.config.text("interpolation") == "nearest"; }

std::vector<Connection> connections(const Site& site, const Shape& output, Count index) {
  if (!is_bilinear(site.config)) return gather_connections<picks>(site, output, index);
  const Layout in = layout_of(site.config, site.input());
  const Layout out = layout_of(site.config, output);
  const std::size_t axis = first_spatial_axis(site) + 1;
  const Count columns = site.input()[axis + 1];
  const auto growth = factors(site.config);
  const Count position = out.position(index);
  const auto row = kernels::between(position / (columns * growth[1]), site.input()[axis], growth[0]);
  const auto column = kernels::between(position % (columns * growth[1]), columns, growth[1]);
  std::vector<Connection> result;
  for (const Count i : {0, 1}) {
    for (const Count j : {0, 1}) {
      const Count from = (i == 0 ? row.first : row.second) * columns + (j == 0 ? column.first : column.second);
      const Real share = (i == 0 ? 1 - row.share : row.share) * (j == 0 ? 1 - column.share : column.share);
      result.push_back({in.index(from, out.channel(index)), -1, {i, j, out.channel(index)}, -1, share});
    }
  }
  return result;
}

/// How far an interpolation reaches from the place of an output, in inputs.
Count radius_of(std::string_view interpolation) {
  if (interpolation == "bicubic") return 2;
  if (interpolation == "lanczos3") return 3;
  return interpolation == "lanczos5" ? 5 : 1;
}

/// Nearest copies one input. Of the others output i is at (i + 1/2) / factor - 1/2, and reads what is nearer than the
/// radius.
std::vector<Reading> readings(const Site& site) {
  std::vector<Reading> copied = gather_readings<picks>(site);
  const std::string* interpolation = site.config.value("interpolation").text();
  if (interpolation == nullptr || *interpolation == "nearest") return copied;
  const Count radius = radius_of(*interpolation);
  for (Reading& one : copied) {
    if (one.parts == 1) continue;
    const Count reach = saturating_multiply(2 * radius, one.parts);
    one.span = one.parts % 2 == 0 ? reach : reach - 1;
    one.before = saturating_multiply(radius, one.parts) + one.parts / 2 - 1;
  }
  return copied;
}

LayerKind up_sampling(std::string_view class_name, int rank, std::vector<Argument> arguments) {
  return {
      .class_name = class_name,
      .arguments = std::move(arguments),
      .min_rank = rank,
      .max_rank = rank,
      .output_shape = output_shape,
      .readings = readings,
      .forward = forward,
      .backward = backward,
      .connections = connections,
      .combination = Combination::kCopy,
      .beliefs = up_sampling_beliefs,
  };
}

}  // namespace

LayerKind up_sampling1d() {
  return up_sampling("UpSampling1D", 3, {{.name = "size", .kind = ArgumentKind::kPositiveInteger, .fallback = 2}});
}

LayerKind up_sampling2d() {
  const Argument interpolation = {.name = "interpolation",
                                  .kind = ArgumentKind::kChoice,
                                  .fallback = "nearest",
                                  .choices = {"nearest", "bilinear", "bicubic", "lanczos3", "lanczos5"},
                                  .any_case = true};
  LayerKind kind =
      up_sampling("UpSampling2D", 4, {tuple_argument("size", 2, 2), data_format_argument(), interpolation});
  kind.runs = runs;
  return kind;
}

LayerKind up_sampling3d() {
  return up_sampling("UpSampling3D", 5, {tuple_argument("size", 3, 2), data_format_argument()});
}

}  // namespace cnn
