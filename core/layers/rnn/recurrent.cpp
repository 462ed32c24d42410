#include "core/layers/rnn/recurrent.hpp"

#include "core/running/kernels/recurrent.hpp"

namespace cnn {
namespace {

kernels::Cell cell_of(const LayerKind& kind, const Config& config) {
  if (kind.class_name == "SimpleRNN") return kernels::Cell::kSimple;
  if (kind.class_name == "LSTM") return kernels::Cell::kLstm;
  return config.flag("reset_after") ? kernels::Cell::kGruResetAfter : kernels::Cell::kGruResetBefore;
}

}  // namespace

bool recurrent_runs(const LayerKind& kind, const Config& config) {
  const bool one_of_them = kind.class_name == "SimpleRNN" || kind.class_name == "LSTM" || kind.class_name == "GRU";
  return one_of_them && !config.flag("return_state");
}

Count recurrent_floats(const Config& config) {
  return saturating_multiply(config.count("units"), static_cast<Count>(kernels::recurrent_scratch(1)));
}

void run_recurrent(const LayerKind& kind, const Config& config, std::span<const ConstTensor> weights,
                   const RecurrentEnds& ends) {
  const kernels::Cell cell = cell_of(kind, config);
  const auto steps = static_cast<std::size_t>(ends.input.shape[0]);
  const auto features = static_cast<std::size_t>(ends.input.shape[1]);
  const bool backwards = config.flag("go_backwards");
  const bool sequences = config.flag("return_sequences");
  const bool from_end = sequences && ends.turned_round;
  const std::size_t last = steps - 1;
  const auto input_step = static_cast<std::ptrdiff_t>(features);
  const auto output_step = static_cast<std::ptrdiff_t>(sequences ? ends.output_width : 0);
  kernels::recur({
      .cell = cell,
      .steps = steps,
      .features = features,
      .units = static_cast<std::size_t>(config.count("units")),
      .kernel = weights[0].data,
      .recurrent_kernel = weights[1].data,
      .bias = config.flag("use_bias") ? weights[2].data : nullptr,
      .activation = kernels::find_activation(config.text("activation")),
      .recurrent_activation =
          cell == kernels::Cell::kSimple ? nullptr : kernels::find_activation(config.text("recurrent_activation")),
      .input = ends.input.data + (backwards ? last * features : 0),
      .input_step = backwards ? -input_step : input_step,
      .output = ends.output + (from_end ? last * ends.output_width : 0),
      .output_step = from_end ? -output_step : output_step,
      .scratch = ends.scratch,
  });
}

}  // namespace cnn
