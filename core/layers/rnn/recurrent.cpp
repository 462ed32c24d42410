#include "core/layers/rnn/recurrent.hpp"

#include "core/running/kernels/recurrent.hpp"
#include "core/running/kernels/recurrent_gradient.hpp"

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

namespace {

kernels::Recurrence recurrence_of(const LayerKind& kind, const Config& config, std::span<const ConstTensor> weights,
                                  const RecurrentEnds& ends) {
  const kernels::Cell cell = cell_of(kind, config);
  const auto steps = static_cast<std::size_t>(ends.input.shape[0]);
  const auto features = static_cast<std::size_t>(ends.input.shape[1]);
  const auto input_step = static_cast<std::ptrdiff_t>(features);
  const bool backwards = config.flag("go_backwards");
  const bool sequences = config.flag("return_sequences");
  const auto output_step = static_cast<std::ptrdiff_t>(sequences ? ends.output_width : 0);
  const bool from_end = sequences && ends.turned_round;
  return {.cell = cell,
          .steps = steps,
          .features = features,
          .units = static_cast<std::size_t>(config.count("units")),
          .kernel = weights[0].data,
          .recurrent_kernel = weights[1].data,
          .bias = config.flag("use_bias") ? weights[2].data : nullptr,
          .activation = kernels::find_activation(config.text("activation")),
          .recurrent_activation =
              cell == kernels::Cell::kSimple ? nullptr : kernels::find_activation(config.text("recurrent_activation")),
          .input = ends.input.data + (backwards ? (steps - 1) * features : 0),
          .input_step = backwards ? -input_step : input_step,
          .output = ends.output + (from_end ? (steps - 1) * ends.output_width : 0),
          .output_step = from_end ? -output_step : output_step,
          .scratch = ends.scratch};
}

}  // namespace

void run_recurrent(const LayerKind& kind, const Config& config, std::span<const ConstTensor> weights,
                   const RecurrentEnds& ends) {
  kernels::recur(recurrence_of(kind, config, weights, ends));
}

bool recurrent_has_gradient(const Config& config) {
  return config.number("dropout") == 0 && config.number("recurrent_dropout") == 0 && !config.flag("stateful");
}

void back_recurrent(const LayerKind& kind, const Config& config, std::span<const ConstTensor> weights,
                    const RecurrentEnds& ends, const RecurrentGradients& gradients) {
  const kernels::Recurrence forward = recurrence_of(kind, config, weights, ends);
  const bool simple = forward.cell == kernels::Cell::kSimple;
  // Each gradient begins at the same place as that of which it is the gradient.
  const std::ptrdiff_t first_input = forward.input - ends.input.data;
  const std::ptrdiff_t first_output = forward.output - ends.output;
  kernels::recur_back({.forward = forward,
                       .activation = kernels::find_activation_gradient(config.text("activation")),
                       .recurrent_activation =
                           simple ? nullptr : kernels::find_activation_gradient(config.text("recurrent_activation")),
                       .output_gradient = gradients.output + first_output,
                       .input_gradient = gradients.input == nullptr ? nullptr : gradients.input + first_input,
                       .kernel_gradient = gradients.weights[0],
                       .recurrent_kernel_gradient = gradients.weights[1],
                       .bias_gradient = config.flag("use_bias") ? gradients.weights[2] : nullptr});
}

}  // namespace cnn
