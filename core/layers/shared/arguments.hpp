// Arguments that layers on spatial axes share, and those that every weight brings with it.
#pragma once

#include <initializer_list>

#include "core/model/config.hpp"

namespace cnn {

Argument tuple_argument(std::string_view name, int length, Value fallback);
Argument data_format_argument();
Argument activation_argument();
Argument flag_argument(std::string_view name, bool fallback);

/// A weight whose layer has arguments about it: `kernel_initializer`, `kernel_regularizer`, `kernel_constraint`.
enum class Of {
  kKernel,
  kRecurrent,
  kDepthwise,
  kPointwise,
  kBias,
  kEmbeddings,
  kAlpha,
  kBeta,
  kGamma,
  kMean,
  kVariance
};

/// How weights start.
void add_initializers(std::vector<Argument>& arguments, std::initializer_list<Of> weights);
/// What training holds weights to: regularizers, of what the layer puts out too where it says so, and constraints.
enum class Activity { kRegularized, kFree };
void add_penalties(std::vector<Argument>& arguments, std::initializer_list<Of> weights, Activity activity);
/// These arguments and both of the others behind them, as most layers have them.
std::vector<Argument> with_weights(std::vector<Argument> arguments, std::initializer_list<Of> weights,
                                   Activity activity = Activity::kRegularized);
/// These arguments and flags that are false unless they are set.
void add_flags(std::vector<Argument>& arguments, std::initializer_list<std::string_view> names);

}  // namespace cnn
