// MultiHeadAttention: projections of query, key and value for each head, and one back. Source:
// keras.layers.MultiHeadAttention.
#include "core/diagnosis/beliefs/all.hpp"
#include "core/layers/attention/roles.hpp"
#include "core/layers/list.hpp"
#include "core/layers/shared/arguments.hpp"
#include "core/layers/shared/elementwise.hpp"

namespace cnn {
namespace {

Error unknown(const Shape& shape) { return {"unknown_size", "", "key_dim", "known_input_features", to_value(shape)}; }

std::optional<Error> check(const Site& site) {
  const Roles roles = roles_of(site);
  if (roles.query == nullptr || roles.value == nullptr) {
    return Error{"wrong_input_count", "", "", "inputs_at_least_2", static_cast<Count>(site.inputs.size())};
  }
  for (const Shape* shape : {roles.query, roles.value, roles.key}) {
    if (shape->size() < 3) return Error{"wrong_rank", "", "", "rank_of_at_least_3", to_value(*shape)};
    if (shape->back() == kUnknown) return unknown(*shape);
  }
  const Shape& value = *roles.value;
  const Shape& key = *roles.key;
  const bool alike =
      value.size() == key.size() && std::equal(value.begin() + 1, value.end() - 1, key.begin() + 1, key.end() - 1);
  if (!alike) return Error{"shapes_differ", "", "", "shapes_that_fit", Array{to_value(value), to_value(key)}};
  // The gate's weights are not in any text that this engine was held against: better no number than a guess.
  if (site.config.flag("use_gate")) return Error{"not_supported", "", "use_gate", "false", true};
  return std::nullopt;
}

/// The query; check() has refused calls that have none.
const Shape& query_of(const Site& site) {
  const Shape* query = roles_of(site).query;
  return query != nullptr ? *query : site.input();
}

/// The sizes that replace the features of the query in the output.
Shape output_sizes(const Site& site) {
  // An empty list is none, too.
  if (site.config.has("output_shape") && !site.config.tuple("output_shape").empty()) {
    return site.config.tuple("output_shape");
  }
  return {query_of(site).back()};
}

Result<Shape> output_shape(const Site& site) {
  Shape output = query_of(site);
  output.pop_back();
  for (const Count size : output_sizes(site)) output.push_back(size);
  return output;
}

std::vector<Shape> scores(const Site& site) {
  const auto arguments = call_arguments(*site.arguments);
  const CallArgument* asked = find_argument(arguments, static_cast<std::size_t>(-1), "return_attention_scores");
  if (asked == nullptr || !(*asked->value == Value(true))) return {};
  const Roles roles = roles_of(site);
  // Which axes attend is an argument of its own; only the common case is certain.
  if (roles.query->size() != 3) return {Shape{}};
  return {{(*roles.query)[0], site.config.count("num_heads"), (*roles.query)[1], (*roles.value)[1]}};
}

std::vector<Weight> weights(const Site& site) {
  const Roles roles = roles_of(site);
  const Count heads = site.config.count("num_heads");
  const Count key_dim = site.config.count("key_dim");
  const Count value_dim = site.config.has("value_dim") ? site.config.count("value_dim") : key_dim;
  const bool use_bias = site.config.flag("use_bias");
  std::vector<Weight> result;
  const auto project = [&](const Shape& from, std::string_view label, Count size) {
    result.push_back({"kernel", {{"input_features", from.back(), 0}, {"heads", heads, 1}, {label, size, 2}}});
    if (use_bias) result.push_back({"bias", {{"heads", heads, 0}, {label, size, 1}}});
  };
  project(*roles.query, "key_dim", key_dim);
  project(*roles.key, "key_dim", key_dim);
  project(*roles.value, "value_dim", value_dim);
  Weight back{"kernel", {{"heads", heads, 0}, {"value_dim", value_dim, 1}}};
  Weight bias{"bias"};
  for (const Count size : output_sizes(site)) {
    back.factors.push_back({"output_features", size, static_cast<int>(back.factors.size())});
    bias.factors.push_back({"output_features", size, static_cast<int>(bias.factors.size())});
  }
  result.push_back(std::move(back));
  if (use_bias) result.push_back(std::move(bias));
  return result;
}

std::vector<Argument> arguments() {
  auto all = with_weights({{.name = "num_heads", .kind = ArgumentKind::kPositiveInteger, .required = true},
                           {.name = "key_dim", .kind = ArgumentKind::kPositiveInteger, .required = true},
                           {.name = "value_dim", .kind = ArgumentKind::kPositiveInteger, .optional = true},
                           {.name = "dropout", .kind = ArgumentKind::kNumber, .fallback = 0.0},
                           flag_argument("use_bias", true),
                           {.name = "output_shape", .kind = ArgumentKind::kIntegers, .optional = true},
                           {.name = "attention_axes", .kind = ArgumentKind::kIntegers, .optional = true},
                           {.name = "flash_attention"}},
                          {Of::kKernel, Of::kBias});
  for (const std::string_view name : {"seed", "sliding_window"}) all.push_back({.name = name});
  all.push_back(flag_argument("use_gate", false));
  return all;
}

}  // namespace

LayerKind multi_head_attention() {
  return {
      .class_name = "MultiHeadAttention",
      .arguments = arguments(),
      .max_inputs = 0,
      .check = check,
      .output_shape = output_shape,
      .more_outputs = scores,
      .weights = weights,
      .readings = reads_all,
      .beliefs = attention_beliefs,
  };
}

}  // namespace cnn
