// The layers of Keras 1.0 to 1.2.2. Source: keras/layers/*.py of these versions, get_config.
// A text and no tables of pointers, as hardly anybody brings such a file: so it comes with the second part of the
// engine.
#include "core/keras/keras1_table.hpp"

#include <map>
#include <vector>

#include "core/base/later_text.hpp"

namespace cnn::keras1 {
namespace {

/// Arguments in groups that classes share, each `now=old,old:rule!`: its name today (where that is another; empty where
/// it is gone), the arguments that it was made of, a letter for what becomes of the value, and `!` where it is
/// required.
constexpr std::string_view kGroups = CNN_LATER(
    "@common name trainable batch_input_shape input_shape dtype=input_dtype =input_dim =input_length\n"
    "@weighted activation use_bias=bias kernel_initializer=init kernel_regularizer=W_regularizer:r "
    "bias_regularizer=b_regularizer:r activity_regularizer:r kernel_constraint=W_constraint:c "
    "bias_constraint=b_constraint:c\n"
    "@units units=output_dim!\n"
    "@format data_format=dim_ordering:d\n"
    "@conv1d filters=nb_filter! kernel_size=filter_length! padding=border_mode:p strides=subsample_length\n"
    "@conv2d filters=nb_filter! kernel_size=nb_row,nb_col! padding=border_mode:p strides=subsample\n"
    "@conv3d filters=nb_filter! kernel_size=kernel_dim1,kernel_dim2,kernel_dim3! padding=border_mode:p "
    "strides=subsample\n"
    "@atrous data_format=dim_ordering:d dilation_rate=atrous_rate\n"
    "@deconv data_format=dim_ordering:d output_shape!\n"
    "@separable data_format=dim_ordering:d depth_multiplier depthwise_regularizer:r "
    "pointwise_regularizer:r depthwise_constraint:c pointwise_constraint:c\n"
    "@pool1d pool_size=pool_length strides=stride padding=border_mode:p\n"
    "@pool pool_size strides padding=border_mode:p\n"
    "@padding padding:s\n"
    "@cropping cropping\n"
    "@length size=length\n"
    "@size size\n"
    "@rate rate=p!\n"
    "@deviation stddev=sigma!\n"
    "@activation activation!\n"
    "@target target_shape\n"
    "@dims dims\n"
    "@times n\n"
    "@mask mask_value\n"
    "@lambda function function_type output_shape output_shape_type arguments\n"
    "@penalties l1 l2\n"
    "@input sparse\n"
    "@embedding input_dim! output_dim! mask_zero embeddings_initializer=init "
    "embeddings_regularizer=W_regularizer:r activity_regularizer:r embeddings_constraint=W_constraint:c "
    "=dropout:z\n"
    "@normalization epsilon momentum axis =mode:z gamma_regularizer:r beta_regularizer:r "
    "gamma_initializer=gamma_init beta_initializer=beta_init\n"
    "@recurrent units=output_dim! recurrent_initializer=inner_init recurrent_regularizer=U_regularizer:r "
    "dropout=dropout_W recurrent_dropout=dropout_U return_sequences go_backwards stateful unroll "
    "=consume_less\n"
    "@gates recurrent_activation=inner_activation\n"
    "@forget recurrent_activation=inner_activation unit_forget_bias=forget_bias_init:f\n"
    "@wrapped layer! merge_mode\n"
    "@alpha alpha\n"
    "@slopes alpha_initializer=init shared_axes =weights:n\n");

/// Classes, each `old=now` with its groups.
constexpr std::string_view kClasses = CNN_LATER(
    "InputLayer input\n"
    "Dense units weighted\n"
    "TimeDistributedDense=Dense units weighted\n"
    "Convolution1D=Conv1D conv1d weighted\n"
    "Convolution2D=Conv2D conv2d weighted format\n"
    "Convolution3D=Conv3D conv3d weighted format\n"
    "Conv1D conv1d weighted\n"
    "Conv2D conv2d weighted format\n"
    "Conv3D conv3d weighted format\n"
    "AtrousConvolution1D=Conv1D conv1d weighted atrous\n"
    "AtrousConvolution2D=Conv2D conv2d weighted atrous\n"
    "Deconvolution2D=Conv2DTranspose conv2d weighted deconv\n"
    "SeparableConvolution2D=SeparableConv2D conv2d weighted separable\n"
    "MaxPooling1D pool1d\n"
    "AveragePooling1D pool1d\n"
    "MaxPooling2D pool format\n"
    "AveragePooling2D pool format\n"
    "MaxPooling3D pool format\n"
    "AveragePooling3D pool format\n"
    "GlobalMaxPooling1D\n"
    "GlobalAveragePooling1D\n"
    "GlobalMaxPooling2D format\n"
    "GlobalAveragePooling2D format\n"
    "GlobalMaxPooling3D format\n"
    "GlobalAveragePooling3D format\n"
    "ZeroPadding1D padding\n"
    "ZeroPadding2D padding format\n"
    "ZeroPadding3D padding format\n"
    "Cropping1D cropping\n"
    "Cropping2D cropping format\n"
    "Cropping3D cropping format\n"
    "UpSampling1D length\n"
    "UpSampling2D size format\n"
    "UpSampling3D size format\n"
    "Flatten\n"
    "Reshape target\n"
    "Permute dims\n"
    "RepeatVector times\n"
    "Masking mask\n"
    "Lambda lambda\n"
    "Activation activation\n"
    "ActivityRegularization penalties\n"
    "Dropout rate\n"
    "SpatialDropout1D rate\n"
    "SpatialDropout2D rate format\n"
    "SpatialDropout3D rate format\n"
    "GaussianDropout rate\n"
    "GaussianNoise deviation\n"
    "Embedding embedding\n"
    "BatchNormalization normalization\n"
    "SimpleRNN recurrent weighted\n"
    "LSTM recurrent weighted forget\n"
    "GRU recurrent weighted gates\n"
    "TimeDistributed wrapped\n"
    "Bidirectional wrapped\n"
    "LeakyReLU alpha\n"
    "ELU alpha\n"
    "PReLU slopes\n");

/// What stands before a sign, which is taken off with it; all where the sign is not there.
std::string_view take(std::string_view& text, char sign) {
  const std::size_t end = text.find(sign);
  const std::string_view head = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  return head;
}

ValueRule rule_of(std::string_view letter) {
  switch (letter.empty() ? ' ' : letter[0]) {
    case 'r':
      return regularizer;
    case 'c':
      return constraint;
    case 'p':
      return padding;
    case 'd':
      return data_format;
    case 's':
      return sides;
    case 'z':
      return zero_only;
    case 'n':
      return none_only;
    case 'f':
      return forget_bias;
    default:
      return same;
  }
}

Change read_change(std::string_view text) {
  Change change;
  change.required = text.ends_with('!');
  if (change.required) text.remove_suffix(1);
  std::string_view names = take(text, ':');
  change.rule = rule_of(text);
  const bool renamed = names.find('=') != std::string_view::npos;
  change.now = renamed ? take(names, '=') : names;
  for (std::string_view& old : change.old) old = take(names, ',');
  return change;
}

struct Table {
  std::map<std::string_view, std::vector<Change>> groups;
  std::vector<Class> classes;
};

Table read_table() {
  Table table;
  for (std::string_view rest = kGroups; !rest.empty();) {
    std::string_view line = take(rest, '\n');
    std::vector<Change>& group = table.groups[take(line, ' ').substr(1)];
    while (!line.empty()) group.push_back(read_change(take(line, ' ')));
  }
  for (std::string_view rest = kClasses; !rest.empty();) {
    std::string_view line = take(rest, '\n');
    std::string_view names = take(line, ' ');
    Class one{take(names, '='), {}};
    one.now = names.empty() ? one.old : names;
    for (std::size_t i = 0; !line.empty(); ++i) one.changes[i] = table.groups[take(line, ' ')];
    table.classes.push_back(one);
  }
  return table;
}

const Table& table() {
  static const Table read = read_table();
  return read;
}

}  // namespace

const Class* find_class(std::string_view name) {
  for (const Class& one : table().classes) {
    if (one.old == name) return &one;
  }
  return nullptr;
}

std::span<const Change> common_changes() { return table().groups.find("common")->second; }

}  // namespace cnn::keras1
