// Skills as data, from one convolution to a residual block. Images are never square, sizes odd and windows even where
// shapes are the point: there the wrong rules show.
#include "core/practice/skills.hpp"

#include "core/base/later_text.hpp"

namespace cnn {
namespace {

constexpr std::string_view kOneConvolution[] = {CNN_LATER(R"({
  "input": [{"from": 11, "to": 41}, {"from": 11, "to": 41}, {"pick": [3, 4, 5]}],
  "layers": [["Conv2D", {"name": "conv2d", "filters": {"from": 4, "to": 12},
    "kernel_size": [{"from": 2, "to": 6}, {"from": 2, "to": 6}], "activation": "relu"}]],
  "asks": [["params", "conv2d"]]})")};

constexpr std::string_view kPadding[] = {CNN_LATER(R"({
  "input": [{"from": 13, "to": 45, "step": 2}, {"from": 13, "to": 45, "step": 2}, {"pick": [3, 4]}],
  "layers": [["Conv2D", {"name": "conv2d", "filters": {"from": 5, "to": 12},
    "kernel_size": [{"pick": [2, 4, 6]}, {"pick": [2, 4, 6]}], "padding": "valid"}]],
  "asks": [["output_shape", "conv2d"]]})"),
                                         CNN_LATER(R"({
  "input": [{"from": 13, "to": 45, "step": 2}, {"from": 13, "to": 45, "step": 2}, {"pick": [3, 4]}],
  "layers": [["Conv2D", {"name": "conv2d", "filters": {"from": 5, "to": 12},
    "kernel_size": [{"pick": [2, 4, 6]}, {"pick": [2, 4, 6]}], "padding": "same"}]],
  "asks": [["output_shape", "conv2d"]]})")};

constexpr std::string_view kPooling[] = {CNN_LATER(R"({
  "input": [{"from": 13, "to": 45, "step": 2}, {"from": 13, "to": 45, "step": 2}, {"from": 3, "to": 9}],
  "layers": [[{"pick": ["MaxPooling2D", "AveragePooling2D"]}, {"name": "pooling",
    "pool_size": [{"pick": [2, 3, 4]}, {"pick": [2, 3, 4]}], "padding": {"pick": ["valid", "same"]}}]],
  "asks": [["output_shape", "pooling"], ["params", "pooling"]]})")};

constexpr std::string_view kChain[] = {CNN_LATER(R"({
  "input": [{"from": 16, "to": 40, "step": 2}, {"from": 16, "to": 40, "step": 2}, 3],
  "layers": [["Conv2D", {"name": "conv2d", "filters": {"from": 4, "to": 9}, "kernel_size": {"pick": [2, 4, 5]},
      "padding": "same", "activation": "relu"}],
    ["Conv2D", {"name": "conv2d_1", "filters": {"from": 4, "to": 9}, "kernel_size": {"pick": [2, 4, 5]},
      "padding": "same", "activation": "relu"}],
    ["Flatten", {"name": "flatten"}], ["Dense", {"name": "dense", "units": {"from": 2, "to": 10}}]],
  "asks": [["params", "conv2d_1"], ["output_shape", "flatten"], ["params", "dense"], ["total_params"]]})"),
                                       CNN_LATER(R"({
  "input": [{"from": 16, "to": 40, "step": 2}, {"from": 16, "to": 40, "step": 2}, 3],
  "layers": [["Conv2D", {"name": "conv2d", "filters": {"from": 4, "to": 9}, "kernel_size": {"pick": [2, 4, 5]},
      "activation": "relu"}],
    ["Conv2D", {"name": "conv2d_1", "filters": {"from": 4, "to": 9}, "kernel_size": {"pick": [2, 4, 5]},
      "activation": "relu"}],
    ["Flatten", {"name": "flatten"}], ["Dense", {"name": "dense", "units": {"from": 2, "to": 10}}]],
  "asks": [["output_shape", "conv2d_1"], ["params", "conv2d_1"], ["output_shape", "flatten"], ["params", "dense"],
    ["total_params"]]})"),
                                       CNN_LATER(R"({
  "input": [{"from": 16, "to": 40, "step": 2}, {"from": 16, "to": 40, "step": 2}, 3],
  "layers": [["Conv2D", {"name": "conv2d", "filters": {"from": 4, "to": 9}, "kernel_size": {"pick": [2, 4, 5]},
      "padding": "same", "activation": "relu"}],
    ["Conv2D", {"name": "conv2d_1", "filters": {"from": 4, "to": 9}, "kernel_size": {"pick": [2, 4, 5]},
      "padding": "same", "activation": "relu"}],
    ["MaxPooling2D", {"name": "max_pooling2d", "pool_size": 2}],
    ["Flatten", {"name": "flatten"}], ["Dense", {"name": "dense", "units": {"from": 2, "to": 10}}]],
  "asks": [["output_shape", "max_pooling2d"], ["output_shape", "flatten"], ["params", "dense"], ["total_params"]]})")};

