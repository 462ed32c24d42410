// The list itself: explicit, because self-registering objects in a static library are dropped by the linker.
#include "core/layers/all.hpp"

#include <algorithm>

namespace cnn {

namespace {

constexpr LayerKind (*kLayers[])() = {
    input_layer,
    conv2d,
    max_pooling2d,
    average_pooling2d,
    flatten,
    dense,
    activation,
    re_lu,
    softmax,
    dropout,
    einsum_dense,
    embedding,
    batch_normalization,
    layer_normalization,
    rms_normalization,
    group_normalization,
    unit_normalization,
    leaky_re_lu,
    p_re_lu,
    elu,
    alpha_dropout,
    gaussian_dropout,
    gaussian_noise,
    rescaling,
    normalization,
    resizing,
    center_crop,
    random_crop,
    random_resized_crop,
    random_height,
    random_width,
    simple_rnn,
    lstm,
    gru,
    bidirectional,
    time_distributed,
    conv_lstm1d,
    conv_lstm2d,
    conv_lstm3d,
    multi_head_attention,
    attention,
    additive_attention,
    add_layer,
    subtract_layer,
    multiply_layer,
    average_layer,
    maximum_layer,
    minimum_layer,
    concatenate,
    dot,
    masking,
    identity,
    activity_regularization,
    lambda,
    tf_op_lambda,
    slicing_op_lambda,
};

constexpr std::vector<LayerKind> (*kFamilies[])() = {
    augmentations,
    elementwise_operations,
    shape_operations,
    reductions,
};

}  // namespace

std::span<const LayerKind> all_layers() {
  static const std::vector<LayerKind> kinds = [] {
    std::vector<LayerKind> made;
    for (const auto make : kLayers) made.push_back(make());
    for (const auto make : kFamilies) {
      for (LayerKind& kind : make()) made.push_back(std::move(kind));
    }
    return made;
  }();
  return kinds;
}

const LayerKind* find_layer(std::string_view class_name, bool operation) {
  for (const LayerKind& kind : all_layers()) {
    if (kind.operation != operation) continue;
    if (kind.class_name == class_name) return &kind;
    if (std::find(kind.aliases.begin(), kind.aliases.end(), class_name) != kind.aliases.end()) return &kind;
  }
  return nullptr;
}

const LayerKind& unknown_kind() {
  static const LayerKind kind = {.min_inputs = 0, .max_inputs = 0, .opaque = true};
  return kind;
}

const LayerKind& unknown_operation_kind() {
  static const LayerKind kind = {.min_inputs = 0, .max_inputs = 0, .operation = true, .opaque = true};
  return kind;
}

const LayerKind& nested_model_kind() {
  static const LayerKind kind = {.min_inputs = 0, .max_inputs = 0};
  return kind;
}

}  // namespace cnn
