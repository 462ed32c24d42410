// What layers do while a model learns, against Keras's documentation by hand; corners of layers; what is refused.
#include <algorithm>
#include <cmath>
#include <set>

#include "core/running/kernels/activation.hpp"
#include "tests/core/double/gradient_cases.hpp"

using namespace support;

namespace {

/// The gradient of the input of a layer where all outputs count alike.
Numbers input_gradient(const GradientCase& one, const std::vector<Numbers>& inputs, std::size_t asked = 0) {
  RunCase ran = run_case(one);
  for (std::size_t i = 0; i < inputs.size(); ++i) ran.step.inputs[i].values = inputs[i];
  std::vector<bool> all(ran.step.inputs.size() + ran.step.weights.size(), false);
  all[asked] = true;
  return backward(ran.step, Numbers(ran.step.forward().size(), 1), all)[asked];
}

void close(const Numbers& found, const Numbers& expected, double most = 1e-14) {
  CAPTURE(found);
  CAPTURE(expected);
  CHECK(difference(found, expected) <= most);
}

bool has_gradient(const GradientCase& one) {
  CAPTURE(one.kind);
  const RunCase ran = run_case(one);
  const auto asks = ran.step.layer->kind->has_gradient;
  return asks == nullptr || asks({ran.step.layer->config, ran.step.facts->inputs, ran.step.layer, ran.step.arguments});
}

double mean_of(const Numbers& numbers) {
  double sum = 0;
  for (const Real number : numbers) sum += number;
  return sum / static_cast<double>(numbers.size());
}

double deviation_of(Numbers numbers) {
  const double mean = mean_of(numbers);
  for (Real& number : numbers) number = (number - mean) * (number - mean);
  return std::sqrt(mean_of(numbers));
}

/// A batch of so many samples through a dropout, all of whose inputs are 1.
Numbers factors(const GradientCase& one, std::size_t samples) {
  const RunCase ran = run_case(one);
  Batch batch(ran.step, samples);
  std::fill(batch.input.begin(), batch.input.end(), 1);
  return batch.learn();
}

}  // namespace

TEST_CASE("BatchNormalization learns with the mean and variance of its batch, and its moving ones follow slowly") {
  const RunCase ran = run_case({"BatchNormalization", {2}});
  Batch batch(ran.step, 2);
  batch.input = {1, -1, 3, 5};
  // gamma, beta, moving_mean, moving_variance
  batch.weights = {{2, 1}, {0, 10}, {0, 4}, {1, 2}};
  const Numbers output = batch.learn([&](const cnn::Learning& learning) { batch.rule().settle(learning); });
  // Means 2 and 2; variances 1 and 9, not Bessel's 2 and 18; epsilon 0.001, momentum 0.99.
  close(output, {-2 / std::sqrt(1.001), 10 - 3 / std::sqrt(9.001), 2 / std::sqrt(1.001), 10 + 3 / std::sqrt(9.001)});
  close(batch.weights[2], {0.02, 3.98});
  close(batch.weights[3], {1, 2.07});
  CHECK(batch.weights[0] == Numbers{2, 1});
  CHECK(batch.rule().unless_frozen);
  const RunCase steady = run_case({"BatchNormalization", {2}, {{"momentum", 0.5}}});
  Batch other(steady.step, 2);
  other.input = batch.input;
  other.weights = {{2, 1}, {0, 10}, {0, 4}, {1, 2}};
  other.learn([&](const cnn::Learning& learning) { other.rule().settle(learning); });
  close(other.weights[2], {1, 3});
  close(other.weights[3], {1, 5.5});
}

