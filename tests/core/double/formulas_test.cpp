// Numbers of the plain pass in double against the same formulas in long double: constants have all their digits.
#include <cmath>

#include "tests/core/double/steps.hpp"

using namespace support;

namespace {

using Long = long double;

struct Formula {
  const char* name;
  Long (*of)(Long x);
};

Long sigmoid(Long x) { return 1 / (1 + std::exp(-x)); }
Long softplus(Long x) { return std::log1p(std::exp(x)); }
Long hard_sigmoid(Long x) { return std::min(std::max(x + 3, 0.0L), 6.0L) / 6; }

/// keras.activations' documentation.
constexpr Formula kActivations[] = {
    {"linear", [](Long x) { return x; }},
    {"relu", [](Long x) { return std::max(x, 0.0L); }},
    {"sigmoid", sigmoid},
    {"tanh", [](Long x) { return std::tanh(x); }},
    {"elu", [](Long x) { return x > 0 ? x : std::expm1(x); }},
    {"celu", [](Long x) { return x > 0 ? x : std::expm1(x); }},
    {"selu",
     [](Long x) {
       return 1.0507009873554804934193349852946L * (x > 0 ? x : 1.6732632423543772848170429916717L * std::expm1(x));
     }},
    {"gelu", [](Long x) { return x * std::erfc(-x / std::sqrt(2.0L)) / 2; }},
    {"silu", [](Long x) { return x * sigmoid(x); }},
    {"softplus", softplus},
    {"softsign", [](Long x) { return x / (1 + std::fabs(x)); }},
    {"exponential", [](Long x) { return std::exp(x); }},
    {"mish", [](Long x) { return x * std::tanh(softplus(x)); }},
    {"log_sigmoid", [](Long x) { return -softplus(-x); }},
    {"tanh_shrink", [](Long x) { return x - std::tanh(x); }},
    {"squareplus", [](Long x) { return (x + std::sqrt(x * x + 4)) / 2; }},
    {"leaky_relu", [](Long x) { return x > 0 ? x : x / 5; }},
    {"hard_sigmoid", hard_sigmoid},
    {"hard_silu", [](Long x) { return x * hard_sigmoid(x); }},
    {"sparse_plus", [](Long x) { return x < -1  ? 0
                                        : x > 1 ? x
                                                : (x + 1) * (x + 1) / 4; }},
};

/// Arguments on both sides of every limit, 0 included.
Numbers grid() {
  Numbers numbers = {0};
  for (double x = 1e-9; x < 60; x *= 1.17) {
    numbers.push_back(x);
    numbers.push_back(-x);
  }
  return numbers;
}

/// The outputs of the only layer on an input; `weights` in their order.
Numbers outputs(const char* class_name, const Json& config, const Json& shape, const Numbers& input,
                const std::vector<Numbers>& weights = {}) {
  Step step = one_step(shape, class_name, config);
  step.inputs.front().values = input;
  for (std::size_t i = 0; i < weights.size(); ++i) step.weights.at(i).values = weights[i];
  return step.forward();
}

void check(const Numbers& found, const std::vector<Long>& expected, double most) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(i);
    CHECK(static_cast<double>(std::fabs(found[i] - expected[i]) / std::max(1.0L, std::fabs(expected[i]))) <= most);
  }
}

Long sum_of(const Numbers& numbers, Long (*of)(Real)) {
  Long sum = 0;
  for (const Real number : numbers) sum += of(number);
  return sum;
}

}  // namespace

TEST_CASE("activations agree with their formulas in long double to 1e-13") {
  const Numbers x = grid();
  for (const Formula& formula : kActivations) {
    CAPTURE(formula.name);
    std::vector<Long> expected;
    for (const Real value : x) expected.push_back(formula.of(value));
    check(outputs("Activation", {{"activation", formula.name}}, Json::array({x.size()}), x), expected, 1e-13);
  }
}

