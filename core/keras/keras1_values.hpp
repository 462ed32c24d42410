// Values of Keras 1's arguments in the words of today.
#pragma once

#include <optional>

#include "core/base/value.hpp"

namespace cnn::keras1 {

/// What an argument's value is today; nothing where it has no equal.
using ValueRule = std::optional<Value> (*)(const Value&);

std::optional<Value> same(const Value& value);
/// 'th' and 'tf' become channels_first and channels_last.
std::optional<Value> data_format(const Value& value);
/// 'valid' or 'same'; Theano's 'full' and 'half' are gone.
std::optional<Value> padding(const Value& value);
/// {"name": "WeightRegularizer", "l1", "l2"} becomes L1L2.
std::optional<Value> regularizer(const Value& value);
/// {"name": "MaxNorm", "m", "axis"} and its like.
std::optional<Value> constraint(const Value& value);
/// Whether LSTM's forget gates begin with a bias of one.
std::optional<Value> forget_bias(const Value& value);
/// BatchNormalization: only `mode` 0 is what the layer does today.
std::optional<Value> zero_only(const Value& value);
/// ZeroPadding: a number, a pair, four numbers or {"top_pad": …} become pairs of before and after.
std::optional<Value> sides(const Value& value);
/// Nothing to translate where it is null.
std::optional<Value> none_only(const Value& value);

}  // namespace cnn::keras1
