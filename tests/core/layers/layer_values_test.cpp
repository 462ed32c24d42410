// Forward passes of layers that are not about space, against the examples of Keras's documentation and sums by hand;
// random ones are held against tfjs in tests/oracles.
#include <cmath>

#include "core/base/json.hpp"
#include "core/running/network.hpp"
#include "tests/core/support/support.hpp"

using namespace support;

namespace {

/// The output of one layer on one input. `weights`: as many numbers as the layer has weights, none to leave them alone.
std::vector<float> run(const char* class_name, const Json& config, const Json& shape, const std::vector<float>& input,
                       const std::vector<std::vector<float>>& weights = {}) {
  const Json text = sequential(shape, Json::array({Json::array({class_name, config})}));
  auto network = cnn::Network::compile(std::move(*counted(text)), 1);
  if (!network) CAPTURE(network.error().code);
  REQUIRE(network);
  const auto& place = (*network)->tensors()[(*network)->inputs()[0]];
  REQUIRE(place.size == input.size());
  std::copy(input.begin(), input.end(), (*network)->activations().begin() + static_cast<long>(place.offset));
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const auto& weight = (*network)->weight_places()[i];
    REQUIRE(weight.size == weights[i].size());
    std::copy(weights[i].begin(), weights[i].end(), (*network)->weights().begin() + static_cast<long>(weight.offset));
  }
  (*network)->run();
  const auto& output = (*network)->tensors()[(*network)->outputs()[0]];
  const auto values = (*network)->activations().subspan(output.offset, output.size);
  return {values.begin(), values.end()};
}

void check(const std::vector<float>& values, const std::vector<float>& expected) {
  REQUIRE(values.size() == expected.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    CAPTURE(i);
    CHECK(values[i] == doctest::Approx(expected[i]).epsilon(1e-5));
  }
}

const Json kNone = Json::object();

}  // namespace

TEST_CASE("activation layers give the examples of Keras's documentation") {
  const std::vector<float> x = {-10, -5, 0, 5, 10};
  check(run("ReLU", {{"max_value", 10}, {"negative_slope", 0.5}, {"threshold", 0}}, {5}, x), {-5, -2.5, 0, 5, 10});
  check(run("ReLU", {{"threshold", 5}}, {5}, x), {0, 0, 0, 0, 10});
  check(run("ReLU", {{"negative_slope", 0.5}}, {5}, x), {-5, -2.5, 0, 5, 10});
  check(run("ReLU", {{"max_value", 5}}, {5}, x), {0, 0, 0, 5, 5});
  check(run("Softmax", kNone, {3}, {1, 2, 1}), {0.21194157F, 0.5761169F, 0.21194157F});
  check(run("LeakyReLU", {{"alpha", 0.1}}, {5}, x), {-1, -0.5, 0, 5, 10});
  check(run("ELU", {{"alpha", 2}}, {2}, {-1, 3}), {2 * (std::exp(-1.0F) - 1), 3});
  check(run("PReLU", {{"shared_axes", {1}}}, {2, 2}, {-1, -2, -3, 4}, {{0.5, 0.25}}), {-0.5, -0.5, -1.5, 4});
  // Over two axes at once, all values of a sample share one sum.
  check(run("Softmax", {{"axis", {1, 2}}}, {2, 2}, {0, 0, 0, 0}), {0.25, 0.25, 0.25, 0.25});
  check(run("Softmax", {{"axis", 1}}, {2, 2}, {1, 0, 1, 0}), {0.5, 0.5, 0.5, 0.5});
  check(run("Activation", {{"activation", "sparsemax"}}, {3}, {2, 1.5, -1}), {0.75, 0.25, 0});
}