constexpr std::string_view kStrides[] = {CNN_LATER(R"({
  "input": [{"from": 21, "to": 61, "step": 2}, {"from": 21, "to": 61, "step": 2}, {"pick": [3, 4]}],
  "layers": [["Conv2D", {"name": "conv2d", "filters": {"from": 5, "to": 12},
    "kernel_size": [{"from": 2, "to": 6}, {"from": 2, "to": 6}], "strides": {"pick": [2, 3, 4]}}]],
  "asks": [["output_shape", "conv2d"], ["params", "conv2d"]]})"),
                                         CNN_LATER(R"({
  "input": [{"from": 21, "to": 61, "step": 2}, {"from": 21, "to": 61, "step": 2}, {"pick": [3, 4]}],
  "layers": [["Conv2D", {"name": "conv2d", "filters": {"from": 5, "to": 12}, "padding": "same",
    "kernel_size": [{"from": 2, "to": 6}, {"from": 2, "to": 6}], "strides": {"pick": [2, 3, 4]}}]],
  "asks": [["output_shape", "conv2d"], ["params", "conv2d"]]})")};

constexpr std::string_view kDilation[] = {CNN_LATER(R"({
  "input": [{"from": 21, "to": 61, "step": 2}, {"from": 21, "to": 61, "step": 2}, {"pick": [3, 4, 5]}],
  "layers": [["Conv2D", {"name": "conv2d", "filters": {"from": 6, "to": 12},
    "kernel_size": [{"from": 2, "to": 5}, {"from": 2, "to": 5}], "dilation_rate": {"pick": [2, 3]}}]],
  "asks": [["output_shape", "conv2d"], ["params", "conv2d"]]})")};

constexpr std::string_view kGroups[] = {CNN_LATER(R"({
  "let": {"groups": {"pick": [2, 3, 4]}},
  "input": [{"from": 13, "to": 33}, {"from": 13, "to": 33}, {"times": [{"var": "groups"}, {"pick": [2, 3, 5]}]}],
  "layers": [["Conv2D", {"name": "conv2d", "filters": {"times": [{"var": "groups"}, {"pick": [3, 4, 5, 7]}]},
    "kernel_size": [{"from": 2, "to": 5}, {"from": 2, "to": 5}], "groups": {"var": "groups"}}]],
  "asks": [["params", "conv2d"]]})")};

constexpr std::string_view kDepthwise[] = {CNN_LATER(R"({
  "input": [{"from": 13, "to": 33}, {"from": 13, "to": 33}, {"from": 5, "to": 12}],
  "layers": [["DepthwiseConv2D", {"name": "depthwise_conv2d", "depth_multiplier": {"pick": [2, 3, 4]},
    "kernel_size": [{"from": 2, "to": 5}, {"from": 2, "to": 5}]}]],
  "asks": [["output_shape", "depthwise_conv2d"], ["params", "depthwise_conv2d"]]})")};

constexpr std::string_view kSeparable[] = {CNN_LATER(R"({
  "input": [{"from": 13, "to": 33}, {"from": 13, "to": 33}, {"from": 3, "to": 9}],
  "layers": [["SeparableConv2D", {"name": "separable_conv2d", "filters": {"from": 6, "to": 16},
    "kernel_size": [{"from": 2, "to": 5}, {"from": 2, "to": 5}]}]],
  "asks": [["params", "separable_conv2d"]]})")};

constexpr std::string_view kBatchNormalization[] = {CNN_LATER(R"({
  "input": [{"from": 13, "to": 33}, {"from": 13, "to": 33}, {"pick": [3, 4]}],
  "layers": [["Conv2D", {"name": "conv2d", "filters": {"from": 5, "to": 16},
      "kernel_size": [{"from": 2, "to": 5}, {"from": 2, "to": 5}]}],
    ["BatchNormalization", {"name": "batch_normalization"}]],
  "asks": [["params", "batch_normalization"], ["non_trainable_params", "batch_normalization"],
    ["trainable_params"], ["total_params"]]})")};

