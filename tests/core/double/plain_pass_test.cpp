// The plain pass of every kind in double. Central differences tell doubles from floats whatever a kind computes: with
// half the step a derivative is the same to many digits, and where numbers pass through a float it is noise.
#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/real.hpp"
#include "tests/core/double/steps.hpp"
#include "tests/core/support/catalogue_models.hpp"

using namespace support;

namespace {

/// A graph of one operation of keras.ops on two tensors, of which most kinds read one. Nothing where it is not run.
std::optional<Run> run_operation(const cnn::LayerKind& kind) {
  const std::string name(kind.class_name);
  const Json config = {{"axis", name == "Squeeze" ? -1 : -2}, {"keepdims", false}, {"newshape", {-1, 12}}};
  for (const Json& args : {Json::array({tensor("a"), tensor("b")}), Json::array({tensor("a")})}) {
    Json entry = call(name.c_str(), "x", config, args);
    entry["module"] = "keras.src.ops.numpy";
    const Json layers = Json::array({input("a", {4, 3, 1}), input("b", {4, 3, 1}), entry});
    const Json model = graph(layers, {{"a", 0, 0}, {"b", 0, 0}}, {{"x", 0, 0}});
    if (!counted(model)) continue;
    // Roots and logarithms want positive numbers.
    if (auto run = run_plainly(model, 5, {0.1, 1.0})) return run;
  }
  return std::nullopt;
}

/// A random direction in which all that a step reads is moved.
struct Direction {
  std::vector<Numbers> of_tensors;

  Direction(const Step& step, std::uint64_t seed) {
    cnn::Random random(seed);
    for (const auto* tensors : {&step.inputs, &step.weights}) {
      for (const Held& held : *tensors) {
        of_tensors.emplace_back(held.values.size());
        draw(of_tensors.back(), random);
      }
    }
  }

  Step moved(Step step, double by) const {
    std::size_t next = 0;
    for (auto* tensors : {&step.inputs, &step.weights}) {
      for (Held& held : *tensors) {
        const Numbers& direction = of_tensors[next++];
        for (std::size_t i = 0; i < direction.size(); ++i) held.values[i] += by * direction[i];
      }
    }
    return step;
  }

  /// The derivative of every output along the direction, by central differences.
  Numbers derivative(const Step& step, double by) const {
    Numbers above = moved(step, by).forward();
    const Numbers below = moved(step, -by).forward();
    for (std::size_t i = 0; i < above.size(); ++i) above[i] = (above[i] - below[i]) / (2 * by);
    return above;
  }
};

/// The part of the outputs whose derivatives with two steps are not the same number. Where a value crosses a corner
/// (ReLU, a maximum) they may differ, so this is not always 0.
double noisy_part(const Step& step) {
  const Direction direction(step, 11);
  const Numbers coarse = direction.derivative(step, 1e-5);
  const Numbers fine = direction.derivative(step, 5e-6);
  std::size_t noisy = 0;
  for (std::size_t i = 0; i < coarse.size(); ++i) {
    const double scale = std::max({1.0, std::fabs(coarse[i]), std::fabs(fine[i])});
    noisy += std::fabs(coarse[i] - fine[i]) <= 1e-5 * scale ? 0 : 1;
  }
  return coarse.empty() ? 0 : static_cast<double>(noisy) / static_cast<double>(coarse.size());
}

bool finite(const Numbers& numbers) {
  return std::all_of(numbers.begin(), numbers.end(), [](Real x) { return std::isfinite(x); });
}

void check_steps(const Run& run) {
  for (const Step& step : run.steps) {
    CAPTURE(step.layer->name);
    CAPTURE(step.kind());
    CHECK(finite(step.forward()));
    CHECK(noisy_part(step) <= 0.1);
  }
}

}  // namespace

static_assert(sizeof(cnn::Real) == 8);
static_assert(sizeof(*cnn::ConstTensor{}.data) == 8 && sizeof(*cnn::Forward::output) == 8);
static_assert(sizeof(cnn::Connection::share) == 8);

TEST_CASE("every kind that runs does so in double, on the models of the catalogue, without a float on the way") {
  std::set<std::string> run;
  int models = 0;
  for (const Json& config : all_models()) {
    CAPTURE(config.dump().substr(0, 200));
    const auto passes = run_plainly(config, 7);
    if (!passes) continue;
    check_steps(*passes);
    for (const auto& layer : passes->counted.model.layers) {
      if (layer.kind->class_name == "InputLayer") run.insert("InputLayer");
    }
    for (const Step& step : passes->steps) run.insert(step.kind());
    ++models;
  }
  for (const auto& kind : cnn::all_layers()) {
    if (kind->forward == nullptr) continue;
    CAPTURE(kind->class_name);
    if (kind->operation) {
      const auto passes = run_operation(*kind);
      REQUIRE(passes);
      check_steps(*passes);
    } else {
      CHECK(run.count(std::string(kind->class_name)) == 1);
    }
  }
  CHECK(models > 390);
  MESSAGE("models run: " << models);
}
