// A NaN is never lost: where one is among the values that a layer takes the largest or smallest of, or the mean, the
// result is NaN, wherever it stands. So it is with Keras on NumPy and JAX.
#include "tests/core/support/random_passes.hpp"

using namespace plain;

namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

/// Runs a model on these inputs, with all tensors kept and with its outputs alone; answers its first output.
Floats run(const Json& config, const std::vector<Floats>& inputs) {
  Floats outputs[2];
  for (const cnn::Keep keep : {cnn::Keep::kAll, cnn::Keep::kOutputs}) {
    const auto network = compile(config, keep);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const auto place = tensor(*network, network->inputs()[i]);
      REQUIRE(place.size() == inputs[i].size());
      std::copy(inputs[i].begin(), inputs[i].end(), place.begin());
    }
    network->run();
    const auto found = tensor(*network, network->outputs()[0]);
    outputs[static_cast<std::size_t>(keep)].assign(found.begin(), found.end());
  }
  CHECK(difference(outputs[0], outputs[1]) == 0);
  return outputs[0];
}

void check(const Floats& found, const Floats& expected) {
  REQUIRE(found.size() == expected.size());
  CHECK(difference(found, expected) == 0);
}

/// Two vectors of numbers a and b, and x, which reads both.
Floats merged(const char* class_name, const Floats& a, const Floats& b, const char* module = nullptr) {
  const Json size = {a.size()};
  const Json pair = Json::array({support::tensor("a"), support::tensor("b")});
  // A layer reads a list of tensors, an operation two of them.
  Json entry = call(class_name, "x", Json::object(), module != nullptr ? pair : Json::array({pair}));
  if (module != nullptr) entry["module"] = module;
  const Json layers = {support::input("a", size), support::input("b", size), entry};
  return run(graph(layers, {{"a", 0, 0}, {"b", 0, 0}}, {{"x", 0, 0}}), {a, b});
}

Floats alone(const char* class_name, const Json& config, const Json& shape, const Floats& input) {
  return run(sequential(shape, Json::array({Json::array({class_name, config})})), {input});
}

Json format(const char* name) { return {{"data_format", name}}; }

}  // namespace

TEST_CASE("a NaN of either input is taken over by every merge") {
  const Floats a = {1, kNan, 3};
  const Floats b = {kNan, 2, 4};
  check(merged("Maximum", a, b), {kNan, kNan, 4});
  check(merged("Minimum", a, b), {kNan, kNan, 3});
  check(merged("Add", a, b), {kNan, kNan, 7});
  check(merged("Average", a, b), {kNan, kNan, 3.5});
  check(merged("Multiply", a, b), {kNan, kNan, 12});
  check(merged("Subtract", a, b), {kNan, kNan, -1});
  check(merged("Maximum", a, b, "keras.src.ops.numpy"), {kNan, kNan, 4});
  check(merged("Minimum", a, b, "keras.src.ops.numpy"), {kNan, kNan, 3});
}

TEST_CASE("a NaN stays in Maximum and Minimum of three, wherever it stands") {
  for (const char* class_name : {"Maximum", "Minimum"}) {
    for (std::size_t odd = 0; odd < 3; ++odd) {
      const char* names[] = {"a", "b", "c"};
      Json layers = Json::array(), ends = Json::array(), reads = Json::array();
      std::vector<Floats> inputs;
      for (std::size_t i = 0; i < 3; ++i) {
        layers.push_back(support::input(names[i], {1}));
        ends.push_back({names[i], 0, 0});
        reads.push_back(support::tensor(names[i]));
        inputs.push_back({i == odd ? kNan : static_cast<float>(i)});
      }
      layers.push_back(call(class_name, "x", Json::object(), Json::array({reads})));
      CHECK(std::isnan(run(graph(layers, ends, {{"x", 0, 0}}), inputs)[0]));
    }
  }
}

TEST_CASE("a NaN anywhere in a map is the whole map's largest value and mean, and leaves the other maps alone") {
  struct Map {
    const char* axes;
    Json positions;
  };
  for (const Map& map : {Map{"1D", {6}}, Map{"2D", {2, 3}}, Map{"3D", {1, 2, 3}}}) {
    for (const bool first : {false, true}) {
      Json shape = map.positions;
      shape.insert(first ? shape.begin() : shape.end(), 2);
      const std::size_t position = first ? 1 : 2;
      const std::size_t channel = first ? 6 : 1;
      for (std::size_t odd = 0; odd < 6; ++odd) {
        Floats input(12);
        for (std::size_t i = 0; i < 6; ++i) {
          input[i * position] = i == odd ? kNan : static_cast<float>(i);
          input[i * position + channel] = static_cast<float>(10 * i);
        }
        CAPTURE(map.axes);
        CAPTURE(odd);
        const Json config = format(first ? "channels_first" : "channels_last");
        const std::string ending = std::string("Pooling") + map.axes;
        check(alone(("GlobalMax" + ending).c_str(), config, shape, input), {kNan, 50});
        check(alone(("GlobalAverage" + ending).c_str(), config, shape, input), {kNan, 25});
      }
    }
  }
}

