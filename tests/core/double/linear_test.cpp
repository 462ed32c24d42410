// Kinds that are linear in what they read are so to 1e-12, which a float anywhere inside would break: with it they are
// linear to 1e-7.
#include <array>
#include <set>

#include "tests/core/double/steps.hpp"
#include "tests/core/support/catalogue_models.hpp"

using namespace support;

namespace {

/// Linear in all their inputs together, and in each weight where the others stay as they are.
const std::set<std::string> kLinear = {"Conv1D",
                                       "Conv2D",
                                       "Conv3D",
                                       "DepthwiseConv1D",
                                       "DepthwiseConv2D",
                                       "SeparableConv1D",
                                       "SeparableConv2D",
                                       "Conv1DTranspose",
                                       "Conv2DTranspose",
                                       "Conv3DTranspose",
                                       "Dense",
                                       "AveragePooling1D",
                                       "AveragePooling2D",
                                       "AveragePooling3D",
                                       "GlobalAveragePooling1D",
                                       "GlobalAveragePooling2D",
                                       "GlobalAveragePooling3D",
                                       "ZeroPadding1D",
                                       "ZeroPadding2D",
                                       "ZeroPadding3D",
                                       "Cropping1D",
                                       "Cropping2D",
                                       "Cropping3D",
                                       "UpSampling1D",
                                       "UpSampling2D",
                                       "UpSampling3D",
                                       "Reshape",
                                       "Flatten",
                                       "Permute",
                                       "RepeatVector",
                                       "Add",
                                       "Subtract",
                                       "Average",
                                       "Concatenate",
                                       "BatchNormalization",
                                       "Normalization",
                                       "Rescaling",
                                       "Dropout",
                                       "SpatialDropout2D",
                                       "Identity",
                                       "ops.Add"};

constexpr double kPart = 0.37;

/// Of two lists, the point between them.
Numbers between(const Numbers& a, const Numbers& b) {
  Numbers result(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) result[i] = kPart * a[i] + (1 - kPart) * b[i];
  return result;
}

bool has_activation(const Step& step) {
  const cnn::Value& activation = step.layer->config.value("activation");
  return !activation.is_null() && !(activation == cnn::Value("linear"));
}

/// How far the outputs are from lying between those at both ends, where the named tensors lie between two ends. What is
/// added to it, as a bias, need not be taken away: it stays the same.
double bend(const Step& step, const std::vector<std::size_t>& tensors, std::vector<Held> Step::*which) {
  std::array<Step, 3> at = {step, step, step};
  cnn::Random random(23);
  for (const std::size_t tensor : tensors) {
    Numbers& other = (at[1].*which)[tensor].values;
    draw(other, random);
    (at[2].*which)[tensor].values = between((at[0].*which)[tensor].values, other);
  }
  return difference(at[2].forward(), between(at[0].forward(), at[1].forward()));
}

/// Linear in the weight: all but a variance, whose root is taken.
bool is_linear(const cnn::Weight& weight) { return weight.name.find("variance") == std::string_view::npos; }

void check_linear(const Step& step) {
  std::vector<std::size_t> inputs;
  for (std::size_t i = 0; i < step.inputs.size(); ++i) inputs.push_back(i);
  CHECK(bend(step, inputs, &Step::inputs) <= 1e-12);
  for (std::size_t i = 0; i < step.weights.size(); ++i) {
    CAPTURE(step.facts->weights[i].name);
    if (is_linear(step.facts->weights[i])) CHECK(bend(step, {i}, &Step::weights) <= 1e-12);
  }
}

}  // namespace

TEST_CASE("kinds that are linear are linear to 1e-12") {
  std::set<std::string> checked;
  for (const Json& config : all_models()) {
    const auto run = run_plainly(config, 3);
    if (!run) continue;
    for (const Step& step : run->steps) {
      if (kLinear.count(step.kind()) == 0 || has_activation(step)) continue;
      CAPTURE(step.kind());
      CAPTURE(config.dump().substr(0, 200));
      check_linear(step);
      checked.insert(step.kind());
    }
  }
  for (const std::string& kind : kLinear) {
    CAPTURE(kind);
    CHECK(checked.count(kind) == 1);
  }
}

TEST_CASE("what is linear is so with channels first, dilation, groups and bilinear up-sampling too") {
  const std::vector<std::tuple<Json, const char*, Json>> cases = {
      {{7, 6, 4}, "Conv2D", {{"filters", 6}, {"kernel_size", 3}, {"groups", 2}, {"strides", 2}, {"padding", "same"}}},
      {{4, 7, 6},
       "Conv2D",
       {{"filters", 3}, {"kernel_size", 2}, {"dilation_rate", 2}, {"data_format", "channels_first"}}},
      {{7, 6, 4}, "Conv2DTranspose", {{"filters", 3}, {"kernel_size", 3}, {"strides", 2}, {"padding", "same"}}},
      {{7, 6, 4}, "SeparableConv2D", {{"filters", 3}, {"kernel_size", 3}, {"depth_multiplier", 2}}},
      {{7, 6, 4}, "AveragePooling2D", {{"pool_size", 3}, {"padding", "same"}}},
      {{4, 7, 6}, "GlobalAveragePooling2D", {{"data_format", "channels_first"}}},
      {{5, 4, 3}, "UpSampling2D", {{"size", {3, 7}}, {"interpolation", "bilinear"}}},
      {{5, 4}, "Permute", {{"dims", {2, 1}}}},
  };
  for (const auto& [shape, class_name, config] : cases) {
    CAPTURE(class_name);
    CAPTURE(config.dump());
    check_linear(one_step(shape, class_name, config));
  }
}
