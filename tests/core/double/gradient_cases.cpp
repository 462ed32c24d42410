// The ways in which layers are tried.
#include "tests/core/double/gradient_cases.hpp"

#include <set>

#include "core/layers/list.hpp"

namespace support {
namespace {

const Json kNone = Json::object();

std::vector<GradientCase> convolutions() {
  const Json same = {{"filters", 3}, {"kernel_size", 3}, {"padding", "same"}};
  const auto with = [](Json config, const Json& more) {
    config.update(more);
    return config;
  };
  std::vector<GradientCase> cases = {
      {"Conv1D", {7, 4}, same},
      {"Conv1D", {7, 4}, with(same, {{"padding", "causal"}, {"dilation_rate", 2}})},
      {"Conv1D", {7, 4}, with(same, {{"padding", "valid"}, {"strides", 2}, {"use_bias", false}})},
      {"Conv1D", {4, 7}, with(same, {{"filters", 4}, {"groups", 2}, {"data_format", "channels_first"}})},
      {"Conv2D", {5, 4, 3}, same},
      {"Conv2D", {5, 4, 3}, with(same, {{"padding", "valid"}, {"use_bias", false}})},
      {"Conv2D", {7, 6, 4}, with(same, {{"filters", 6}, {"groups", 2}, {"strides", {2, 3}}})},
      {"Conv2D", {7, 6, 2}, {{"filters", 2}, {"kernel_size", {2, 3}}, {"dilation_rate", {3, 2}}}},
      {"Conv2D", {3, 5, 4}, with(same, {{"data_format", "channels_first"}, {"strides", 2}})},
      {"Conv2DTranspose", {4, 3, 3}, same},
      {"Conv2DTranspose", {4, 3, 3}, with(same, {{"strides", {2, 3}}, {"filters", 2}, {"use_bias", false}})},
      {"Conv2DTranspose", {4, 3, 3}, {{"filters", 2}, {"kernel_size", 2}, {"dilation_rate", 2}}},
      {"Conv2DTranspose", {4, 3, 2}, {{"filters", 3}, {"kernel_size", 3}, {"strides", 2}, {"output_padding", 1}}},
      {"Conv2DTranspose", {3, 4, 3}, with(same, {{"data_format", "channels_first"}, {"strides", 2}})},
  };
  for (const std::string name : {"DepthwiseConv", "SeparableConv"}) {
    Json own = {{"kernel_size", 3}, {"depth_multiplier", 2}};
    if (name[0] == 'S') own["filters"] = 3;
    for (const std::string axes : {"1D", "2D"}) {
      const Json last = axes == "1D" ? Json({7, 4}) : Json({5, 6, 4});
      const Json first = axes == "1D" ? Json({4, 7}) : Json({4, 5, 6});
      cases.push_back({name + axes, last, own});
      cases.push_back({name + axes, last, with(own, {{"padding", "same"}, {"strides", 2}, {"use_bias", false}})});
      cases.push_back({name + axes, last, with(own, {{"dilation_rate", 2}, {"depth_multiplier", 1}})});
      cases.push_back({name + axes, first, with(own, {{"padding", "same"}, {"data_format", "channels_first"}})});
    }
  }
  return cases;
}

std::vector<GradientCase> poolings() {
  std::vector<GradientCase> cases;
  const Json shapes[] = {{7, 3}, {5, 6, 3}, {4, 3, 3, 2}};
  for (const std::string name : {"MaxPooling", "AveragePooling"}) {
    for (int axes = 1; axes <= 2; ++axes) {
      const std::string kind = name + std::to_string(axes) + "D";
      cases.push_back({kind, shapes[axes - 1], {{"pool_size", 2}}});
      cases.push_back({kind, shapes[axes - 1], {{"pool_size", 3}, {"strides", 2}, {"padding", "same"}}});
      cases.push_back({kind, shapes[axes - 1], {{"pool_size", 3}, {"strides", 1}, {"data_format", "channels_first"}}});
    }
  }
  for (const std::string name : {"GlobalMaxPooling", "GlobalAveragePooling"}) {
    for (int axes = 1; axes <= 3; ++axes) {
      const std::string kind = name + std::to_string(axes) + "D";
      cases.push_back({kind, shapes[axes - 1]});
      cases.push_back({kind, shapes[axes - 1], {{"keepdims", true}, {"data_format", "channels_first"}}});
    }
  }
  return cases;
}

std::vector<GradientCase> simple_layers() {
  return {
      {"InputLayer", {4, 3}},
      {"Dense", {5}, {{"units", 3}}},
      {"Dense", {4, 5}, {{"units", 3}, {"use_bias", false}}},
      {"Activation", {4, 5}, {{"activation", "gelu"}}},
      {"Activation", {4, 5}, {{"activation", "softmax"}}},
      {"Softmax", {4, 5}},
      {"Softmax", {4, 3, 2}, {{"axis", {1, 3}}}},
      {"ReLU", {4, 5}},
      {"ReLU", {4, 5}, {{"max_value", 0.6}, {"threshold", 0.2}, {"negative_slope", 0.3}}},
      {"LeakyReLU", {4, 5}, {{"negative_slope", 0.1}}},
      {"ELU", {4, 5}, {{"alpha", 0.7}}},
      {"PReLU", {4, 5}},
      {"PReLU", {4, 3, 2}, {{"shared_axes", {1, 2}}}},
      {"Flatten", {4, 3, 2}},
      {"Flatten", {4, 3, 2}, {{"data_format", "channels_first"}}},
      {"Reshape", {4, 3}, {{"target_shape", {2, -1}}}},
      {"Permute", {4, 3, 2}, {{"dims", {2, 3, 1}}}},
      {"BatchNormalization", {4, 3}},
      {"BatchNormalization", {4, 3}, {{"center", false}, {"epsilon", 0.2}}},
      {"BatchNormalization", {4, 3, 2}, {{"axis", 1}, {"scale", false}}},
      {"Dropout", {4, 3}, {{"rate", 0.4}}},
      {"Dropout", {4, 3}, {{"rate", 0.5}, {"noise_shape", {nullptr, 1, 3}}}},
      {"Dropout", {4, 3}, {{"rate", 1}}},
      {"AlphaDropout", {4, 3}, {{"rate", 0.4}}},
      {"AlphaDropout", {4, 3}, {{"rate", 0.5}, {"noise_shape", {1, nullptr, 1}}}},
      {"GaussianDropout", {4, 3}, {{"rate", 0.4}}},
      {"GaussianNoise", {4, 3}, {{"stddev", 0.4}}},
      {"SpatialDropout1D", {4, 3}, {{"rate", 0.4}}},
      {"SpatialDropout2D", {2, 3, 4}, {{"rate", 0.4}}},
      {"SpatialDropout2D", {4, 2, 3}, {{"rate", 0.4}, {"data_format", "channels_first"}}},
      {"SpatialDropout3D", {2, 2, 3, 4}, {{"rate", 0.4}}},
  };
}

/// Layers that copy or stretch.
std::vector<GradientCase> reshapings() {
  return {
      {"ZeroPadding1D", {4, 3}, {{"padding", {1, 2}}}},
      {"ZeroPadding2D", {3, 4, 2}, {{"padding", {{1, 0}, {2, 1}}}}},
      {"ZeroPadding2D", {2, 3, 4}, {{"data_format", "channels_first"}}},
      {"ZeroPadding3D", {2, 3, 2, 2}},
      {"Cropping1D", {6, 3}, {{"cropping", {1, 2}}}},
      {"Cropping2D", {4, 5, 2}, {{"cropping", {{1, 0}, {2, 1}}}}},
      {"Cropping2D", {2, 4, 5}, {{"cropping", 1}, {"data_format", "channels_first"}}},
      {"Cropping3D", {4, 3, 5, 2}},
      {"UpSampling1D", {3, 2}, {{"size", 3}}},
      {"UpSampling2D", {3, 2, 2}, {{"size", {2, 3}}}},
      {"UpSampling2D", {4, 3, 2}, {{"size", {2, 3}}, {"interpolation", "bilinear"}}},
      {"UpSampling2D", {2, 4, 3}, {{"interpolation", "bilinear"}, {"data_format", "channels_first"}}},
      {"UpSampling3D", {2, 3, 2, 2}},
      {"RepeatVector", {4}, {{"n", 3}}},
      {"Identity", {4, 3}},
      {"ActivityRegularization", {4, 3}},
      {"Masking", {4, 3}},
      {"Embedding", {5}, {{"input_dim", 7}, {"output_dim", 3}}, {0, 7}},
  };
}

std::vector<GradientCase> normalizations() {
  return {
      {"LayerNormalization", {4, 3}},
      {"LayerNormalization", {4, 3, 2}, {{"axis", {1, 3}}, {"center", false}}},
      {"LayerNormalization", {4, 3}, {{"axis", {1, 2}}, {"scale", false}}},
      {"LayerNormalization", {4, 3}, {{"rms_scaling", true}}},
      {"RMSNormalization", {4, 3}},
      {"RMSNormalization", {4, 3}, {{"axis", {1, 2}}, {"epsilon", 0.3}}},
      {"UnitNormalization", {4, 3}},
      {"UnitNormalization", {4, 3, 2}, {{"axis", {1, 2}}}},
      {"Rescaling", {4, 3}, {{"scale", 0.3}, {"offset", 2}}},
      {"Rescaling", {4, 3}, {{"scale", {0.3, 0.7, -2}}}},
      {"Normalization", {4, 3}},
      {"Normalization", {4, 3, 2}, {{"axis", {1, 3}}, {"invert", true}}},
      {"LayerScale", {4, 3}, {{"init_values", 0.1}, {"projection_dim", 3}}},
  };
}

std::vector<GradientCase> merges() {
  const Json alike = {{4, 3}, {4, 3}};
  std::vector<GradientCase> cases = {
      {"Subtract", alike},
      {"Subtract", {{4, 3}, {1, 3}}},
      {"CustomScaleLayer", alike, {{"scale", 0.17}}},
      {"Concatenate", {{4, 3}, {4, 2}, {4, 1}}},
      {"Concatenate", {{2, 3, 2}, {4, 3, 2}}, {{"axis", 1}}},
  };
  for (const char* name : {"Add", "Multiply", "Average", "Maximum", "Minimum"}) {
    cases.push_back({name, {{4, 3}, {4, 3}, {4, 3}}});
    cases.push_back({name, {{1, 3}, {4, 1}, {2, 1, 1}}});
  }
  return cases;
}

std::vector<GradientCase> recurrent_layers() {
  std::vector<GradientCase> cases;
  const Json variants[] = {
      Json::object(),
      {{"return_sequences", true}},
      {{"return_sequences", true}, {"go_backwards", true}, {"use_bias", false}},
      {{"activation", "softmax"}, {"recurrent_activation", "hard_sigmoid"}},
  };
  for (Json config : variants) {
    config["units"] = 3;
    cases.push_back({"LSTM", {4, 2}, config});
    cases.push_back({"GRU", {4, 2}, config});
    config["reset_after"] = false;
    cases.push_back({"GRU", {4, 2}, config});
    config.erase("recurrent_activation");
    config.erase("reset_after");
    cases.push_back({"SimpleRNN", {4, 2}, config});
  }
  return cases;
}

std::vector<GradientCase> wrappers() {
  std::vector<GradientCase> cases;
  const auto wrapped = [](const char* name, const Json& config) {
    return Json{{"class_name", name}, {"config", config}};
  };
  for (const bool sequences : {false, true}) {
    const Json units = {{"units", 3}, {"return_sequences", sequences}, {"use_bias", sequences}};
    for (const char* name : {"SimpleRNN", "LSTM", "GRU"}) {
      for (const char* mode : {"concat", "sum", "mul", "ave"}) {
        cases.push_back({"Bidirectional", {4, 2}, {{"layer", wrapped(name, units)}, {"merge_mode", mode}}});
      }
    }
  }
  const auto distribute = [&](const Json& shape, const char* name, const Json& config) {
    cases.push_back({"TimeDistributed", shape, {{"layer", wrapped(name, config)}}});
  };
  distribute({4, 2}, "Dense", {{"units", 3}});
  distribute({4, 2}, "Dense", {{"units", 3}, {"activation", "softmax"}});
  distribute({3, 2, 4, 5}, "Conv2D",
             {{"filters", 2}, {"kernel_size", 3}, {"activation", "relu"}, {"data_format", "channels_first"}});
  distribute({3, 4, 2}, "MaxPooling1D", kNone);
  distribute({3, 4, 2}, "LSTM", {{"units", 2}});
  distribute({3, 2}, "BatchNormalization", {{"trainable", false}});
  return cases;
}

/// Roots and logarithms want positive numbers.
constexpr Range kPositive = {0.2, 1.7};

std::vector<GradientCase> operations() {
  std::vector<GradientCase> cases = {
      {"ops.Reshape", {4, 3}, {{"newshape", {-1, 12}}}},
      {"ops.Squeeze", {4, 1}, {{"axis", -1}}},
      {"ops.ExpandDims", {4, 3}, {{"axis", 1}}},
      {"TFOpLambda", {{4, 3}, {4, 3}}, {{"function", "math.multiply"}}},
      {"TFOpLambda", {4, 3}, {{"function", "math.tanh"}}},
      {"TFOpLambda", {4, 3}, {{"function", "nn.relu6"}}},
      {"ops.LeakyRelu", {4, 3}, {{"negative_slope", 0.3}}},
      {"ops.Celu", {4, 3}, {{"alpha", 0.6}}},
      {"ops.Elu", {4, 3}, {{"alpha", 0.6}}},
      {"ops.HardShrink", {4, 3}, {{"threshold", 0.3}}},
      {"ops.SoftShrink", {4, 3}, {{"threshold", 0.3}}},
      {"ops.Squareplus", {4, 3}, {{"b", 2}}},
      {"ops.Power", {4, 3}, {{"operand", 3}}, kPositive},
  };
  for (const char* name : {"Mean", "Sum", "Max", "Min", "Amax", "Amin", "Prod"}) {
    cases.push_back({std::string("ops.") + name, {4, 3}, {{"axis", 1}}});
    cases.push_back({std::string("ops.") + name, {4, 3, 2}, {{"axis", {1, 3}}, {"keepdims", true}}});
  }
  const std::set<std::string> binary = {"Add",   "Subtract", "Multiply", "Divide", "TrueDivide",
                                        "Power", "Mod",      "Maximum",  "Minimum"};
  for (const auto& kind : cnn::elementwise_operations()) {
    if (kind.backward == nullptr) continue;
    const std::string name = "ops." + std::string(kind.class_name);
    if (binary.count(std::string(kind.class_name)) > 0) {
      cases.push_back({name, {{4, 3}, {4, 3}}, kNone, kPositive});
      cases.push_back({name, {{4, 1}, {1, 3}}, kNone, kPositive});
      cases.push_back({name, {4, 3}, {{"operand", 0.7}}, kPositive});
    } else {
      cases.push_back({name, {4, 3}, kNone, kPositive});
    }
  }
  return cases;
}

}  // namespace

const std::vector<GradientCase>& gradient_cases() {
  static const std::vector<GradientCase> all = [] {
    std::vector<GradientCase> cases;
    for (const auto& some : {convolutions(), poolings(), simple_layers(), reshapings(), normalizations(), merges(),
                             recurrent_layers(), wrappers(), operations()}) {
      cases.insert(cases.end(), some.begin(), some.end());
    }
    return cases;
  }();
  return all;
}

const std::map<std::string, std::string>& without_gradient() {
  static const std::map<std::string, std::string> all = [] {
    std::map<std::string, std::string> kinds;
    for (const cnn::LayerKind& kind : cnn::augmentations()) {
      kinds[std::string(kind.class_name)] = "changes pictures while a model learns, which is not done here";
    }
    kinds["ops.FloorDivide"] = "has none in Torch";
    return kinds;
  }();
  return all;
}

}  // namespace support