TEST_CASE("a NaN anywhere in a pooling window is its largest value, in either order of memory") {
  // After a convolution of one by one that copies its channels: two filters lie in planes, eight in pixels.
  for (const std::size_t filters : {std::size_t{2}, std::size_t{8}}) {
    for (std::size_t odd = 0; odd < 4; ++odd) {
      const Json copying = {{"filters", filters}, {"kernel_size", 1}};
      const auto network = compile(sequential(
          {2, 8, filters}, Json::array({Json::array({"Conv2D", copying}), Json::array({"MaxPooling2D", Json::object()}),
                                        Json::array({"Activation", {{"activation", "relu"}}})})));
      for (std::size_t i = 0; i < filters * filters; ++i) {
        network->weights()[i] = i / filters == i % filters ? 1.0F : 0.0F;
      }
      const auto input = tensor(*network, network->inputs()[0]);
      for (std::size_t i = 0; i < input.size(); ++i) input[i] = static_cast<float>(i);
      // The window of rows 0 and 1, columns 2 and 3.
      const std::size_t cell = odd / 2 * 8 + 2 + odd % 2;
      for (std::size_t c = 0; c < filters; ++c) input[cell * filters + c] = kNan;
      network->run();
      const auto found = tensor(*network, network->outputs()[0]);
      for (std::size_t i = 0; i < found.size(); ++i) CHECK(std::isnan(found[i]) == (i / filters == 1));
    }
  }
}

TEST_CASE("a NaN is the largest value of a traced window too, wherever it stands") {
  for (const char* class_name : {"MaxPooling1D", "GlobalMaxPooling1D"}) {
    for (std::size_t odd = 0; odd < 2; ++odd) {
      const auto network = compile(sequential({2, 1}, Json::array({Json::array({class_name, {{"name", "x"}}})})));
      tensor(*network, network->inputs()[0])[odd] = kNan;
      network->run();
      const auto trace = network->trace("x", 0);
      REQUIRE(trace);
      CHECK(std::isnan(*(*trace)["output"].number()));
      CHECK(std::isnan(*(*trace)["sum"].number()));
    }
  }
}

TEST_CASE("a NaN stays in operations along an axis") {
  for (std::size_t odd = 0; odd < 3; ++odd) {
    Floats input = {1, 2, 3, 4, 5, 6};
    input[odd] = kNan;
    struct Reduction {
      std::string name;
      float of_others;
    };
    for (const Reduction& one :
         {Reduction{"Max", 6}, {"Amax", 6}, {"Min", 4}, {"Amin", 4}, {"Sum", 15}, {"Mean", 5}, {"Prod", 120}}) {
      CAPTURE(one.name);
      Json entry = call(one.name.c_str(), "x", {{"axis", 2}, {"keepdims", false}}, Json::array({support::tensor("a")}));
      entry["module"] = "keras.src.ops.numpy";
      const Json config = graph({support::input("a", {2, 3}), entry}, {{"a", 0, 0}}, {{"x", 0, 0}});
      check(run(config, {input}), {kNan, one.of_others});
    }
  }
}

TEST_CASE("a NaN stays one in every activation, and makes all of a softmax NaN") {
  for (const char* name :
       {"relu",         "relu6",       "leaky_relu",     "elu",         "selu",        "celu",        "gelu",
        "sigmoid",      "tanh",        "softplus",       "softsign",    "silu",        "mish",        "exponential",
        "hard_sigmoid", "hard_silu",   "hard_tanh",      "hard_shrink", "soft_shrink", "tanh_shrink", "log_sigmoid",
        "squareplus",   "sparse_plus", "sparse_sigmoid", "linear"}) {
    CAPTURE(name);
    const Floats values = alone("Activation", {{"activation", name}}, {3}, {1, kNan, 1});
    CHECK(!std::isnan(values[0]));
    CHECK(std::isnan(values[1]));
    CHECK(!std::isnan(values[2]));
  }
  for (std::size_t odd = 0; odd < 3; ++odd) {
    Floats input = {1, 2, 3};
    input[odd] = kNan;
    for (const char* name : {"softmax", "log_softmax"}) {
      check(alone("Activation", {{"activation", name}}, {3}, input), {kNan, kNan, kNan});
    }
    check(alone("Softmax", Json::object(), {3}, input), {kNan, kNan, kNan});
    // The layers of their own let a NaN through as well.
    for (const char* name : {"ReLU", "LeakyReLU", "ELU", "PReLU"}) {
      CHECK(std::isnan(alone(name, Json::object(), {3}, input)[odd]));
    }
  }
  CHECK(std::isnan(alone("ReLU", {{"max_value", 6}, {"threshold", 1}}, {1}, {kNan})[0]));
}
