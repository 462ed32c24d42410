// ConvLSTM1D, 2D and 3D: an LSTM whose kernels are convolutions over each picture of a sequence. Source:
// keras.layers.ConvLSTM2D and ConvLSTMCell.
#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/list.hpp"
#include "core/layers/rnn/gates.hpp"
#include "core/layers/shared/arguments.hpp"
#include "core/model/layout.hpp"
#include "core/model/spatial_windows.hpp"

namespace cnn {
namespace {

/// The shape of one picture of the sequence.
Shape picture(const Site& site) {
  Shape shape = site.input();
  shape.erase(shape.begin() + 1);
  return shape;
}

std::size_t axis_of_channels(const Site& site, const Shape& shape) {
  return static_cast<std::size_t>(channel_axis(site.config, shape.size()));
}

std::optional<Error> check(const Site& site) {
  const auto rank = static_cast<int>(site.config.tuple("kernel_size").size()) + 3;
  if (static_cast<int>(site.input().size()) != rank) {
    return Error{"wrong_rank", "", "", "rank_" + std::to_string(rank), to_value(site.input())};
  }
  const Shape shape = picture(site);
  if (!is_known(shape)) {
    return Error{"unknown_size", "", "filters", "known_channels", to_value(site.input())};
  }
  if (site.config.flag("stateful") && site.input()[0] == kUnknown) {
    return Error{"unknown_size", "", "stateful", "known_batch_size", to_value(site.input())};
  }
  bool strided = false;
  bool dilated = false;
  for (const Count stride : site.config.tuple("strides")) strided = strided || stride > 1;
  for (const Count rate : site.config.tuple("dilation_rate")) dilated = dilated || rate > 1;
  if (strided && dilated) {
    return Error{"invalid_argument", "", "dilation_rate", "1_when_strides_exceed_1",
                 site.config.value("dilation_rate")};
  }
  return std::nullopt;
}

std::vector<Window> windows(const Site& site) {
  const Shape shape = picture(site);
  std::vector<Window> result = spatial_windows({site.config, {&shape, 1}}, "kernel_size");
  for (Window& window : result) ++window.axis;
  return result;
}

/// A window on each picture, and all pictures.
std::vector<Reading> readings(const Site& site) {
  std::vector<Reading> result = {{.axis = 1, .whole = true}};
  for (const Window& window : windows(site)) result.push_back(window.reading());
  return result;
}

Result<Shape> one_output(const Site& site) {
  const Shape shape = picture(site);
  const Site inner{site.config, {&shape, 1}};
  return slide(inner, spatial_windows(inner, "kernel_size"), site.config.count("filters"), "kernel_size");
}

Result<Shape> output_shape(const Site& site) {
  auto output = one_output(site);
  if (output && site.config.flag("return_sequences")) output->insert(output->begin() + 1, site.input()[1]);
  return output;
}

std::vector<Shape> states(const Site& site) {
  if (!site.config.flag("return_state")) return {};
  const auto output = one_output(site);
  return output ? std::vector<Shape>(2, *output) : std::vector<Shape>{};
}

std::vector<Weight> weights(const Site& site) {
  constexpr std::string_view kSides[] = {"kernel_depth", "kernel_height", "kernel_width"};
  const auto sides = site.config.tuple("kernel_size");
  const Count filters = site.config.count("filters");
  const Shape shape = picture(site);
  const int last = static_cast<int>(sides.size());
  std::vector<Factor> window;
  for (int i = 0; i < last; ++i) {
    const std::string_view label = last == 1 ? "kernel_size" : kSides[3 - last + i];
    window.push_back({label, sides[static_cast<std::size_t>(i)], i});
  }
  std::vector<Factor> kernel = window;
  std::vector<Factor> recurrent = window;
  kernel.push_back({"input_channels", shape[axis_of_channels(site, shape)], last});
  recurrent.push_back({"recurrent_filters", filters, last});
  for (auto* factors : {&kernel, &recurrent}) {
    factors->push_back({"gates", 4, last + 1});
    factors->push_back({"filters", filters, last + 1});
  }
  std::vector<Weight> result = {{"kernel", kernel}, {"recurrent_kernel", recurrent}};
  if (site.config.flag("use_bias")) {
    result.push_back({"bias", {{"gates", 4, 0}, {"filters", filters, 0}}});
  }
  return result;
}

LayerKind conv_lstm(std::string_view class_name, int rank) {
  Argument activation = activation_argument();
  activation.fallback = "tanh";
  LayerKind kind = {
      .class_name = class_name,
      .arguments = {{.name = "filters", .kind = ArgumentKind::kPositiveInteger, .required = true},
                    {.name = "kernel_size", .kind = ArgumentKind::kTuple, .required = true, .length = rank},
                    tuple_argument("strides", rank, 1),
                    {.name = "padding",
                     .kind = ArgumentKind::kChoice,
                     .fallback = "valid",
                     .choices = {"valid", "same"},
                     .any_case = true},
                    data_format_argument(),
                    tuple_argument("dilation_rate", rank, 1),
                    activation,
                    {.name = "recurrent_activation", .kind = ArgumentKind::kActivation, .fallback = "sigmoid"},
                    {.name = "use_bias", .kind = ArgumentKind::kFlag, .fallback = true}},
      .max_inputs = 0,
      .check = check,
      .output_shape = output_shape,
      .more_outputs = states,
      .weights = weights,
      .windows = windows,
      .readings = readings,
      .beliefs = recurrent_beliefs,
  };
  add_recurrent_weights(kind.arguments, true);
  kind.arguments.push_back({.name = "seed"});
  // The last two are in the config, though the signature has them not.
  add_flags(kind.arguments,
            {"return_sequences", "return_state", "go_backwards", "stateful", "unroll", "zero_output_for_mask"});
  return kind;
}

}  // namespace

LayerKind conv_lstm1d() { return conv_lstm("ConvLSTM1D", 1); }
LayerKind conv_lstm2d() { return conv_lstm("ConvLSTM2D", 2); }
LayerKind conv_lstm3d() { return conv_lstm("ConvLSTM3D", 3); }

}  // namespace cnn
