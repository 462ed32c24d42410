// What learns fast learns what the plain passes learn: packs of samples against single ones, step by step.
#include <algorithm>
#include <cmath>

#include "tests/core/training/taught.hpp"

using namespace support;

namespace {

/// The largest difference of all numbers, in parts of the largest.
double difference(std::span<const Real> a, std::span<const Real> b) {
  double most = 1e-3;
  double off = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    most = std::max(most, std::fabs(static_cast<double>(b[i])));
    off = std::max(off, std::fabs(static_cast<double>(a[i]) - b[i]));
    if (a[i] != a[i]) return 1e9;
  }
  return off / most;
}

void compare(const Json& config, const Json& loss, std::size_t samples = 21) {
  const Json options = {{"optimizer", "sgd"}, {"loss", loss}, {"batch", 32}};
  Json plain_options = options;
  plain_options["fast"] = false;
  Taught fast = teach(config, options);
  Taught plain = teach(config, plain_options);
  for (std::uint64_t step = 1; step <= 3; ++step) {
    fast.draw_batch(step, samples);
    plain.draw_batch(step, samples);
    const auto a = fast.learner->train(samples);
    const auto b = plain.learner->train(samples);
    REQUIRE_FALSE(a.diverged);
    CHECK(a.loss == doctest::Approx(b.loss).epsilon(1e-4));
    CHECK(difference(fast.learner->gradients(), plain.learner->gradients()) < 2e-4);
    CHECK(difference(fast.weights, plain.weights) < 1e-4);
    samples = 33 - samples;  // another size of the last pack
  }
}

Json conv(Json config) {
  config["kernel_size"] = config.value("kernel_size", Json({3, 3}));
  return {"Conv2D", std::move(config)};
}

const Json kEnd = {"Dense", {{"units", 3}, {"activation", "softmax"}}};
const char* const kSparse = "sparse_categorical_crossentropy";

}  // namespace

TEST_CASE("the lessons learn in packs what they learn sample by sample") {
  for (const char* name : {"zero-padding", "no-padding", "max-pooling"}) {
    CAPTURE(name);
    compare(lesson(name), kSparse);
  }
}

TEST_CASE("convolutions in packs: sizes, strides, dilation, padding, filters") {
  const Json flatten = {"Flatten", Json::object()};
  for (const Json& one : {
           conv({{"filters", 1}}),
           conv({{"filters", 4}, {"padding", "same"}}),
           conv({{"filters", 5}, {"strides", 2}, {"padding", "same"}}),
           conv({{"filters", 3}, {"strides", {2, 3}}}),
           conv({{"filters", 2}, {"dilation_rate", 2}, {"padding", "same"}}),
           conv({{"filters", 7}, {"kernel_size", {5, 2}}, {"padding", "same"}, {"use_bias", false}}),
           conv({{"filters", 6}, {"kernel_size", {1, 1}}, {"activation", "tanh"}}),
           conv({{"filters", 2}, {"kernel_size", {9, 9}}, {"padding", "same"}}),
           conv({{"filters", 4}, {"groups", 2}}),
       }) {
    CAPTURE(one.dump());
    compare(sequential({9, 10, 2}, Json::array({one, one.at(1).value("groups", 1) > 1 ? one : conv({{"filters", 3}}),
                                                flatten, kEnd})),
            kSparse);
  }
}

TEST_CASE("pooling, one axis and whole images in packs") {
  const Json flatten = {"Flatten", Json::object()};
  for (const Json& one : std::vector<Json>{
           {"MaxPooling2D", {{"pool_size", 2}}},
           {"MaxPooling2D", {{"pool_size", {3, 2}}, {"strides", 1}, {"padding", "same"}}},
           {"AveragePooling2D", {{"pool_size", {2, 3}}, {"strides", 2}, {"padding", "same"}}},
           {"GlobalAveragePooling2D", Json::object()},
           {"GlobalMaxPooling2D", {{"keepdims", true}}},
           {"Activation", {{"activation", "gelu"}}},
           {"Activation", {{"activation", "softmax"}}},
       }) {
    CAPTURE(one.dump());
    compare(sequential({7, 6, 2}, Json::array({conv({{"filters", 4}, {"padding", "same"}, {"activation", "relu"}}), one,
                                               flatten, kEnd})),
            kSparse);
  }
  const Json causal = {"Conv1D", {{"filters", 3}, {"kernel_size", 3}, {"padding", "causal"}, {"dilation_rate", 2}}};
  const Json halves = {"MaxPooling1D", {{"pool_size", 2}}};
  compare(sequential({12, 2}, Json::array({causal, halves, causal, flatten, kEnd})), kSparse);
  compare(sequential({5, 4}, Json::array({Json{"Dense", {{"units", 6}, {"activation", "relu"}}}, kEnd})), kSparse);
}

TEST_CASE("losses, and layers without a lanes path among those that have one") {
  const Json norm = {"BatchNormalization", Json::object()};
  const Json flatten = {"Flatten", Json::object()};
  const Json layer_norm = {"LayerNormalization", Json::object()};
  compare(sequential({6, 6, 2},
                     Json::array({conv({{"filters", 3}}), norm, layer_norm, conv({{"filters", 2}}), flatten, kEnd})),
          "categorical_crossentropy");
  compare(sequential({4}, Json::array({Json{"Dense", {{"units", 3}, {"activation", "sigmoid"}}}})),
          "binary_crossentropy");
  compare(sequential({4}, Json::array({Json{"Dense", {{"units", 3}, {"kernel_regularizer", "l2"}}}})), "mse");
}

TEST_CASE("what has no gradient here is refused by name, before anything is taken") {
  const auto refused = [](const Json& config, const Json& options) {
    const auto taught = try_to_teach(config, options);
    return taught ? std::string("taught")
                  : taught.error().code + " " + taught.error().layer + " " + taught.error().argument;
  };
  const Json sgd = {{"optimizer", "sgd"}, {"loss", "mse"}};
  const auto one = [](const char* name, const Json& config) {
    return sequential({6, 4}, Json::array({Json{name, config}}));
  };
  CHECK(refused(one("Dense", {{"units", 2}, {"trainable", false}}), sgd) == "nothing_to_train  trainable");
  CHECK(refused(one("Dense", {{"units", 2}, {"kernel_constraint", "non_neg"}}), sgd) ==
        "no_gradient layer_1 kernel_constraint");
  CHECK(refused(one("Dense", {{"units", 2}, {"activity_regularizer", "l2"}}), sgd) ==
        "no_gradient layer_1 activity_regularizer");
  CHECK(refused(one("Dense", {{"units", 2}}), {{"optimizer", "lion"}, {"loss", "mse"}}) ==
        "unknown_optimizer  optimizer");
  CHECK(refused(one("Dense", {{"units", 2}}), {{"optimizer", "sgd"}, {"loss", "huber"}}) == "invalid_argument  loss");
  CHECK(refused(one("Dense", {{"units", 2}}), {{"optimizer", {{"name", "adam"}, {"amsgrad", true}}},
                                               {"loss", "mse"}}) == "invalid_argument optimizer amsgrad");
  const Json embedding = {"Embedding", {{"input_dim", 5}, {"output_dim", 3}, {"mask_zero", true}}};
  CHECK(refused(sequential({6}, Json::array({embedding, Json{"Dense", {{"units", 2}}}})), sgd) == "no_gradient  mask");
}
