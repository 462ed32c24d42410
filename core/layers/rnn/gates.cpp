// The weights of SimpleRNN, LSTM and GRU. Source: SimpleRNNCell, LSTMCell and GRUCell of Keras.
#include "core/layers/rnn/gates.hpp"

#include "core/layers/shared/arguments.hpp"

namespace cnn {

std::vector<Weight> gated_weights(Count features, const Gates& cell) {
  const Factor gate{"gates", cell.gates, 1};
  const Factor units{"units", cell.units, 1};
  std::vector<Weight> weights = {
      {"kernel", {{"input_features", features, 0}, gate, units}},
      {"recurrent_kernel", {{"recurrent_units", units.size, 0}, gate, units}},
  };
  for (Weight& weight : weights) {
    if (cell.gates == 1) weight.factors.erase(weight.factors.begin() + 1);
  }
  if (cell.bias_sets == 0) return weights;
  std::vector<Factor> bias;
  if (cell.bias_sets > 1) bias.push_back({"bias_sets", cell.bias_sets, 0});
  const int axis = cell.bias_sets > 1 ? 1 : 0;
  if (cell.gates > 1) bias.push_back({"gates", cell.gates, axis});
  bias.push_back({"units", units.size, axis});
  weights.push_back({"bias", bias});
  return weights;
}

void add_recurrent_weights(std::vector<Argument>& arguments, bool forgets) {
  const auto weights = {Of::kKernel, Of::kRecurrent, Of::kBias};
  add_initializers(arguments, weights);
  if (forgets) arguments.push_back(flag_argument("unit_forget_bias", true));
  add_penalties(arguments, weights, Activity::kRegularized);
  for (const std::string_view name : {"dropout", "recurrent_dropout"}) {
    arguments.push_back({.name = name, .kind = ArgumentKind::kNumber, .fallback = 0.0});
  }
}

}  // namespace cnn
