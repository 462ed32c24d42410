// SimpleRNN, LSTM and GRU: the same weights at every step. Source: the Keras layers of these names.
#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/list.hpp"
#include "core/layers/rnn/gates.hpp"
#include "core/layers/rnn/recurrent.hpp"
#include "core/layers/shared/arguments.hpp"
#include "core/layers/shared/elementwise.hpp"

namespace cnn {
namespace {

std::optional<Error> check(const Site& site) {
  // Further inputs are states, which have another rank.
  if (site.input().size() != 3) return Error{"wrong_rank", "", "", "rank_3", to_value(site.input())};
  if (site.input().back() == kUnknown) {
    return Error{"unknown_size", "", "units", "known_input_features", to_value(site.input())};
  }
  // A state that is kept from batch to batch has the batch's size. It is no weight: Keras does not count it.
  if (site.config.flag("stateful") && site.input()[0] == kUnknown) {
    return Error{"unknown_size", "", "stateful", "known_batch_size", to_value(site.input())};
  }
  return std::nullopt;
}

Result<Shape> output_shape(const Site& site) {
  const Shape& input = site.input();
  const Count units = site.config.count("units");
  if (site.config.flag("return_sequences")) return Shape{input[0], input[1], units};
  return Shape{input[0], units};
}

std::vector<Shape> states(const Site& site, std::size_t count) {
  if (!site.config.flag("return_state")) return {};
  return std::vector<Shape>(count, Shape{site.input()[0], site.config.count("units")});
}

std::vector<Weight> weights_with(const Site& site, Count gates, Count bias_sets) {
  const Count biases = site.config.flag("use_bias") ? bias_sets : 0;
  return gated_weights(site.input().back(), {site.config.count("units"), gates, biases});
}

std::vector<Weight> simple_weights(const Site& site) { return weights_with(site, 1, 1); }
std::vector<Weight> lstm_weights(const Site& site) { return weights_with(site, 4, 1); }
std::vector<Weight> gru_weights(const Site& site) {
  return weights_with(site, 3, site.config.flag("reset_after") ? 2 : 1);
}

std::vector<Shape> one_state(const Site& site) { return states(site, 1); }
std::vector<Shape> two_states(const Site& site) { return states(site, 2); }

/// Further inputs are states to start from, or a mask.
bool runs(const Site& site) { return site.inputs.size() == 1 && recurrent_runs(*site.layer->kind, site.config); }

Count scratch(const Site& site) { return recurrent_floats(site.config); }

RecurrentEnds ends_of(const Forward& call) {
  return {.input = call.inputs[0],
          .output = call.output,
          .output_width = static_cast<std::size_t>(call.output_shape.back()),
          .turned_round = false,
          .scratch = call.scratch};
}

void forward(const Forward& call) { run_recurrent(*call.layer->kind, call.config, call.weights, ends_of(call)); }

void backward(const Backward& call) {
  const Forward& forward = call.forward;
  back_recurrent(*forward.layer->kind, forward.config, forward.weights, ends_of(forward),
                 {call.output_gradient, call.input_gradients[0], call.weight_gradients});
}

bool has_gradient(const Site& site) { return recurrent_has_gradient(site.config); }

/// Where the seed of dropout stands in the signature.
enum class Seed { kBeforeFlags, kBehindFlags };

LayerKind recurrent(std::string_view class_name, std::vector<Argument> own, bool forgets, Seed seed) {
  LayerKind kind = {
      .class_name = class_name,
      .arguments = {{.name = "units", .kind = ArgumentKind::kPositiveInteger, .required = true}},
      .max_inputs = 0,
      .check = check,
      .output_shape = output_shape,
      .more_outputs = one_state,
      .readings = reads_all,
      .forward = forward,
      .scratch = scratch,
      .backward = backward,
      .has_gradient = has_gradient,
      .runs = runs,
      .heeds_mask = true,
      .combination = Combination::kUntraced,
      .beliefs = recurrent_beliefs,
  };
  Argument activation = activation_argument();
  activation.fallback = "tanh";
  kind.arguments.push_back(activation);
  for (Argument& argument : own) kind.arguments.push_back(std::move(argument));
  kind.arguments.push_back(flag_argument("use_bias", true));
  add_recurrent_weights(kind.arguments, forgets);
  if (seed == Seed::kBeforeFlags) kind.arguments.push_back({.name = "seed"});
  add_flags(kind.arguments, {"return_sequences", "return_state", "go_backwards", "stateful", "unroll"});
  if (seed == Seed::kBehindFlags) kind.arguments.push_back({.name = "seed"});
  return kind;
}

/// Of the signature of RNN, to which these layers hand it on.
void add_by_name_alone(LayerKind& kind) { add_flags(kind.arguments, {"zero_output_for_mask"}); }

Argument recurrent_activation() {
  return {.name = "recurrent_activation", .kind = ArgumentKind::kActivation, .fallback = "sigmoid"};
}

}  // namespace

LayerKind simple_rnn() {
  LayerKind kind = recurrent("SimpleRNN", {}, false, Seed::kBehindFlags);
  add_by_name_alone(kind);
  kind.weights = simple_weights;
  return kind;
}

LayerKind lstm() {
  LayerKind kind = recurrent("LSTM", {recurrent_activation()}, true, Seed::kBeforeFlags);
  kind.arguments.push_back({.name = "use_cudnn", .fallback = "auto"});
  add_by_name_alone(kind);
  kind.weights = lstm_weights;
  kind.more_outputs = two_states;
  return kind;
}

LayerKind gru() {
  LayerKind kind = recurrent("GRU", {recurrent_activation()}, false, Seed::kBeforeFlags);
  kind.arguments.push_back(flag_argument("reset_after", true));
  kind.arguments.push_back({.name = "use_cudnn", .fallback = "auto"});
  add_by_name_alone(kind);
  kind.weights = gru_weights;
  return kind;
}

}  // namespace cnn
