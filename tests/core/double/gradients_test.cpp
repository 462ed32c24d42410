// The gradients of every kind of layer that runs, held against central differences of its forward pass in double; those
// of layers that learn in a way of their own, against differences of that.
#include <algorithm>
#include <cmath>
#include <set>

#include "core/running/kernels/activation.hpp"
#include "tests/core/double/gradient_cases.hpp"

using namespace support;

namespace {

constexpr double kStep = 1e-5;
constexpr double kMost = 1e-6;

/// The largest difference, in parts of the largest number.
double apart(const Numbers& found, const Numbers& expected) {
  REQUIRE(found.size() == expected.size());
  double largest = 1e-3;
  double most = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    largest = std::max({largest, std::fabs(found[i]), std::fabs(expected[i])});
    most = std::isfinite(found[i]) ? std::max(most, std::fabs(found[i] - expected[i])) : INFINITY;
  }
  return most / largest;
}

double product_of(const Numbers& a, const Numbers& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// The derivative of a loss by each number, all others being what they are.
template <class Loss>
Numbers differences(Numbers& numbers, Loss loss) {
  Numbers result;
  for (Real& number : numbers) {
    const Real middle = number;
    number = middle + kStep;
    const double above = loss();
    number = middle - kStep;
    const double below = loss();
    number = middle;
    result.push_back((above - below) / (2 * kStep));
  }
  return result;
}

Numbers random_gradient(std::size_t size) {
  Numbers numbers(size);
  cnn::Random random(17);
  draw(numbers, random);
  return numbers;
}

/// Which tensors have gradients: statistics have none.
std::vector<bool> learned(const Step& step) {
  std::vector<bool> all(step.inputs.size(), true);
  for (const cnn::Weight& weight : step.facts->weights) all.push_back(weight.trainable);
  return all;
}

void check_backward(Step step) {
  const Numbers gradient = random_gradient(step.forward().size());
  const std::vector<bool> asked = learned(step);
  const auto found = backward(step, gradient, asked);
  const auto loss = [&] { return product_of(step.forward(), gradient); };
  const bool lets_back = step.kind() != "ops.StopGradient";
  std::size_t next = 0;
  for (auto* tensors : {&step.inputs, &step.weights}) {
    for (Held& held : *tensors) {
      const std::size_t tensor = next++;
      if (!asked[tensor]) continue;
      CAPTURE(tensor);
      const Numbers expected = lets_back ? differences(held.values, loss) : Numbers(held.values.size());
      CHECK(apart(found[tensor], expected) <= kMost);
      std::vector<bool> alone(asked.size(), false);
      alone[tensor] = true;
      CHECK(apart(backward(step, gradient, alone)[tensor], found[tensor]) == 0);
    }
  }
}

void check_learning(const Step& step) {
  Batch batch(step, 3);
  const Numbers gradient = random_gradient(batch.input.size());
  std::vector<Numbers> found = {Numbers(batch.input.size(), kBefore)};
  batch.learn([&](const cnn::Learning& learning) {
    for (const Numbers& numbers : batch.weights) found.emplace_back(numbers.size(), kBefore);
    std::vector<Real*> places;
    for (std::size_t i = 1; i < found.size(); ++i) {
      places.push_back(step.facts->weights[i - 1].trainable ? found[i].data() : nullptr);
    }
    batch.rule().backward({learning, gradient.data(), found[0].data(), places});
    batch.rule().backward({learning, gradient.data(), nullptr, std::vector<Real*>(places.size(), nullptr)});
  });
  for (Numbers& numbers : found) {
    for (Real& number : numbers) number -= kBefore;
  }
  const auto loss = [&] { return product_of(batch.learn(), gradient); };
  CHECK(apart(found[0], differences(batch.input, loss)) <= kMost);
  for (std::size_t i = 0; i < batch.weights.size(); ++i) {
    if (step.facts->weights[i].trainable) CHECK(apart(found[i + 1], differences(batch.weights[i], loss)) <= kMost);
  }
}

std::string name_of(const cnn::LayerKind& kind) {
  return (kind.operation ? "ops." : "") + std::string(kind.class_name);
}

}  // namespace

TEST_CASE("every kind that runs has gradients, which are those of its numbers to 1e-6, or a reason why not") {
  std::set<std::string> checked;
  for (const GradientCase& one : gradient_cases()) {
    CAPTURE(one.kind);
    CAPTURE(one.config.dump());
    const RunCase ran = run_case(one);
    const cnn::LayerKind& kind = *ran.step.layer->kind;
    REQUIRE(name_of(kind) == one.kind);
    const bool has_backward = kind.backward != nullptr;
    REQUIRE(has_backward);
    if (kind.has_gradient != nullptr) {
      REQUIRE(kind.has_gradient({ran.step.layer->config, ran.step.facts->inputs, ran.step.layer, ran.step.arguments}));
    }
    check_backward(ran.step);
    if (kind.learning != nullptr) check_learning(ran.step);
    checked.insert(one.kind);
  }
  for (const auto& kind : cnn::all_layers()) {
    const std::string name = name_of(*kind);
    CAPTURE(name);
    const bool has_backward = kind->backward != nullptr;
    if (kind->forward == nullptr) {
      CHECK(!has_backward);
    } else if (without_gradient().count(name) > 0) {
      CHECK(!has_backward);
      CHECK(checked.count(name) == 0);
    } else {
      CHECK(checked.count(name) == 1);
    }
  }
  MESSAGE("kinds: " << checked.size() << ", ways: " << gradient_cases().size());
}