constexpr std::string_view kFrozen[] = {CNN_LATER(R"({
  "input": [{"from": 13, "to": 33}, {"from": 13, "to": 33}, {"pick": [3, 4]}],
  "layers": [["Conv2D", {"name": "conv2d", "filters": {"from": 4, "to": 9}, "trainable": false,
      "kernel_size": [{"from": 2, "to": 5}, {"from": 2, "to": 5}]}],
    ["Conv2D", {"name": "conv2d_1", "filters": {"from": 4, "to": 9},
      "kernel_size": [{"from": 2, "to": 5}, {"from": 2, "to": 5}]}],
    ["Flatten", {"name": "flatten"}], ["Dense", {"name": "dense", "units": {"from": 2, "to": 10}}]],
  "asks": [["total_params"], ["trainable_params"], ["non_trainable_params"]]})")};

constexpr std::string_view kDense3d[] = {CNN_LATER(R"({
  "input": [{"from": 4, "to": 20}, {"from": 5, "to": 40}],
  "layers": [["Dense", {"name": "dense", "units": {"from": 6, "to": 30}}]],
  "asks": [["output_shape", "dense"], ["params", "dense"]]})")};

constexpr std::string_view kTranspose[] = {CNN_LATER(R"({
  "input": [{"from": 5, "to": 15}, {"from": 5, "to": 15}, {"from": 6, "to": 12}],
  "layers": [["Conv2DTranspose", {"name": "conv2d_transpose", "filters": {"from": 3, "to": 9},
    "kernel_size": [{"from": 3, "to": 6}, {"from": 3, "to": 6}], "strides": {"pick": [2, 3]},
    "padding": {"pick": ["valid", "same"]}}]],
  "asks": [["output_shape", "conv2d_transpose"], ["params", "conv2d_transpose"]]})")};

constexpr std::string_view kResidual[] = {CNN_LATER(R"({
  "let": {"channels": {"from": 5, "to": 12}},
  "input": [{"from": 9, "to": 33}, {"from": 9, "to": 33}, {"pick": [3, 4]}],
  "layers": [["Conv2D", {"name": "conv2d", "filters": {"var": "channels"}, "kernel_size": {"pick": [2, 3]}}],
    ["Conv2D", {"name": "conv2d_1", "filters": {"from": 4, "to": 13}, "kernel_size": {"pick": [3, 5]},
      "padding": "same", "activation": "relu"}],
    ["Conv2D", {"name": "conv2d_2", "filters": {"var": "channels"}, "kernel_size": {"pick": [3, 5]},
      "padding": "same"}],
    ["Add", {"name": "add"}, ["conv2d_2", "conv2d"]]],
  "asks": [["params", "conv2d_1"], ["params", "conv2d_2"], ["output_shape", "add"], ["total_params"]]})")};

constexpr std::string_view kGlobalPooling[] = {CNN_LATER(R"({
  "input": [{"from": 9, "to": 21}, {"from": 9, "to": 21}, {"pick": [3, 4]}],
  "layers": [["Conv2D", {"name": "conv2d", "filters": {"from": 5, "to": 16}, "kernel_size": {"pick": [2, 3, 4]}}],
    ["GlobalAveragePooling2D", {"name": "global_average_pooling2d"}],
    ["Dense", {"name": "dense", "units": {"from": 2, "to": 12}}]],
  "asks": [["output_shape", "global_average_pooling2d"], ["params", "dense"], ["total_params"]]})"),
                                               CNN_LATER(R"({
  "input": [{"from": 9, "to": 21}, {"from": 9, "to": 21}, {"pick": [3, 4]}],
  "layers": [["Conv2D", {"name": "conv2d", "filters": {"from": 5, "to": 16}, "kernel_size": {"pick": [2, 3, 4]}}],
    ["Flatten", {"name": "flatten"}], ["Dense", {"name": "dense", "units": {"from": 2, "to": 12}}]],
  "asks": [["output_shape", "flatten"], ["params", "dense"], ["total_params"]]})")};

