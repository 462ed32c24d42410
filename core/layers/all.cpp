// The list itself: explicit, because self-registering objects in a static library are dropped by the linker.
#include "core/layers/all.hpp"

#include <algorithm>

namespace cnn {

namespace {

/// Kinds are made in this order as far as they are asked for, so those of the lessons come first.
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
    conv1d,
    conv3d,
    depthwise_conv1d,
    depthwise_conv2d,
    separable_conv1d,
    separable_conv2d,
    conv1d_transpose,
    conv2d_transpose,
    conv3d_transpose,
    max_pooling1d,
    max_pooling3d,
    average_pooling1d,
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
    reshape,
    permute,
    repeat_vector,
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

/// The list as far as it has been made: a page with a lesson needs a tenth of it, and neither waits for the rest nor
/// loads it.
struct Made {
  Kinds kinds;
  std::size_t steps = 0;

  /// Makes the next kind or family; false where all are made.
  bool advance() {
    if (steps < std::size(kLayers)) {
      add(kLayers[steps]());
    } else if (steps < std::size(kLayers) + std::size(kFamilies)) {
      for (LayerKind& kind : kFamilies[steps - std::size(kLayers)]()) add(std::move(kind));
    } else {
      return false;
    }
    ++steps;
    return true;
  }

 private:
  void add(LayerKind kind) { kinds.push_back(std::make_unique<const LayerKind>(std::move(kind))); }
};

Made& made() {
  static Made all;
  return all;
}

bool is_called(const LayerKind& kind, std::string_view name, bool operation) {
  if (kind.operation != operation) return false;
  return kind.class_name == name || std::find(kind.aliases.begin(), kind.aliases.end(), name) != kind.aliases.end();
}

}  // namespace

const Kinds& all_layers() {
  while (made().advance()) {
  }
  return made().kinds;
}

const LayerKind* find_layer(std::string_view class_name, bool operation) {
  const Kinds& kinds = made().kinds;
  for (std::size_t i = 0; i < kinds.size() || made().advance(); ++i) {
    if (is_called(*kinds[i], class_name, operation)) return kinds[i].get();
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
