// Bidirectional: a recurrent layer forwards and another backwards, each with its own weights. Source:
// keras.layers.Bidirectional.
#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/list.hpp"
#include "core/layers/rnn/wrappers.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/model/facts.hpp"

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
      .beliefs = bidirectional_beliefs,
  };
}

}  // namespace cnn
