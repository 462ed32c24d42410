// Gradients of activations against central differences, and at their corners what PyTorch says.
#include <cmath>

#include "core/model/activation_names.hpp"
#include "core/running/kernels/activation.hpp"
#include "core/running/kernels/activation_gradient.hpp"
#include "tests/core/double/steps.hpp"

using namespace support;

namespace {

constexpr std::size_t kRows = 3;
constexpr std::size_t kSize = 7;

Numbers activated(std::string_view name, Numbers numbers, std::size_t rows = kRows) {
  cnn::kernels::find_activation(name)(numbers.data(), rows, numbers.size() / rows);
  return numbers;
}

Numbers gradient(std::string_view name, const Numbers& before, const Numbers& after_gradient,
                 std::size_t rows = kRows) {
  const Numbers after = activated(name, before, rows);
  Numbers result(before.size(), 0.5);
  cnn::kernels::find_activation_gradient(name)(before.data(), after.data(), after_gradient.data(), result.data(), rows,
                                               before.size() / rows);
  for (Real& number : result) number -= 0.5;
  return result;
}

double slope(std::string_view name, Real x) { return gradient(name, {x}, {1}, 1).front(); }

double loss(std::string_view name, const Numbers& before, const Numbers& after_gradient) {
  const Numbers after = activated(name, before);
  double sum = 0;
  for (std::size_t i = 0; i < after.size(); ++i) sum += after[i] * after_gradient[i];
  return sum;
}

void check_differences(std::string_view name, Range range) {
  constexpr double kStep = 1e-5;
  cnn::Random random(31);
  Numbers before(kRows * kSize);
  Numbers after_gradient(before.size());
  draw(before, random, range);
  draw(after_gradient, random);
  Numbers expected;
  for (Real& number : before) {
    const Real middle = number;
    number = middle + kStep;
    const double above = loss(name, before, after_gradient);
    number = middle - kStep;
    expected.push_back((above - loss(name, before, after_gradient)) / (2 * kStep));
    number = middle;
  }
  CHECK(difference(gradient(name, before, after_gradient), expected) <= 1e-7);
}

/// The slope at a corner, by the derivatives of PyTorch 2.8 (tools/autograd, ATen/native/cpu/Activation.cpp).
struct Corner {
  const char* name;
  Real x;
  double slope;
};

constexpr Corner kCorners[] = {{"relu", 0, 0},
                               {"relu6", 0, 0},
                               {"relu6", 6, 0},
                               {"leaky_relu", 0, 0.2},
                               {"elu", 0, 1},
                               {"celu", 0, 1},
                               {"hard_sigmoid", -3, 0},
                               {"hard_sigmoid", 3, 0},
                               {"hard_silu", -3, 0},
                               {"hard_silu", 3, 1},
                               {"hard_tanh", -1, 0},
                               {"hard_tanh", 1, 0},
                               {"hard_shrink", 0.5, 0},
                               {"soft_shrink", -0.5, 0},
                               {"sparse_plus", -1, 0},
                               {"sparse_plus", 1, 1},
                               {"sparse_sigmoid", -1, 0},
                               {"sparse_sigmoid", 1, 0},
                               {"selu", 0, 1.0507009873554805 * 1.6732632423543772}};

}  // namespace

TEST_CASE("every activation has its gradient, to 1e-7 of central differences") {
  for (const std::string_view name : cnn::kActivationNames) {
    CAPTURE(name);
    const bool runs = cnn::kernels::find_activation(name) != nullptr;
    const bool has_gradient = cnn::kernels::find_activation_gradient(name) != nullptr;
    CHECK(runs == has_gradient);
    if (!has_gradient) continue;
    check_differences(name, {-1, 1});
    check_differences(name, {-7, 7});
  }
}

TEST_CASE("at its corners an activation has the slope that PyTorch gives it") {
  for (const Corner& corner : kCorners) {
    CAPTURE(corner.name);
    CAPTURE(corner.x);
    CHECK(slope(corner.name, corner.x) == doctest::Approx(corner.slope).epsilon(1e-14));
  }
}

TEST_CASE("far out, where exp overflows or vanishes, slopes are numbers") {
  for (const std::string_view name : cnn::kActivationNames) {
    CAPTURE(name);
    if (cnn::kernels::find_activation_gradient(name) == nullptr || name == "exponential") continue;
    for (const Real x : {-1e4, -800.0, 800.0, 1e4}) {
      CAPTURE(x);
      CHECK(std::isfinite(slope(name, x)));
      CHECK(std::fabs(slope(name, x)) < 1.1);
    }
  }
}
