// The beliefs that each family of layers lists in its record.
#pragma once

#include <initializer_list>
#include <vector>

#include "core/diagnosis/belief.hpp"

namespace cnn {

std::vector<const Belief*> convolution_beliefs();
/// Of the beliefs about Conv2D's count those with these ids, which hold for its relatives too.
std::vector<const Belief*> convolution_beliefs(std::initializer_list<std::string_view> ids);
/// Beliefs about groups, dilation and Conv1D.
std::vector<const Belief*> convolution_kind_beliefs();
/// Beliefs about the channels that a convolution reads and writes.
std::vector<const Belief*> channel_beliefs();
std::vector<const Belief*> transposed_convolution_beliefs();
std::vector<const Belief*> depthwise_beliefs();
std::vector<const Belief*> separable_beliefs();
std::vector<const Belief*> pooling_beliefs();
std::vector<const Belief*> global_pooling_beliefs();
std::vector<const Belief*> up_sampling_beliefs();
std::vector<const Belief*> flatten_beliefs();
std::vector<const Belief*> dense_beliefs();
std::vector<const Belief*> activation_beliefs();
std::vector<const Belief*> input_beliefs();
std::vector<const Belief*> p_re_lu_beliefs();
std::vector<const Belief*> dropout_beliefs();
std::vector<const Belief*> batch_normalization_beliefs();
std::vector<const Belief*> layer_normalization_beliefs();
std::vector<const Belief*> group_normalization_beliefs();
std::vector<const Belief*> attention_beliefs();
std::vector<const Belief*> embedding_beliefs();
std::vector<const Belief*> recurrent_beliefs();
std::vector<const Belief*> bidirectional_beliefs();
std::vector<const Belief*> time_distributed_beliefs();

/// Beliefs about sliding windows that convolutions and poolings share.
std::vector<const Belief*> window_beliefs();

/// Beliefs about how far a window sees in the input; window_beliefs() has them.
std::vector<const Belief*> receptive_field_beliefs();

/// Beliefs about the colours of a picture, of what enters a model.
std::vector<const Belief*> picture_beliefs();

/// Beliefs that put the kernel of another convolution in the place of one's own; those and its filters; of Dense its
/// units.
std::vector<const Belief*> neighbours_kernel_beliefs();
std::vector<const Belief*> neighbours_beliefs();
std::vector<const Belief*> neighbours_units_beliefs();

/// That a recurrent layer reads what the first of the model reads.
const Belief* rnn_same_as_first();

/// That there is a bias in spite of use_bias=False; every layer with that argument lists it, and every wrapper.
const Belief* bias_though_switched_off();

/// That there are scale and offset in spite of scale=False and center=False.
const Belief* normalization_switches_ignored();

/// That nothing is counted which PyTorch leaves out around a BatchNormalization. Of layers that may stand before one.
const Belief* counted_as_in_pytorch();

/// The belief that channels_first data are channels_last; every layer with a data_format lists it.
const Belief* channel_order();

/// The belief that an activation has parameters; convolutions and Dense list it for their `activation` argument.
const Belief* activation_adds_params();

/// That parameters are multiplications: a kernel counted once for each place where it is used. Of layers with a kernel.
const Belief* params_are_products();

/// That dropout takes parameters from the layer after it, which lists this.
const Belief* dropout_thins_next();

/// Adds the beliefs of a second list to a first.
std::vector<const Belief*> joined(std::vector<const Belief*> first, const std::vector<const Belief*>& second);

}  // namespace cnn