TEST_CASE("dropouts drop the part they are told to, and make up for it") {
  const Numbers some = factors({"Dropout", {50, 40}, {{"rate", 0.3}}}, 5);
  const auto dropped = static_cast<double>(std::count(some.begin(), some.end(), 0));
  CHECK(std::fabs(dropped / 10000 - 0.3) < 0.02);
  CHECK(std::all_of(some.begin(), some.end(), [](Real x) { return x == 0 || x == 1 / 0.7; }));
  const Numbers all = factors({"Dropout", {4, 3}, {{"rate", 1}}}, 2);
  CHECK(std::count(all.begin(), all.end(), 0) == 24);
  const Numbers none = factors({"Dropout", {4, 3}, {{"rate", 0}}}, 2);
  CHECK(std::count(none.begin(), none.end(), 1) == 24);
  CHECK(std::fabs(mean_of(factors({"GaussianDropout", {50, 40}, {{"rate", 0.3}}}, 5)) - 1) < 0.02);
  CHECK(std::fabs(deviation_of(factors({"GaussianDropout", {50, 40}, {{"rate", 0.3}}}, 5)) - std::sqrt(0.3 / 0.7)) <
        0.02);
  CHECK(std::fabs(mean_of(factors({"GaussianNoise", {50, 40}, {{"stddev", 0.4}}}, 5)) - 1) < 0.02);
  CHECK(std::fabs(deviation_of(factors({"GaussianNoise", {50, 40}, {{"stddev", 0.4}}}, 5)) - 0.4) < 0.02);
  // That of the documentation: mean and deviation stay, of inputs with 0 and 1.
  const RunCase ran = run_case({"AlphaDropout", {50, 40}, {{"rate", 0.3}}});
  Batch batch(ran.step, 5);
  cnn::Random random(41);
  for (Real& value : batch.input) value = cnn::normal(random);
  CHECK(std::fabs(mean_of(batch.learn())) < 0.03);
  CHECK(std::fabs(deviation_of(batch.learn()) - 1) < 0.03);
}

TEST_CASE("what noise_shape and spatial dropouts share is dropped together") {
  const auto alike = [](const Numbers& numbers, std::size_t first, std::size_t step, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      if (numbers[first + i * step] != numbers[first]) return false;
    }
    return true;
  };
  const Numbers maps = factors({"SpatialDropout2D", {3, 2, 8}, {{"rate", 0.5}}}, 4);
  for (std::size_t sample = 0; sample < 4; ++sample) {
    for (std::size_t c = 0; c < 8; ++c) CHECK(alike(maps, sample * 48 + c, 8, 6));
  }
  CHECK(!alike(maps, 0, 1, 8));
  std::size_t in_all_samples = 0;
  for (std::size_t c = 0; c < 8; ++c) in_all_samples += alike(maps, c, 48, 4) ? 1 : 0;
  CHECK(in_all_samples < 8);
  const Numbers first = factors({"SpatialDropout2D", {8, 3, 2}, {{"rate", 0.5}, {"data_format", "channels_first"}}}, 1);
  for (std::size_t c = 0; c < 8; ++c) CHECK(alike(first, c * 6, 1, 6));
  const Numbers samples = factors({"Dropout", {6}, {{"rate", 0.5}, {"noise_shape", {1, nullptr}}}}, 5);
  for (std::size_t i = 0; i < 6; ++i) CHECK(alike(samples, i, 6, 5));
  CHECK(!alike(samples, 0, 1, 6));
}

TEST_CASE("equal largest values: the first of a window, all of a whole map, both of two tensors") {
  close(input_gradient({"MaxPooling2D", {2, 2, 1}}, {{3, 7, 7, 1}}), {0, 1, 0, 0});
  close(input_gradient({"MaxPooling2D", {2, 2, 1}}, {{0, 0, 0, 0}}), {1, 0, 0, 0});
  close(input_gradient({"GlobalMaxPooling2D", {2, 2, 1}}, {{3, 7, 7, 1}}), {0, 0.5, 0.5, 0});
  close(input_gradient({"ops.Max", {4}, {{"axis", 1}}}, {{3, 7, 7, 1}}), {0, 0.5, 0.5, 0});
  const GradientCase three = {"Maximum", {{2}, {2}, {2}}};
  const std::vector<Numbers> inputs = {{5, 1}, {5, 2}, {5, 2}};
  close(input_gradient(three, inputs, 0), {0.25, 0});
  close(input_gradient(three, inputs, 1), {0.25, 0.5});
  close(input_gradient(three, inputs, 2), {0.5, 0.5});
}