TEST_CASE("BatchNormalization uses its moving statistics, on any axis") {
  const std::vector<std::vector<float>> weights = {{2, 3}, {1, -1}, {0.5, 1}, {4, 9}};
  const auto value = [](float x, float gamma, float beta, float mean, float variance) {
    return gamma * (x - mean) / std::sqrt(variance + 0.001F) + beta;
  };
  check(run("BatchNormalization", kNone, {2, 2}, {1, 2, 3, 4}, weights),
        {value(1, 2, 1, 0.5, 4), value(2, 3, -1, 1, 9), value(3, 2, 1, 0.5, 4), value(4, 3, -1, 1, 9)});
  check(run("BatchNormalization", {{"axis", 1}}, {2, 2}, {1, 2, 3, 4}, weights),
        {value(1, 2, 1, 0.5, 4), value(2, 2, 1, 0.5, 4), value(3, 3, -1, 1, 9), value(4, 3, -1, 1, 9)});
  check(run("BatchNormalization", {{"scale", false}, {"center", false}}, {1}, {3}, {{1}, {4}}),
        {2 / std::sqrt(4.001F)});
}

TEST_CASE("LayerNormalization takes mean and variance from the sample itself") {
  // Mean 2.5, variance 1.25.
  const float inverse = 1 / std::sqrt(1.251F);
  check(run("LayerNormalization", kNone, {4}, {1, 2, 3, 4}),
        {-1.5F * inverse, -0.5F * inverse, 0.5F * inverse, 1.5F * inverse});
  check(run("LayerNormalization", {{"axis", {1, 2}}}, {2, 2}, {1, 2, 3, 4}, {{1, 1, 2, 2}, {0, 0, 1, 1}}),
        {-1.5F * inverse, -0.5F * inverse, inverse + 1, 3 * inverse + 1});
  check(run("LayerNormalization", {{"rms_scaling", true}}, {4}, {1, 2, 3, 4}),
        {inverse, 2 * inverse, 3 * inverse, 4 * inverse});
  check(run("RMSNormalization", kNone, {2}, {3, 4}), {3 / std::sqrt(12.5F), 4 / std::sqrt(12.5F)});
  check(run("UnitNormalization", kNone, {2}, {3, 4}), {0.6F, 0.8F});
}

TEST_CASE("embeddings look rows up, and know no row outside the table") {
  const Json config = {{"input_dim", 3}, {"output_dim", 2}};
  const auto rows = run("Embedding", config, {4}, {2, 0, 3, -1}, {{1, 2, 3, 4, 5, 6}});
  check({rows.begin(), rows.begin() + 4}, {5, 6, 1, 2});
  for (std::size_t i = 4; i < 8; ++i) CHECK(std::isnan(rows[i]));
}

TEST_CASE("preprocessing layers do at inference what their documentation says") {
  check(run("Rescaling", {{"scale", 0.5}, {"offset", -1}}, {2}, {0, 4}), {-1, 1});
  check(run("Rescaling", {{"scale", {1, 2}}}, {2, 2}, {1, 1, 2, 2}), {1, 2, 2, 4});
  // The documentation's data: mean (1, 8, 5), variance (1, 1, 1).
  check(run("Normalization", kNone, {3}, {0, 7, 4}, {{1, 8, 5}, {1, 1, 1}, {0}}), {-1, -1, -1});
  check(run("Normalization", {{"invert", true}}, {3}, {1, 2, 3}, {{1, 8, 5}, {1, 1, 1}, {0}}), {2, 10, 8});
  for (const char* name : {"RandomFlip", "RandomRotation", "GaussianNoise", "AlphaDropout", "Identity"}) {
    CAPTURE(name);
    check(run(name, {{"rate", 0.5}, {"stddev", 0.5}}, {1, 2, 1}, {3, -4}), {3, -4});
  }
  check(run("Masking", {{"mask_value", -1}}, {2, 2}, {-1, -1, -1, 5}), {0, 0, -1, 5});
}

TEST_CASE("TimeDistributed runs its layer at each step with the same weights") {
  const Json dense = {{"class_name", "Dense"}, {"config", {{"units", 1}}}};
  check(run("TimeDistributed", {{"layer", dense}}, {3, 2}, {1, 2, 3, 4, 5, 6}, {{10, 1}, {0.5}}), {12.5, 34.5, 56.5});
}

