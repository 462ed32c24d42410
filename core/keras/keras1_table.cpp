// The layers of Keras 1.0 to 1.2.2. Source: keras/layers/*.py of these versions, get_config.
#include "core/keras/keras1_table.hpp"

namespace cnn::keras1 {
namespace {

constexpr Change kCommon[] = {{"name", {"name"}},
                              {"trainable", {"trainable"}},
                              {"batch_input_shape", {"batch_input_shape"}},
                              {"input_shape", {"input_shape"}},
                              {"dtype", {"input_dtype"}},
                              {"", {"input_dim"}},
                              {"", {"input_length"}}};

constexpr Change kWeighted[] = {{"activation", {"activation"}},
                                {"use_bias", {"bias"}},
                                {"kernel_initializer", {"init"}},
                                {"kernel_regularizer", {"W_regularizer"}, regularizer},
                                {"bias_regularizer", {"b_regularizer"}, regularizer},
                                {"activity_regularizer", {"activity_regularizer"}, regularizer},
                                {"kernel_constraint", {"W_constraint"}, constraint},
                                {"bias_constraint", {"b_constraint"}, constraint}};

constexpr Change kUnits[] = {{"units", {"output_dim"}, same, true}};
constexpr Change kFormat[] = {{"data_format", {"dim_ordering"}, data_format}};

constexpr Change kConv1d[] = {{"filters", {"nb_filter"}, same, true},
                              {"kernel_size", {"filter_length"}, same, true},
                              {"padding", {"border_mode"}, padding},
                              {"strides", {"subsample_length"}}};
constexpr Change kConv2d[] = {{"filters", {"nb_filter"}, same, true},
                              {"kernel_size", {"nb_row", "nb_col"}, same, true},
                              {"padding", {"border_mode"}, padding},
                              {"strides", {"subsample"}}};
constexpr Change kConv3d[] = {{"filters", {"nb_filter"}, same, true},
                              {"kernel_size", {"kernel_dim1", "kernel_dim2", "kernel_dim3"}, same, true},
                              {"padding", {"border_mode"}, padding},
                              {"strides", {"subsample"}}};
constexpr Change kAtrous[] = {{"data_format", {"dim_ordering"}, data_format}, {"dilation_rate", {"atrous_rate"}}};
constexpr Change kDeconv[] = {{"data_format", {"dim_ordering"}, data_format},
                              {"output_shape", {"output_shape"}, same, true}};
constexpr Change kSeparable[] = {{"data_format", {"dim_ordering"}, data_format},
                                 {"depth_multiplier", {"depth_multiplier"}},
                                 {"depthwise_regularizer", {"depthwise_regularizer"}, regularizer},
                                 {"pointwise_regularizer", {"pointwise_regularizer"}, regularizer},
                                 {"depthwise_constraint", {"depthwise_constraint"}, constraint},
                                 {"pointwise_constraint", {"pointwise_constraint"}, constraint}};

constexpr Change kPool1d[] = {
    {"pool_size", {"pool_length"}}, {"strides", {"stride"}}, {"padding", {"border_mode"}, padding}};
constexpr Change kPool[] = {
    {"pool_size", {"pool_size"}}, {"strides", {"strides"}}, {"padding", {"border_mode"}, padding}};
constexpr Change kPadding[] = {{"padding", {"padding"}, sides}};
constexpr Change kCropping[] = {{"cropping", {"cropping"}}};
constexpr Change kLength[] = {{"size", {"length"}}};
constexpr Change kSize[] = {{"size", {"size"}}};

constexpr Change kRate[] = {{"rate", {"p"}, same, true}};
constexpr Change kDeviation[] = {{"stddev", {"sigma"}, same, true}};
constexpr Change kActivation[] = {{"activation", {"activation"}, same, true}};
constexpr Change kTarget[] = {{"target_shape", {"target_shape"}}};
constexpr Change kDims[] = {{"dims", {"dims"}}};
constexpr Change kTimes[] = {{"n", {"n"}}};
constexpr Change kMask[] = {{"mask_value", {"mask_value"}}};
constexpr Change kLambda[] = {{"function", {"function"}},
                              {"function_type", {"function_type"}},
                              {"output_shape", {"output_shape"}},
                              {"output_shape_type", {"output_shape_type"}},
                              {"arguments", {"arguments"}}};
constexpr Change kPenalties[] = {{"l1", {"l1"}}, {"l2", {"l2"}}};
constexpr Change kInput[] = {{"sparse", {"sparse"}}};

constexpr Change kEmbedding[] = {{"input_dim", {"input_dim"}, same, true},
                                 {"output_dim", {"output_dim"}, same, true},
                                 {"mask_zero", {"mask_zero"}},
                                 {"embeddings_initializer", {"init"}},
                                 {"embeddings_regularizer", {"W_regularizer"}, regularizer},
                                 {"activity_regularizer", {"activity_regularizer"}, regularizer},
                                 {"embeddings_constraint", {"W_constraint"}, constraint},
                                 {"", {"dropout"}, zero_only}};

constexpr Change kNormalization[] = {{"epsilon", {"epsilon"}},
                                     {"momentum", {"momentum"}},
                                     {"axis", {"axis"}},
                                     {"", {"mode"}, zero_only},
                                     {"gamma_regularizer", {"gamma_regularizer"}, regularizer},
                                     {"beta_regularizer", {"beta_regularizer"}, regularizer},
                                     {"gamma_initializer", {"gamma_init"}},
                                     {"beta_initializer", {"beta_init"}}};

constexpr Change kRecurrent[] = {{"units", {"output_dim"}, same, true},
                                 {"recurrent_initializer", {"inner_init"}},
                                 {"recurrent_regularizer", {"U_regularizer"}, regularizer},
                                 {"dropout", {"dropout_W"}},
                                 {"recurrent_dropout", {"dropout_U"}},
                                 {"return_sequences", {"return_sequences"}},
                                 {"go_backwards", {"go_backwards"}},
                                 {"stateful", {"stateful"}},
                                 {"unroll", {"unroll"}},
                                 {"", {"consume_less"}}};
constexpr Change kGates[] = {{"recurrent_activation", {"inner_activation"}}};
constexpr Change kForget[] = {{"recurrent_activation", {"inner_activation"}},
                              {"unit_forget_bias", {"forget_bias_init"}, forget_bias}};
constexpr Change kWrapped[] = {{"layer", {"layer"}, same, true}, {"merge_mode", {"merge_mode"}}};

constexpr Change kAlpha[] = {{"alpha", {"alpha"}}};
constexpr Change kSlopes[] = {
    {"alpha_initializer", {"init"}}, {"shared_axes", {"shared_axes"}}, {"", {"weights"}, none_only}};

constexpr Class kClasses[] = {
    {"InputLayer", "InputLayer", {kInput}},
    {"Dense", "Dense", {kUnits, kWeighted}},
    {"TimeDistributedDense", "Dense", {kUnits, kWeighted}},
    {"Convolution1D", "Conv1D", {kConv1d, kWeighted}},
    {"Convolution2D", "Conv2D", {kConv2d, kWeighted, kFormat}},
    {"Convolution3D", "Conv3D", {kConv3d, kWeighted, kFormat}},
    {"Conv1D", "Conv1D", {kConv1d, kWeighted}},
    {"Conv2D", "Conv2D", {kConv2d, kWeighted, kFormat}},
    {"Conv3D", "Conv3D", {kConv3d, kWeighted, kFormat}},
    {"AtrousConvolution1D", "Conv1D", {kConv1d, kWeighted, kAtrous}},
    {"AtrousConvolution2D", "Conv2D", {kConv2d, kWeighted, kAtrous}},
    {"Deconvolution2D", "Conv2DTranspose", {kConv2d, kWeighted, kDeconv}},
    {"SeparableConvolution2D", "SeparableConv2D", {kConv2d, kWeighted, kSeparable}},
    {"MaxPooling1D", "MaxPooling1D", {kPool1d}},
    {"AveragePooling1D", "AveragePooling1D", {kPool1d}},
    {"MaxPooling2D", "MaxPooling2D", {kPool, kFormat}},
    {"AveragePooling2D", "AveragePooling2D", {kPool, kFormat}},
    {"MaxPooling3D", "MaxPooling3D", {kPool, kFormat}},
    {"AveragePooling3D", "AveragePooling3D", {kPool, kFormat}},
    {"GlobalMaxPooling1D", "GlobalMaxPooling1D"},
    {"GlobalAveragePooling1D", "GlobalAveragePooling1D"},
    {"GlobalMaxPooling2D", "GlobalMaxPooling2D", {kFormat}},
    {"GlobalAveragePooling2D", "GlobalAveragePooling2D", {kFormat}},
    {"GlobalMaxPooling3D", "GlobalMaxPooling3D", {kFormat}},
    {"GlobalAveragePooling3D", "GlobalAveragePooling3D", {kFormat}},
    {"ZeroPadding1D", "ZeroPadding1D", {kPadding}},
    {"ZeroPadding2D", "ZeroPadding2D", {kPadding, kFormat}},
    {"ZeroPadding3D", "ZeroPadding3D", {kPadding, kFormat}},
    {"Cropping1D", "Cropping1D", {kCropping}},
    {"Cropping2D", "Cropping2D", {kCropping, kFormat}},
    {"Cropping3D", "Cropping3D", {kCropping, kFormat}},
    {"UpSampling1D", "UpSampling1D", {kLength}},
    {"UpSampling2D", "UpSampling2D", {kSize, kFormat}},
    {"UpSampling3D", "UpSampling3D", {kSize, kFormat}},
    {"Flatten", "Flatten"},
    {"Reshape", "Reshape", {kTarget}},
    {"Permute", "Permute", {kDims}},
    {"RepeatVector", "RepeatVector", {kTimes}},
    {"Masking", "Masking", {kMask}},
    {"Lambda", "Lambda", {kLambda}},
    {"Activation", "Activation", {kActivation}},
    {"ActivityRegularization", "ActivityRegularization", {kPenalties}},
    {"Dropout", "Dropout", {kRate}},
    {"SpatialDropout1D", "SpatialDropout1D", {kRate}},
    {"SpatialDropout2D", "SpatialDropout2D", {kRate, kFormat}},
    {"SpatialDropout3D", "SpatialDropout3D", {kRate, kFormat}},
    {"GaussianDropout", "GaussianDropout", {kRate}},
    {"GaussianNoise", "GaussianNoise", {kDeviation}},
    {"Embedding", "Embedding", {kEmbedding}},
    {"BatchNormalization", "BatchNormalization", {kNormalization}},
    {"SimpleRNN", "SimpleRNN", {kRecurrent, kWeighted}},
    {"LSTM", "LSTM", {kRecurrent, kWeighted, kForget}},
    {"GRU", "GRU", {kRecurrent, kWeighted, kGates}},
    {"TimeDistributed", "TimeDistributed", {kWrapped}},
    {"Bidirectional", "Bidirectional", {kWrapped}},
    {"LeakyReLU", "LeakyReLU", {kAlpha}},
    {"ELU", "ELU", {kAlpha}},
    {"PReLU", "PReLU", {kSlopes}},
};

}  // namespace

const Class* find_class(std::string_view name) {
  for (const Class& one : kClasses) {
    if (one.old == name) return &one;
  }
  return nullptr;
}

std::span<const Change> common_changes() { return kCommon; }

}  // namespace cnn::keras1
