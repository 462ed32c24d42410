// The list itself: explicit, because self-registering objects in a static library are dropped by the linker.
#include "core/layers/all.hpp"

#include <algorithm>

namespace cnn {

namespace {

constexpr LayerKind (*kLayers[])() = {
    input_layer,
    conv1d,
    conv2d,
    conv3d,
    depthwise_conv1d,
    depthwise_conv2d,
    separable_conv1d,
    separable_conv2d,
    conv1d_transpose,
    conv2d_transpose,
    conv3d_transpose,
    max_pooling1d,
    max_pooling2d,
    max_pooling3d,
    average_pooling1d,
    average_pooling2d,
    average_pooling3d,
    global_max_pooling1d,
    global_max_pooling2d,
    global_max_pooling3d,
    global_average_pooling1d,
    global_average_pooling2d,
    global_average_pooling3d,
    zero_padding1d,
    zero_padding2d,
    zero_padding3d,
    cropping1d,
    cropping2d,
    cropping3d,
    up_sampling1d,
    up_sampling2d,
    up_sampling3d,
    flatten,
    reshape,
    permute,
    repeat_vector,
    dense,
    activation,
    re_lu,
    softmax,
    dropout,
    spatial_dropout1d,
    spatial_dropout2d,
    spatial_dropout3d,
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
    solarization,
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
