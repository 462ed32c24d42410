// Weight sharing, seen: where in one forward pass a single parameter is used.
#pragma once

#include "core/model/facts.hpp"

namespace cnn {

/// Uses listed at most; the count is exact also beyond.
inline constexpr std::size_t kMaxUsesListed = 4096;

/// The Uses of web/engine/types.js of one parameter: `{layer, weight, index}`, layer as a network names it
/// (`block/conv2d`), index flat in the weight's tensor. Errors: `no_such_layer`, `no_such_weight`, `no_such_value`;
/// `not_traced` for weights whose products are not known one by one; `unknown_size`; `too_many_products` for layers of
/// more than 2^28 products.
Result<Value> parameter_uses(const CountedModel& counted, const Value& parameter);

}  // namespace cnn
