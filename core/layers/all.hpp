// The one list of layers. A new layer is its own file and one line here and in all.cpp.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "core/layer.hpp"

namespace cnn {

LayerKind input_layer();
LayerKind conv1d();
LayerKind conv2d();
LayerKind conv3d();
LayerKind depthwise_conv1d();
LayerKind depthwise_conv2d();
LayerKind separable_conv1d();
LayerKind separable_conv2d();
LayerKind conv1d_transpose();
LayerKind conv2d_transpose();
LayerKind conv3d_transpose();
LayerKind max_pooling1d();
LayerKind max_pooling2d();
LayerKind max_pooling3d();
LayerKind average_pooling1d();
LayerKind average_pooling2d();
LayerKind average_pooling3d();
LayerKind global_max_pooling1d();
LayerKind global_max_pooling2d();
LayerKind global_max_pooling3d();
LayerKind global_average_pooling1d();
LayerKind global_average_pooling2d();
LayerKind global_average_pooling3d();
LayerKind zero_padding1d();
LayerKind zero_padding2d();
LayerKind zero_padding3d();
LayerKind cropping1d();
LayerKind cropping2d();
LayerKind cropping3d();
LayerKind up_sampling1d();
LayerKind up_sampling2d();
LayerKind up_sampling3d();
LayerKind flatten();
LayerKind reshape();
LayerKind permute();
LayerKind repeat_vector();
LayerKind dense();
LayerKind activation();
LayerKind re_lu();
LayerKind softmax();
LayerKind dropout();
LayerKind spatial_dropout1d();
LayerKind spatial_dropout2d();
LayerKind spatial_dropout3d();
LayerKind einsum_dense();
LayerKind embedding();
LayerKind batch_normalization();
LayerKind layer_normalization();
LayerKind rms_normalization();
LayerKind group_normalization();
LayerKind unit_normalization();
LayerKind leaky_re_lu();
LayerKind p_re_lu();
LayerKind elu();
LayerKind alpha_dropout();
LayerKind gaussian_dropout();
LayerKind gaussian_noise();
LayerKind rescaling();
LayerKind solarization();
LayerKind normalization();
LayerKind resizing();
LayerKind center_crop();
LayerKind random_crop();
LayerKind random_resized_crop();
LayerKind random_height();
LayerKind random_width();
LayerKind simple_rnn();
LayerKind lstm();
LayerKind gru();
LayerKind bidirectional();
LayerKind time_distributed();
LayerKind conv_lstm1d();
LayerKind conv_lstm2d();
LayerKind conv_lstm3d();
LayerKind multi_head_attention();
LayerKind attention();
LayerKind additive_attention();
LayerKind add_layer();
LayerKind subtract_layer();
LayerKind multiply_layer();
LayerKind average_layer();
LayerKind maximum_layer();
LayerKind minimum_layer();
LayerKind concatenate();
LayerKind dot();
LayerKind masking();
LayerKind identity();
LayerKind activity_regularization();
LayerKind lambda();
LayerKind tf_op_lambda();
LayerKind slicing_op_lambda();

/// Families whose members differ by little more than their names.
std::vector<LayerKind> augmentations();
std::vector<LayerKind> elementwise_operations();
std::vector<LayerKind> shape_operations();
std::vector<LayerKind> reductions();

using Kinds = std::vector<std::unique_ptr<const LayerKind>>;

/// Every kind, in the order of the list.
const Kinds& all_layers();

/// The kind with this class name or alias, a layer or an operation of keras.ops; null for an unknown one.
const LayerKind* find_layer(std::string_view class_name, bool operation = false);

/// Stands for a class that is not in the list: shape and count unknown.
const LayerKind& unknown_kind();

/// Stands for an operation that is not in the list: no parameters, but an unknown shape.
const LayerKind& unknown_operation_kind();

/// Stands for a model used as a layer: everything follows from the model.
const LayerKind& nested_model_kind();

}  // namespace cnn