TEST_CASE("layers with numbers of their own take them in double") {
  const Numbers x = {-1.7, -0.3, 0.2, 1.9};
  const std::vector<Long> slopes = {-1.7L * 0.1L, -0.3L * 0.1L, 0.2L, 1.9L};
  const auto close = [&](const char* name, const Json& config, const std::vector<Long>& expected) {
    CAPTURE(name);
    check(outputs(name, config, {4}, x), expected, 1e-15);
  };
  close("LeakyReLU", {{"negative_slope", 0.1}}, slopes);
  close("ReLU", {{"negative_slope", 0.1}}, slopes);
  close("ReLU", {{"max_value", 0.7}, {"threshold", 0.1}}, {0, 0, 0.2L, 0.7L});
  close("ELU", {{"alpha", 0.3}}, {0.3L * std::expm1(-1.7L), 0.3L * std::expm1(-0.3L), 0.2L, 1.9L});
  close("Rescaling", {{"scale", 0.1}, {"offset", 0.7}}, {0.53L, 0.67L, 0.72L, 0.89L});
  check(outputs("PReLU", Json::object(), {4}, x, {{0.1, 0.3, 0.1, 0.1}}), {-0.17L, -0.09L, 0.2L, 1.9L}, 1e-15);
  const auto normal = [](Long value) { return 0.3L * (value - 0.7L) / std::sqrt(0.6L + 0.001L) - 0.1L; };
  check(outputs("BatchNormalization", Json::object(), {2, 2}, x, {{0.3, 0.3}, {-0.1, -0.1}, {0.7, 0.7}, {0.6, 0.6}}),
        {normal(-1.7L), normal(-0.3L), normal(0.2L), normal(1.9L)}, 1e-14);
  check(outputs("Normalization", Json::object(), {2}, {0.1, 0.2}, {{0.3, 0.4}, {0.7, 0}, {0}}),
        {-0.2L / std::sqrt(0.7L), -0.2L / 1e-7L}, 1e-14);
}

TEST_CASE("softmax and its kind sum to one, and normalized rows have their mean and length, within 1e-14") {
  const Numbers x = {-3.1, 0.2, 7.3, 1.1, -0.4, 2.2, 5.5};
  const auto same = [](Real value) -> Long { return value; };
  const auto close = [](Long found, Long expected) {
    CHECK(static_cast<double>(std::fabs(found - expected)) <= 1e-14);
  };
  for (const char* name : {"softmax", "sparsemax"}) {
    close(sum_of(outputs("Activation", {{"activation", name}}, {7}, x), same), 1);
  }
  close(sum_of(outputs("Softmax", Json::object(), {7}, x), same), 1);
  close(
      sum_of(outputs("Activation", {{"activation", "log_softmax"}}, {7}, x), [](Real v) { return std::exp(Long{v}); }),
      1);
  const auto square = [](Real value) { return Long{value} * value; };
  close(sum_of(outputs("UnitNormalization", Json::object(), {7}, x), square), 1);
  const Numbers ones(7, 1);
  const Numbers zeros(7, 0);
  close(sum_of(outputs("LayerNormalization", {{"epsilon", 1e-30}}, {7}, x, {ones, zeros}), same) / 7, 0);
  close(sum_of(outputs("LayerNormalization", {{"epsilon", 1e-30}}, {7}, x, {ones, zeros}), square) / 7, 1);
  close(sum_of(outputs("RMSNormalization", {{"epsilon", 1e-30}}, {7}, x, {ones}), square) / 7, 1);
}

TEST_CASE("bilinear up-sampling of a ramp is a ramp within its borders, whatever the factor") {
  const Numbers found =
      outputs("UpSampling2D", {{"size", {3, 7}}, {"interpolation", "bilinear"}}, {2, 3, 1}, {0, 1, 2, 10, 11, 12});
  REQUIRE(found.size() == 6 * 21);
  for (std::size_t y = 1; y < 5; ++y) {
    for (std::size_t x = 3; x < 18; ++x) {
      const Long row = (static_cast<Long>(y) + 0.5L) / 3 - 0.5L;
      const Long column = (static_cast<Long>(x) + 0.5L) / 7 - 0.5L;
      CHECK(static_cast<double>(std::fabs(found[y * 21 + x] - (10 * row + column))) <= 1e-14);
    }
  }
}
