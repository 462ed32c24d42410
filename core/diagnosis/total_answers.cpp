// Reads a counted model as a list of layers that are added up.
#include "core/diagnosis/total_answers.hpp"

namespace cnn {
namespace {

CountedLayer counted_layer(const CountedModel& counted, std::size_t call) {
  const Layer& layer = counted.model.layer_of(call);
  CountedLayer one{layer.name, layer.class_name};
  for (const Weight& weight : counted.facts[call].weights) {
    const auto params = static_cast<double>(weight.count().value_or(0));
    one.params += params;
    if (weight.trainable && counted.model.trainable) one.trainable += params;
    if (weight.trainable || weight.frozen) one.learnable += params;
    if (weight.name == "bias") one.biases += params;
  }
  return one;
}

std::vector<CountedLayer> counted_layers(const CountedModel& counted) {
  std::vector<CountedLayer> layers;
  for (std::size_t call = 0; call < counted.model.calls.size(); ++call) {
    if (counted.model.calls[call].node == 0) {
      layers.push_back(counted_layer(counted, call));
      continue;
    }
    for (CountedLayer& shared : layers) shared.uses += shared.name == counted.model.layer_of(call).name ? 1 : 0;
  }
  return layers;
}

/// One layer by itself, as its cells are counted: a frozen wrapper has nothing to train, whatever is inside.
std::vector<CountedLayer> only_layer(const CountedModel& counted, std::size_t call) {
  CountedLayer one = counted_layer(counted, call);
  one.trainable = (*cell_answer(counted.facts[call], {.of = Asked::kTrainableParams}))[0];
  return {one};
}

double sum(const std::vector<CountedLayer>& layers) {
  double total = 0;
  for (const CountedLayer& layer : layers) total += layer.params;
  return total;
}

std::optional<Sum> sum_asked(Asked of) {
  switch (of) {
    case Asked::kTotal:
    case Asked::kParams:
      return Sum::kAll;
    case Asked::kTotalTrainable:
    case Asked::kTrainableParams:
      return Sum::kTrainable;
    case Asked::kTotalNonTrainable:
    case Asked::kNonTrainableParams:
      return Sum::kNonTrainable;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::vector<WrongTotal> wrong_totals(const CountedModel& counted, const Question& question, const TotalBelief& belief) {
  if (question.of == Asked::kReduction) {
    if (belief.percent == nullptr) return {};
    return {{belief.percent(sum(counted_layers(*question.from)), sum(counted_layers(counted))), {}}};
  }
  const auto asked = sum_asked(question.of);
  if (!asked) return {};
  if (belief.totals != nullptr) {
    return belief.totals(question.call ? only_layer(counted, *question.call) : counted_layers(counted), *asked);
  }
  if (question.of == Asked::kTotal && belief.model_totals != nullptr) return belief.model_totals(counted);
  return {};
}

bool rows_answered_right(const CountedModel& counted, const OwnAnswers& own) {
  bool any = false;
  for (std::size_t call = 0; call < counted.model.calls.size(); ++call) {
    const auto right = cell_answer(counted.facts[call], {.of = Asked::kParams});
    if (counted.model.calls[call].node > 0 || (*right)[0] == 0) continue;
    if (call >= own.params.size() || !own.params[call] || *own.params[call] != (*right)[0]) return false;
    any = true;
  }
  return any;
}

Asked cell_of(Asked of) {
  if (of == Asked::kTotalTrainable) return Asked::kTrainableParams;
  return of == Asked::kTotalNonTrainable ? Asked::kNonTrainableParams : of == Asked::kTotal ? Asked::kParams : of;
}

}  // namespace cnn
