// The one list of layers. A new layer is its own file and one line here.
#pragma once

#include <vector>

#include "core/model/layer.hpp"

/// Every kind of layer, by the function in its file that makes the record. Kinds are made in this order as far as they
/// are asked for, so those of the lessons come first.
// clang-format off
#define CNN_LAYERS(KIND) \
  KIND(input_layer) \
  KIND(conv2d) \
  KIND(max_pooling2d) \
  KIND(average_pooling2d) \
  KIND(flatten) \
  KIND(dense) \
  KIND(activation) \
  KIND(re_lu) \
  KIND(softmax) \
  KIND(dropout) \
  KIND(conv1d) \
  KIND(conv3d) \
  KIND(depthwise_conv1d) \
  KIND(depthwise_conv2d) \
  KIND(separable_conv1d) \
  KIND(separable_conv2d) \
  KIND(conv1d_transpose) \
  KIND(conv2d_transpose) \
  KIND(conv3d_transpose) \
  KIND(max_pooling1d) \
  KIND(max_pooling3d) \
  KIND(average_pooling1d) \
  KIND(average_pooling3d) \
  KIND(global_max_pooling1d) \
  KIND(global_max_pooling2d) \
  KIND(global_max_pooling3d) \
  KIND(global_average_pooling1d) \
  KIND(global_average_pooling2d) \
  KIND(global_average_pooling3d) \
  KIND(zero_padding1d) \
  KIND(zero_padding2d) \
  KIND(zero_padding3d) \
  KIND(cropping1d) \
  KIND(cropping2d) \
  KIND(cropping3d) \
  KIND(up_sampling1d) \
  KIND(up_sampling2d) \
  KIND(up_sampling3d) \
  KIND(reshape) \
  KIND(permute) \
  KIND(repeat_vector) \
  KIND(spatial_dropout1d) \
  KIND(spatial_dropout2d) \
  KIND(spatial_dropout3d) \
  KIND(einsum_dense) \
  KIND(embedding) \
  KIND(batch_normalization) \
  KIND(layer_normalization) \
  KIND(rms_normalization) \
  KIND(group_normalization) \
  KIND(unit_normalization) \
  KIND(leaky_re_lu) \
  KIND(p_re_lu) \
  KIND(elu) \
  KIND(alpha_dropout) \
  KIND(gaussian_dropout) \
  KIND(gaussian_noise) \
  KIND(rescaling) \
  KIND(solarization) \
  KIND(normalization) \
  KIND(resizing) \
  KIND(center_crop) \
  KIND(random_crop) \
  KIND(random_resized_crop) \
  KIND(random_height) \
  KIND(random_width) \
  KIND(simple_rnn) \
  KIND(lstm) \
  KIND(gru) \
  KIND(bidirectional) \
  KIND(time_distributed) \
  KIND(conv_lstm1d) \
  KIND(conv_lstm2d) \
  KIND(conv_lstm3d) \
  KIND(multi_head_attention) \
  KIND(attention) \
  KIND(additive_attention) \
  KIND(add_layer) \
  KIND(subtract_layer) \
  KIND(multiply_layer) \
  KIND(average_layer) \
  KIND(maximum_layer) \
  KIND(minimum_layer) \
  KIND(concatenate) \
  KIND(dot) \
  KIND(masking) \
  KIND(identity) \
  KIND(activity_regularization) \
  KIND(lambda) \
  KIND(tf_op_lambda) \
  KIND(slicing_op_lambda) \
  KIND(tensorflow_op_layer) \
  KIND(rnn) \
  KIND(group_query_attention) \
  KIND(spectral_normalization) \
  KIND(layer_scale) \
  KIND(custom_scale_layer)

/// Families whose members differ by little more than their names.
#define CNN_LAYER_FAMILIES(KIND) \
  KIND(augmentations) \
  KIND(elementwise_operations) \
  KIND(shape_operations) \
  KIND(reductions)
// clang-format on

namespace cnn {

#define CNN_DECLARE(name) LayerKind name();
CNN_LAYERS(CNN_DECLARE)
#undef CNN_DECLARE

#define CNN_DECLARE(name) std::vector<LayerKind> name();
CNN_LAYER_FAMILIES(CNN_DECLARE)
#undef CNN_DECLARE

}  // namespace cnn
