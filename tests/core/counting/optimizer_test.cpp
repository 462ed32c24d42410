// Optimizer variables against what Keras 3 printed after `fit`.
#include "core/base/json.hpp"
#include "core/counting/optimizer_variables.hpp"
#include "tests/core/support/support.hpp"

using cnn::OptimizedWeight;
using cnn::optimizer_size;

namespace {

/// Trainable weights of the first lesson's model: 2,515 values.
const std::vector<OptimizedWeight> kLesson = {{{3, 3, 3, 2}}, {{2}}, {{3, 3, 2, 3}}, {{3}}, {{1200, 2}}, {{2}}};

cnn::Result<cnn::OptimizerSize> size_of(const std::string& json,
                                        const std::vector<OptimizedWeight>& weights = kLesson) {
  const auto optimizer = cnn::parse_json(json);
  REQUIRE(optimizer);
  return optimizer_size(*optimizer, weights);
}

}  // namespace

TEST_CASE("every optimizer has as many variables for the first lesson's model as Keras counts after fit") {
  // Run with Keras 3.16, except the rows marked *, which follow from the build() of that version alone.
  const std::pair<const char*, cnn::Count> kCases[] = {
      {R"("adam")", 5032},
      {R"("adamw")", 5032},
      {R"("adamax")", 5032},
      {R"("adadelta")", 5032},
      {R"("ftrl")", 5032},
      {R"("nadam")", 5033},
      {R"("rmsprop")", 2517},
      {R"("adagrad")", 2517},
      {R"("lion")", 2517},
      {R"("sgd")", 2},
      {R"({"class_name": "SGD", "config": {"momentum": 0.9}})", 2517},
      {R"({"class_name": "SGD", "config": {"momentum": 0.0}})", 2},
      {R"({"class_name": "Adam"})", 5032},
      {R"({"class_name": "Adam", "config": {"amsgrad": true}})", 7547},                       // *
      {R"({"class_name": "RMSprop", "config": {"momentum": 0.9}})", 5032},                    // *
      {R"({"class_name": "RMSprop", "config": {"momentum": 0.9, "centered": true}})", 7547},  // *
      {R"({"class_name": "SGD", "config": {"use_ema": true}})", 2517},                        // *
      {R"({"class_name": "SGD", "config": {"gradient_accumulation_steps": 4}})", 2517},       // *
      {R"("lamb")", 5032},                                                                    // *
      // * steps, rate, weights; 27 + 18, 18 + 27 and 1200 + 2 means; 2 for each of 3 biases
      {R"("adafactor")", 2 + 2515 + (27 + 18) + (18 + 27) + (1200 + 2) + 3 * 2},
      {R"({"class_name": "Adam", "config": {"learning_rate": {"class_name": "ExponentialDecay"}}})", 5031},  // *
  };
  for (const auto& one : kCases) {
    const auto size = size_of(one.first);
    REQUIRE_MESSAGE(size, one.first);
    CHECK_MESSAGE(size->params == one.second, one.first);
  }
}

TEST_CASE("the step counter takes 8 bytes and the learning rate 4, as Keras with TensorFlow prints") {
  // `Optimizer params: 2 (12.00 B)` below models with plain SGD.
  CHECK(size_of(R"("sgd")")->bytes == 12);
  CHECK(size_of(R"("adam")")->bytes == 2 * 2515 * 4 + 12);
  CHECK(size_of(R"("nadam")")->bytes == 2 * 2515 * 4 + 16);
}

TEST_CASE("slots have the type of their weight") {
  CHECK(size_of(R"("adam")", {{{10, 3}, 2}, {{3}, 4}})->bytes == 2 * (30 * 2 + 3 * 4) + 12);
}

TEST_CASE("a model without trainable weights leaves the steps and the learning rate") {
  CHECK(size_of(R"("adam")", {})->params == 2);
  CHECK(size_of(R"("nadam")", {})->params == 3);
}

TEST_CASE("what is no optimizer of Keras is refused as data") {
  for (const char* wrong : {R"("adamn")", R"("")", "3", "null", "{}", R"({"class_name": "Muon"})"}) {
    CAPTURE(wrong);
    const auto size = size_of(wrong);
    REQUIRE_FALSE(size);
    CHECK(size.error().code == "unknown_optimizer");
    CHECK(size.error().argument == "optimizer");
  }
  const auto negative = size_of(R"({"class_name": "SGD", "config": {"momentum": -1}})");
  REQUIRE_FALSE(negative);
  CHECK(negative.error().code == "invalid_argument");
  CHECK(negative.error().argument == "momentum");
  const auto text = size_of(R"({"class_name": "SGD", "config": {"momentum": "much"}})");
  REQUIRE_FALSE(text);
  CHECK(text.error().argument == "momentum");
}

TEST_CASE("optimizer variables beyond 2^53 - 1 are refused, never rounded") {
  const auto size = size_of(R"("adam")", {{{cnn::Count{1} << 50, 2}}, {{cnn::Count{1} << 52}}});
  REQUIRE_FALSE(size);
  CHECK(size.error().code == "too_large");
}
