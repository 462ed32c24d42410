#include "core/layers/shared/arguments.hpp"

namespace cnn {
namespace {

struct WeightNames {
  std::string_view initializer;
  std::string_view regularizer;
  std::string_view constraint;
  std::string_view start;  ///< Keras's default of the initializer
};

#define CNN_WEIGHT(name, start) \
  { name "_initializer", name "_regularizer", name "_constraint", start }

/// In the order of Of.
constexpr WeightNames kWeights[] = {
    CNN_WEIGHT("kernel", "glorot_uniform"),
    CNN_WEIGHT("recurrent", "orthogonal"),
    CNN_WEIGHT("depthwise", "glorot_uniform"),
    CNN_WEIGHT("pointwise", "glorot_uniform"),
    CNN_WEIGHT("bias", "zeros"),
    CNN_WEIGHT("embeddings", "random_uniform"),
    CNN_WEIGHT("alpha", "zeros"),
    CNN_WEIGHT("beta", "zeros"),
    CNN_WEIGHT("gamma", "ones"),
    CNN_WEIGHT("moving_mean", "zeros"),
    CNN_WEIGHT("moving_variance", "ones"),
};
#undef CNN_WEIGHT

const WeightNames& names_of(Of weight) { return kWeights[static_cast<std::size_t>(weight)]; }

}  // namespace

Argument tuple_argument(std::string_view name, int length, Value fallback) {
  return {.name = name, .kind = ArgumentKind::kTuple, .fallback = std::move(fallback), .length = length};
}

Argument data_format_argument() {
  // None means Keras's global setting, which is channels_last unless somebody changed it.
  return {.name = "data_format",
          .kind = ArgumentKind::kChoice,
          .fallback = "channels_last",
          .choices = {"channels_last", "channels_first"}};
}

Argument activation_argument() { return {.name = "activation", .kind = ArgumentKind::kActivation}; }

Argument flag_argument(std::string_view name, bool fallback) {
  return {.name = name, .kind = ArgumentKind::kFlag, .fallback = fallback};
}

void add_initializers(std::vector<Argument>& arguments, std::initializer_list<Of> weights) {
  for (const Of weight : weights) {
    const auto& [initializer, regularizer, constraint, start] = names_of(weight);
    // None is no default: Keras then draws a bias, too, as glorot_uniform.
    arguments.push_back({.name = initializer, .kind = ArgumentKind::kInitializer, .fallback = start, .optional = true});
  }
}

void add_penalties(std::vector<Argument>& arguments, std::initializer_list<Of> weights, Activity activity) {
  const auto add = [&](std::string_view name, ArgumentKind kind) {
    arguments.push_back({.name = name, .kind = kind, .optional = true});
  };
  for (const Of weight : weights) add(names_of(weight).regularizer, ArgumentKind::kRegularizer);
  if (activity == Activity::kRegularized) add("activity_regularizer", ArgumentKind::kRegularizer);
  for (const Of weight : weights) add(names_of(weight).constraint, ArgumentKind::kConstraint);
}

std::vector<Argument> with_weights(std::vector<Argument> arguments, std::initializer_list<Of> weights,
                                   Activity activity) {
  add_initializers(arguments, weights);
  add_penalties(arguments, weights, activity);
  return arguments;
}

void add_flags(std::vector<Argument>& arguments, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) arguments.push_back(flag_argument(name, false));
}

}  // namespace cnn