TEST_CASE("activation layers have the slopes of Keras at their corners") {
  const auto slopes = [](const char* kind, const Json& config, const Numbers& at, const Numbers& expected) {
    CAPTURE(kind);
    CAPTURE(config.dump());
    close(input_gradient({kind, Json::array({at.size()}), config}, {at}), expected);
  };
  const Json none = Json::object();
  slopes("ReLU", none, {0}, {0});
  slopes("ReLU", {{"negative_slope", 0.3}}, {0}, {0.3});
  slopes("ReLU", {{"max_value", 6}}, {0, 6}, {0, 0});
  slopes("ReLU", {{"max_value", 5}}, {0, 5}, {0, 1});
  slopes("ReLU", {{"threshold", 1}, {"negative_slope", 0.3}}, {1, 0.5}, {0, 0.3});
  slopes("LeakyReLU", {{"negative_slope", 0.3}}, {0}, {0.3});
  slopes("ELU", {{"alpha", 0.7}}, {0}, {0.7});
  slopes("PReLU", none, {0}, {0});
}

TEST_CASE("what would learn otherwise than it is told here has no gradient") {
  CHECK(has_gradient({"LSTM", {4, 2}, {{"units", 2}}}));
  CHECK(!has_gradient({"LSTM", {4, 2}, {{"units", 2}, {"dropout", 0.1}}}));
  CHECK(!has_gradient({"GRU", {4, 2}, {{"units", 2}, {"recurrent_dropout", 0.1}}}));
  const auto wrapped = [](const char* name, const Json& config) {
    return Json{{"layer", {{"class_name", name}, {"config", config}}}};
  };
  CHECK(!has_gradient({"Bidirectional", {4, 2}, wrapped("GRU", {{"units", 2}, {"dropout", 0.1}})}));
  CHECK(!has_gradient({"TimeDistributed", {4, 2}, wrapped("Dropout", {{"rate", 0.1}})}));
  CHECK(!has_gradient({"TimeDistributed", {4, 2}, wrapped("BatchNormalization", Json::object())}));
  CHECK(!has_gradient({"TimeDistributed", {4, 3, 3, 1}, wrapped("RandomFlip", Json::object())}));
  CHECK(!has_gradient({"TimeDistributed", {4, 3, 2}, wrapped("LSTM", {{"units", 2}, {"dropout", 0.1}})}));
  CHECK(!has_gradient({"ActivityRegularization", {4}, {{"l2", 0.1}}}));
  CHECK(!has_gradient({"RandomFlip", {4, 4, 1}}));
  CHECK(!has_gradient({"BatchNormalization", {4}, {{"renorm", true}}}));
  CHECK(has_gradient({"BatchNormalization", {4}, {{"renorm", true}, {"trainable", false}}}));
  CHECK(!has_gradient({"GaussianDropout", {4}, {{"rate", 1}}}));
  CHECK(!has_gradient({"Dropout", {4, 3}, {{"rate", 0.5}, {"noise_shape", {nullptr, 2, 3}}}}));
}

TEST_CASE("an activation that comes last is done to what comes out, and to nothing else") {
  const std::set<std::string> own = {"Activation", "SimpleRNN", "LSTM", "GRU"};
  for (const GradientCase& one : gradient_cases()) {
    CAPTURE(one.kind);
    CAPTURE(one.config.dump());
    const RunCase plain = run_case(one);
    if (!plain.step.layer->kind->activation_last) {
      CHECK((plain.step.layer->config.has("activation") ? own.count(one.kind) : 1) == 1);
      continue;
    }
    GradientCase with = one;
    with.config["activation"] = "softmax";
    Numbers expected = plain.step.forward();
    const auto row = static_cast<std::size_t>(plain.step.output_shape.back());
    cnn::kernels::find_activation("softmax")(expected.data(), expected.size() / row, row);
    close(run_case(with).step.forward(), expected);
  }
}
