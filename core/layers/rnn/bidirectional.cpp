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

/// Both directions of a call: their layers, weights, and where they read and write.
struct Directions {
  const Layer& first;
  const Layer& second;
  std::size_t weights;  ///< of the first
  bool joined;
  RecurrentEnds first_ends;
  RecurrentEnds second_ends;
};

/// `other`: the output of the second one, where they are not joined.
Directions directions_of(const Forward& call, Real* other) {
  const Layer& first = call.layer->wrapped[0];
  const auto units = static_cast<std::size_t>(first.config.count("units"));
  const bool joined = call.config.text("merge_mode") == "concat";
  // Keras turns round what comes of the second layer, whichever goes backwards; the first one's stays as it comes.
  const RecurrentEnds ends{.input = call.inputs[0],
                           .output = call.output,
                           .output_width = joined ? 2 * units : units,
                           .turned_round = false,
                           .scratch = call.scratch};
  Directions both{first, call.layer->wrapped[1], first.config.flag("use_bias") ? 3U : 2U, joined, ends, ends};
  both.second_ends.output = joined ? call.output + units : other;
  both.second_ends.turned_round = true;
  return both;
}

void run_both(const Forward& call, const Directions& both) {
  run_recurrent(*both.first.kind, both.first.config, call.weights.first(both.weights), both.first_ends);
  run_recurrent(*both.second.kind, both.second.config, call.weights.subspan(both.weights), both.second_ends);
}

void forward(const Forward& call) {
  Real* other = call.scratch + recurrent_floats(call.layer->wrapped[0].config);
  const Directions both = directions_of(call, other);
  run_both(call, both);
  if (!both.joined) merge(call.config.text("merge_mode"), {call.output, value_count(call.output_shape)}, other);
}

/// What comes back to each direction, where they are not joined.
struct Unmerged {
  std::vector<Real> first;
  std::vector<Real> second;
};

Unmerged unmerge(const Backward& call) {
  const std::string_view mode = call.forward.config.text("merge_mode");
  const std::size_t values = value_count(call.forward.output_shape);
  Unmerged back{std::vector<Real>(values, mode == "ave" ? 0.5F : 1.0F), {}};
  back.second = back.first;
  if (mode == "mul") {
    // Each is multiplied by what the other one put out, of which the product tells nothing.
    Directions both = directions_of(call.forward, back.first.data());
    both.first_ends.output = back.second.data();
    run_both(call.forward, both);
  }
  for (std::size_t i = 0; i < values; ++i) {
    back.first[i] *= call.output_gradient[i];
    back.second[i] *= call.output_gradient[i];
  }
  return back;
}

void backward(const Backward& call) {
  const Forward& forward = call.forward;
  const Directions both = directions_of(forward, forward.output);
  const Unmerged back = both.joined ? Unmerged{} : unmerge(call);
  const std::size_t units = both.first_ends.output_width / 2;
  back_recurrent(*both.first.kind, both.first.config, forward.weights.first(both.weights), both.first_ends,
                 {both.joined ? call.output_gradient : back.first.data(), call.input_gradients[0],
                  call.weight_gradients.first(both.weights)});
  back_recurrent(*both.second.kind, both.second.config, forward.weights.subspan(both.weights), both.second_ends,
                 {both.joined ? call.output_gradient + units : back.second.data(), call.input_gradients[0],
                  call.weight_gradients.subspan(both.weights)});
}

bool has_gradient(const Site& site) {
  return recurrent_has_gradient(site.layer->wrapped[0].config) && recurrent_has_gradient(site.layer->wrapped[1].config);
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
      .backward = backward,
      .has_gradient = has_gradient,
      .runs = runs,
      .heeds_mask = true,
      .combination = Combination::kUntraced,
      .beliefs = bidirectional_beliefs,
  };
}

}  // namespace cnn