TEST_CASE("activations far from zero neither overflow nor lose their digits, and boundaries belong to one side") {
  const auto active = [](const char* name, const std::vector<float>& x) {
    return run("Activation", {{"activation", name}}, {x.size()}, x);
  };
  // e and 1 in parts of their sum; the third is below what float holds beside them.
  check(active("softmax", {100, 99, 0}), {0.7310586F, 0.2689414F, 0});
  check(active("softmax", {-1000, -1001, -1000}), {0.4223188F, 0.1553624F, 0.4223188F});
  check(active("log_softmax", {1000, 999, 0}), {-0.3132617F, -1.3132617F, -1000.3132617F});
  check(run("Softmax", kNone, {3}, {100, 99, 0}), {0.7310586F, 0.2689414F, 0});
  // 20 is where log1p(exp(x)) is x in float; exp overflows beyond 88.
  check(active("softplus", {-100, -1, 0, 1, 19, 21, 88, 88.9F, 100, 1e30F}),
        {0, 0.3132617F, 0.6931472F, 1.3132617F, 19, 21, 88, 88.9F, 100, 1e30F});
  check(active("log_sigmoid", {-1e30F, -100, -1, 0, 100}), {-1e30F, -100, -1.3132617F, -0.6931472F, 0});
  check(active("mish", {-100, 1, 100, 1e30F}), {0, 0.8650984F, 100, 1e30F});
  check(active("sigmoid", {-100, -90, 0, 90, 100}), {0, 0, 0.5, 1, 1});
  check(active("silu", {-1000, 0, 1000}), {0, 0, 1000});
  check(active("tanh", {-1000, 0, 1000}), {-1, 0, 1});
  check(active("elu", {-1000, 0, 1000}), {-1, 0, 1000});
  check(active("hard_shrink", {-0.51F, -0.5F, 0, 0.5F, 0.51F}), {-0.51F, 0, 0, 0, 0.51F});
  check(active("soft_shrink", {-1, -0.5F, 0, 0.5F, 1}), {-0.5F, 0, 0, 0, 0.5F});
  check(active("hard_tanh", {-2, -1, 0.5F, 1, 2}), {-1, -1, 0.5F, 1, 1});
  check(active("hard_sigmoid", {-4, -3, 0, 3, 4}), {0, 0, 0.5, 1, 1});
  check(active("relu6", {-1, 0, 5, 6, 7}), {0, 0, 5, 6, 6});
  check(active("sparse_plus", {-2, -1, 0, 1, 2}), {0, 0, 0.25F, 1, 2});
  check(active("sparse_sigmoid", {-2, -1, 0, 1, 2}), {0, 0, 0.5F, 1, 1});
}

TEST_CASE("what is counted but not run says so") {
  const auto refused = [](const char* class_name, const Json& config, const Json& shape) {
    const Json text = sequential(shape, Json::array({Json::array({class_name, config})}));
    auto model = counted(text);
    REQUIRE(model);
    const auto network = cnn::Network::compile(std::move(*model), 1);
    return network ? std::string() : network.error().code;
  };
  CHECK(refused("LSTM", {{"units", 2}, {"return_state", true}}, {3, 2}) == "not_run");
  CHECK(refused("Lambda", kNone, {3}) == "not_run");
  CHECK(refused("Softmax", {{"axis", 0}}, {3}) == "not_run");
  CHECK(refused("Rescaling", {{"scale", {1, 2, 3}}}, {2}) == "not_run");
  CHECK(refused("Dense", {{"units", 2}, {"activation", "glu"}}, {3}) == "not_run");
  const Json leaky = {{"class_name", "LeakyReLU"}, {"config", {{"negative_slope", 0.1}}}};
  CHECK(refused("Dense", {{"units", 2}, {"activation", leaky}}, {3}) == "not_run");
  CHECK(refused("Resizing", {{"height", 2}, {"width", 2}}, {4, 4, 1}) == "not_run");
}
