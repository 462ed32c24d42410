// Bidirectional: a recurrent layer forwards and another backwards, each with its own weights. Source:
// keras.layers.Bidirectional.
#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/list.hpp"
#include "core/layers/rnn/recurrent.hpp"
#include "core/layers/rnn/wrappers.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/model/facts.hpp"
#include "core/running/activation_runs.hpp"

namespace cnn {
namespace {

std::vector<Shape> wrapped_inputs(const Site& site) { return {site.input()}; }

/// A recurrent layer twice, one in each direction; the arguments that decide about shapes must be the same in both.
std::optional<Error> check(const Site& site) {
  const Layer& forwards = site.layer->wrapped[0];
  const Layer& backwards = site.layer->wrapped[1];
  if (forwards.kind->opaque) return std::nullopt;
  if (!forwards.config.has("go_backwards")) {
    return Error{"invalid_argument", "", "layer", "recurrent_layer", forwards.class_name};
  }
  if (forwards.config.flag("go_backwards") == backwards.config.flag("go_backwards")) {
    return Error{"invalid_argument", "", "backward_layer", "other_direction_than_layer", "go_backwards"};
  }
  for (const std::string_view name : {"return_sequences", "return_state", "stateful"}) {
    if (forwards.config.flag(name) != backwards.config.flag(name)) {
      return Error{"invalid_argument", "", "backward_layer", "same_arguments_as_layer", name};
    }
  }
  return std::nullopt;
}

Result<Shape> output_shape(const Site& site) {
  Shape output = site.inner->front().output();
  const bool joined = site.config.value("merge_mode") == Value("concat");
  if (joined && !output.empty() && output.back() != kUnknown) output.back() *= 2;
  return output;
}

/// Without merging the backward output is a second one; then follow the states of both.
std::vector<Shape> more_outputs(const Site& site) {
  std::vector<Shape> outputs;
  if (!site.config.has("merge_mode")) outputs.push_back(site.inner->front().output());
  for (const Facts& facts : *site.inner) {
    outputs.insert(outputs.end(), facts.outputs.begin() + 1, facts.outputs.end());
  }
  return outputs;
}

/// Both directions, of the same width, and one output. Further inputs are states to start from, or a mask.
bool runs(const Site& site) {
  for (const Layer& layer : site.layer->wrapped) {
    if (!recurrent_runs(*layer.kind, layer.config) || !activation_runs(layer.config)) return false;
  }
  const bool alike = site.layer->wrapped[0].config.count("units") == site.layer->wrapped[1].config.count("units");
  return alike && site.inputs.size() == 1 && site.config.has("merge_mode");
}

/// What one direction works in, and the output of the other before both are merged.
Count scratch(const Site& site) {
  const Config& config = site.layer->wrapped.front().config;
  const Count steps = config.flag("return_sequences") ? site.input()[1] : 1;
  return saturating_add(recurrent_floats(config), saturating_multiply(steps, config.count("units")));
}

void merge(std::string_view mode, std::span<Real> output, const Real* other) {
  for (Real& value : output) {
    value = mode == "mul" ? value * *other : value + *other;
    if (mode == "ave") value /= 2;
    ++other;
  }
}

void forward(const Forward& call) {
  const Layer& forwards = call.layer->wrapped[0];
  const Layer& backwards = call.layer->wrapped[1];
  const auto units = static_cast<std::size_t>(forwards.config.count("units"));
  const std::string_view mode = call.config.text("merge_mode");
  const bool joined = mode == "concat";
  const std::size_t first = forwards.config.flag("use_bias") ? 3 : 2;
  Real* other = joined ? call.output + units : call.scratch + recurrent_floats(forwards.config);
  // Keras turns round what comes of the second layer, whichever goes backwards; the first one's stays as it comes.
  RecurrentEnds ends{.input = call.inputs[0],
                     .output = call.output,
                     .output_width = joined ? 2 * units : units,
                     .turned_round = false,
                     .scratch = call.scratch};
  run_recurrent(*forwards.kind, forwards.config, call.weights.first(first), ends);
  ends.output = other;
  ends.turned_round = true;
  run_recurrent(*backwards.kind, backwards.config, call.weights.subspan(first), ends);
  if (!joined) merge(mode, {call.output, value_count(call.output_shape)}, other);
}

}  // namespace

LayerKind bidirectional() {
  return {
      .class_name = "Bidirectional",
      .arguments = {{.name = "merge_mode",
                     .kind = ArgumentKind::kChoice,
                     .fallback = "concat",
                     .choices = {"concat", "sum", "mul", "ave"},
                     .optional = true}},
      .max_inputs = 0,
      .wrapped = 2,
      .wrapped_inputs = wrapped_inputs,
      .check = check,
      .output_shape = output_shape,
      .more_outputs = more_outputs,
      .weights = wrapped_weights,
      .readings = reads_all,
      .forward = forward,
      .scratch = scratch,
      .runs = runs,
      .heeds_mask = true,
      .combination = Combination::kUntraced,
      .beliefs = bidirectional_beliefs,
  };
}

}  // namespace cnn
