// GroupQueryAttention: attention whose keys and values are shared by groups of query heads. Source:
// keras.layers.GroupQueryAttention.
#include "core/layers/attention/roles.hpp"
#include "core/layers/list.hpp"
#include "core/layers/shared/arguments.hpp"
#include "core/layers/shared/elementwise.hpp"

namespace cnn {
namespace {

std::optional<Error> check(const Site& site) {
  const Roles roles = roles_of(site);
  if (roles.query == nullptr || roles.value == nullptr) {
    return Error{"wrong_input_count", "", "", "inputs_at_least_2", static_cast<Count>(site.inputs.size())};
  }
  for (const Shape* shape : {roles.query, roles.value, roles.key}) {
    if (shape->size() != 3) return Error{"wrong_rank", "", "", "rank_3", to_value(*shape)};
    if (shape->back() == kUnknown) {
      return Error{"unknown_size", "", "head_dim", "known_input_features", to_value(*shape)};
    }
  }
  const Count groups = site.config.count("num_key_value_heads");
  if (site.config.count("num_query_heads") % groups != 0) {
    return Error{"invalid_argument", "", "num_query_heads", "multiple_of_num_key_value_heads",
                 site.config.value("num_query_heads")};
  }
  // The gate's weights are not in any text that this engine was held against.
  if (site.config.flag("use_gate")) return Error{"not_supported", "", "use_gate", "false", true};
  return std::nullopt;
}

Result<Shape> output_shape(const Site& site) { return *roles_of(site).query; }

std::vector<Shape> scores(const Site& site) {
  const auto arguments = call_arguments(*site.arguments);
  const CallArgument* asked = find_argument(arguments, static_cast<std::size_t>(-1), "return_attention_scores");
  if (asked == nullptr || !(*asked->value == Value(true))) return {};
  const Roles roles = roles_of(site);
  return {{(*roles.query)[0], site.config.count("num_query_heads"), (*roles.query)[1], (*roles.value)[1]}};
}

std::vector<Weight> weights(const Site& site) {
  const Roles roles = roles_of(site);
  const Count heads = site.config.count("num_query_heads");
  const Count groups = site.config.count("num_key_value_heads");
  const Count size = site.config.count("head_dim");
  const Count features = roles.query->back();
  const bool use_bias = site.config.flag("use_bias");
  std::vector<Weight> result;
  const auto project = [&](const Shape& from, Count count) {
    result.push_back({"kernel", {{"input_features", from.back(), 0}, {"heads", count, 1}, {"head_dim", size, 2}}});
    if (use_bias) result.push_back({"bias", {{"heads", count, 0}, {"head_dim", size, 1}}});
  };
  project(*roles.query, heads);
  project(*roles.key, groups);
  project(*roles.value, groups);
  result.push_back({"kernel", {{"heads", heads, 0}, {"head_dim", size, 1}, {"output_features", features, 2}}});
  if (use_bias) result.push_back({"bias", {{"output_features", features, 0}}});
  return result;
}

std::vector<Argument> arguments() {
  auto all = with_weights({{.name = "head_dim", .kind = ArgumentKind::kPositiveInteger, .required = true},
                           {.name = "num_query_heads", .kind = ArgumentKind::kPositiveInteger, .required = true},
                           {.name = "num_key_value_heads", .kind = ArgumentKind::kPositiveInteger, .required = true},
                           {.name = "dropout", .kind = ArgumentKind::kNumber, .fallback = 0.0},
                           flag_argument("use_bias", true),
                           {.name = "flash_attention"}},
                          {Of::kKernel, Of::kBias});
  for (const std::string_view name : {"seed", "sliding_window"}) all.push_back({.name = name});
  all.push_back(flag_argument("use_gate", false));
  return all;
}

}  // namespace

LayerKind group_query_attention() {
  return {
      .class_name = "GroupQueryAttention",
      .aliases = {"GroupedQueryAttention"},
      .arguments = arguments(),
      .max_inputs = 0,
      .check = check,
      .output_shape = output_shape,
      .more_outputs = scores,
      .weights = weights,
      .readings = reads_all,
  };
}

}  // namespace cnn