constexpr std::string_view kReceptiveField[] = {CNN_LATER(R"({
  "input": [{"from": 40, "to": 90}, {"from": 40, "to": 90}, 3],
  "layers": [["Conv2D", {"name": "conv2d", "filters": 8, "kernel_size": {"from": 3, "to": 7}}],
    ["Conv2D", {"name": "conv2d_1", "filters": 8, "kernel_size": {"from": 3, "to": 7}}],
    ["Conv2D", {"name": "conv2d_2", "filters": 8, "kernel_size": {"from": 3, "to": 7}}]],
  "asks": [["receptive_field", "conv2d_1"], ["receptive_field", "conv2d_2"]]})"),
                                                CNN_LATER(R"({
  "input": [{"from": 40, "to": 90}, {"from": 40, "to": 90}, 3],
  "layers": [["Conv2D", {"name": "conv2d", "filters": 8, "kernel_size": {"from": 3, "to": 7}}],
    ["MaxPooling2D", {"name": "max_pooling2d", "pool_size": {"pick": [2, 4]}}],
    ["Conv2D", {"name": "conv2d_1", "filters": 8, "kernel_size": {"from": 2, "to": 5}}]],
  "asks": [["receptive_field", "conv2d_1"]]})"),
                                                CNN_LATER(R"({
  "input": [{"from": 60, "to": 90}, {"from": 60, "to": 90}, 3],
  "layers": [["Conv2D", {"name": "conv2d", "filters": 8, "kernel_size": {"from": 3, "to": 7},
      "strides": {"pick": [2, 3]}}],
    ["Conv2D", {"name": "conv2d_1", "filters": 8, "kernel_size": {"from": 3, "to": 5},
      "dilation_rate": {"pick": [2, 3]}}]],
  "asks": [["receptive_field", "conv2d_1"]]})")};

constexpr std::string_view kEmbedding[] = {CNN_LATER(R"({
  "input": [{"from": 8, "to": 60}],
  "layers": [["Embedding", {"name": "embedding", "input_dim": {"from": 200, "to": 5000, "step": 50},
    "output_dim": {"from": 8, "to": 64}}]],
  "asks": [["output_shape", "embedding"], ["params", "embedding"]]})")};

constexpr std::string_view kLstm[] = {CNN_LATER(R"({
  "input": [{"from": 7, "to": 40}, {"from": 5, "to": 30}],
  "layers": [["LSTM", {"name": "lstm", "units": {"from": 6, "to": 32}}]],
  "asks": [["output_shape", "lstm"], ["params", "lstm"]]})"),
                                      CNN_LATER(R"({
  "input": [{"from": 7, "to": 40}, {"from": 5, "to": 30}],
  "layers": [["LSTM", {"name": "lstm", "units": {"from": 6, "to": 32}, "return_sequences": true}],
    ["LSTM", {"name": "lstm_1", "units": {"from": 6, "to": 32}}]],
  "asks": [["output_shape", "lstm"], ["params", "lstm_1"], ["total_params"]]})")};

constexpr std::string_view kGru[] = {CNN_LATER(R"({
  "input": [{"from": 7, "to": 40}, {"from": 5, "to": 30}],
  "layers": [["GRU", {"name": "gru", "units": {"from": 6, "to": 32}}]],
  "asks": [["params", "gru"]]})"),
                                     CNN_LATER(R"({
  "input": [{"from": 7, "to": 40}, {"from": 5, "to": 30}],
  "layers": [["GRU", {"name": "gru", "units": {"from": 6, "to": 32}, "reset_after": false}]],
  "asks": [["params", "gru"]]})")};

constexpr std::string_view kAttention[] = {CNN_LATER(R"({
  "input": [{"from": 7, "to": 40}, {"from": 12, "to": 48}],
  "layers": [["MultiHeadAttention", {"name": "multi_head_attention", "num_heads": {"from": 2, "to": 6},
    "key_dim": {"from": 5, "to": 20}}, ["input_layer", "input_layer"]]],
  "asks": [["output_shape", "multi_head_attention"], ["params", "multi_head_attention"]]})")};

constexpr Skill kSkills[] = {
    {"one_convolution", 1, kOneConvolution},
    {"padding", 2, kPadding},
    {"pooling", 2, kPooling},
    {"chain", 3, kChain},
    {"global_pooling", 3, kGlobalPooling},
    {"strides", 4, kStrides},
    {"dilation", 4, kDilation},
    {"receptive_field", 5, kReceptiveField},
    {"groups", 5, kGroups},
    {"depthwise", 5, kDepthwise},
    {"separable", 5, kSeparable},
    {"batch_normalization", 6, kBatchNormalization},
    {"frozen", 6, kFrozen},
    {"dense_3d", 6, kDense3d},
    {"transpose", 7, kTranspose},
    {"residual", 7, kResidual},
    {"embedding", 8, kEmbedding},
    {"lstm", 8, kLstm},
    {"gru", 8, kGru},
    {"attention", 9, kAttention},
};

}  // namespace

std::span<const Skill> all_skills() { return kSkills; }

}  // namespace cnn
