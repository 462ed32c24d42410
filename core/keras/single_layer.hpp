// One layer by itself, on shapes that somebody holds in hand: what a reader of source asks while it goes on.
#pragma once

#include "core/base/result.hpp"
#include "core/base/value.hpp"
#include "core/model/catalogue.hpp"

namespace cnn {

/// {"output_shapes": […], "weights": [{"name", "shape", "trainable"}], "known"} of a layer's entry of a config, which
/// may be a model's, on inputs of these shapes (batch included, null for a size that is not known). Without shapes only
/// the layer's own arguments are checked, and both lists are empty. `call`: what else the call was given, as Keras
/// writes a node ({"args", "kwargs"}); null for nothing. An output shape is null where even its rank is unknown;
/// `known` is false where the count does not follow from the config. Errors: those of read_model for one layer;
/// `invalid_argument` where `shapes` is no list of shapes.
Result<Value> single_layer(const Value& layer, const Value& shapes, const Value& call, const Catalogue& catalogue);

}  // namespace cnn
