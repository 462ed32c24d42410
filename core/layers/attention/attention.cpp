// Attention and AdditiveAttention: queries weigh values; next to nothing to learn. Source: the Keras layers of these
// names.
#include "core/layers/list.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/model/references.hpp"

namespace cnn {
namespace {

/// Query, value and, where given, key: Keras wants a list of two or three.
std::optional<Error> check(const Site& site) {
  const Shape& query = site.inputs[0];
  if (query.size() < 2 || site.inputs[1].size() != query.size()) {
    return Error{"wrong_rank", "", "", "rank_3", to_value(site.inputs[1])};
  }
  return std::nullopt;
}

Result<Shape> output_shape(const Site& site) {
  Shape output = site.inputs[0];
  output.back() = site.inputs[1].back();
  return output;
}

/// The scores, where the call asks for them too.
std::vector<Shape> scores(const Site& site) {
  const auto arguments = call_arguments(*site.arguments);
  const CallArgument* asked = find_argument(arguments, static_cast<std::size_t>(-1), "return_attention_scores");
  if (asked == nullptr || !(*asked->value == Value(true))) return {};
  Shape shape = site.inputs[0];
  shape.back() = site.inputs[1][shape.size() - 2];
  return {shape};
}

std::vector<Weight> dot_weights(const Site& site) {
  std::vector<Weight> weights;
  if (site.config.flag("use_scale")) weights.push_back({"scale", {}, Initializer::kOnes});
  if (site.config.text("score_mode") == "concat") {
    weights.push_back({"concat_score_weight", {}, Initializer::kOnes});
  }
  return weights;
}

std::optional<Error> check_additive(const Site& site) {
  if (auto error = check(site)) return error;
  if (!site.config.flag("use_scale") || site.inputs[0].back() != kUnknown) return std::nullopt;
  return Error{"unknown_size", "", "use_scale", "known_input_features", to_value(site.inputs[0])};
}

std::vector<Weight> additive_weights(const Site& site) {
  if (!site.config.flag("use_scale")) return {};
  return {{"scale", {{"features", site.inputs[0].back(), 0}}}};
}

}  // namespace

LayerKind attention() {
  return {
      .class_name = "Attention",
      .arguments =
          {{.name = "use_scale", .kind = ArgumentKind::kFlag, .fallback = false},
           {.name = "score_mode", .kind = ArgumentKind::kChoice, .fallback = "dot", .choices = {"dot", "concat"}},
           {.name = "dropout", .kind = ArgumentKind::kNumber, .fallback = 0.0},
           {.name = "seed"}},
      .min_inputs = 2,
      .max_inputs = 3,
      .check = check,
      .output_shape = output_shape,
      .more_outputs = scores,
      .weights = dot_weights,
      .readings = reads_all,
  };
}

LayerKind additive_attention() {
  return {
      .class_name = "AdditiveAttention",
      .arguments = {{.name = "use_scale", .kind = ArgumentKind::kFlag, .fallback = true},
                    {.name = "dropout", .kind = ArgumentKind::kNumber, .fallback = 0.0},
                    {.name = "seed"}},
      .min_inputs = 2,
      .max_inputs = 3,
      .check = check_additive,
      .output_shape = output_shape,
      .more_outputs = scores,
      .weights = additive_weights,
      .readings = reads_all,
  };
}

}  // namespace cnn
