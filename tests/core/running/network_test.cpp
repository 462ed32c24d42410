// The planned network against the layers' plain forward passes: random models, NaN and infinities, changed weights,
// no allocation in a run, and models that are too large.
#include <cstdlib>
#include <new>

#include "tests/core/support/plain_passes.hpp"

using namespace plain;

namespace {

std::size_t allocations = 0;

}  // namespace

// Every allocation of the test program passes here.
void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  std::abort();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

TEST_CASE("a planned network equals the plain forward passes, on random models") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    const Json config = random_model(seed);
    CAPTURE(config.dump());
    const auto network = compile(config);
    fill(tensor(*network, network->inputs()[0]), seed);
    fill(network->weights(), seed + 1000);
    CHECK(run_and_compare(*network) < 1e-4);
  }
}

TEST_CASE("a second run with another input and other weights equals the plain passes too") {
  for (const char* name : {"zero-padding", "no-padding", "max-pooling"}) {
    const auto network = compile(lesson(name));
    for (std::uint64_t round = 0; round < 3; ++round) {
      fill(tensor(*network, network->inputs()[0]), round);
      network->weights()[round * 10] = 0.5F + static_cast<float>(round);
      CHECK(run_and_compare(*network) < 1e-5);
    }
  }
}

TEST_CASE("NaN and infinities in inputs and weights come out where the plain passes put them") {
  const Json models[] = {
      sequential({8, 8, 3}, Json::array({convolution(2), Json::array({"MaxPooling2D", Json::object()})})),
      sequential({9, 9, 8}, Json::array({convolution(16), convolution(8, "linear")})),
      sequential({40}, Json::array({Json::array({"Dense", {{"units", 16}, {"activation", "relu"}}})})),
  };
  for (const Json& config : models) {
    for (const float odd : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
      const auto network = compile(config);
      fill(tensor(*network, network->inputs()[0]), 3);
      tensor(*network, network->inputs()[0])[21] = odd;
      CHECK(run_and_compare(*network) < 1e-4);
      tensor(*network, network->inputs()[0])[21] = 0.0F;
      // The windows that read padding see 0 · NaN in one way and nothing in the other; the middle cell has none.
      network->weights()[network->weight_places()[0].size / 2] = odd;
      CHECK(run_and_compare(*network) < 1e-4);
    }
  }
}

TEST_CASE("a zero input does not hide an infinite weight") {
  const auto network = compile(sequential({8}, Json::array({Json::array({"Dense", {{"units", 16}}})})));
  network->weights()[3 * 16 + 5] = std::numeric_limits<float>::infinity();
  network->run();
  CHECK(std::isnan(tensor(*network, network->outputs()[0])[5]));
  CHECK(tensor(*network, network->outputs()[0])[4] == 0.0F);

  const Json wide = {"Conv2D", {{"filters", 32}, {"kernel_size", {1, 1}}}};
  const auto convolved = compile(sequential({2, 2, 40}, Json::array({wide})));
  convolved->weights()[39 * 32 + 31] = std::numeric_limits<float>::infinity();
  convolved->run();
  CHECK(std::isnan(tensor(*convolved, convolved->outputs()[0])[31]));
  CHECK(tensor(*convolved, convolved->outputs()[0])[30] == 0.0F);
}

TEST_CASE("a pass in parts is the same pass, also when weights change on the way") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Json config = random_model(seed);
    CAPTURE(config.dump());
    auto whole = compile(config);
    auto parts = compile(config);
    for (const auto& network : {whole.get(), parts.get()}) fill(tensor(*network, network->call_outputs()[0]), seed);
    whole->run();
    whole->show();
    const auto in_parts = [&] {
      double done = 0;
      int calls = 0;
      parts->begin();
      for (double next = 0; done < 1; done = next, ++calls) {
        next = parts->advance();
        CHECK(next > done);
      }
      parts->show();
      return calls;
    };
    const int calls = in_parts();
    const auto same = [&] {
      const auto a = whole->activations();
      const auto b = parts->activations();
      CHECK(std::equal(a.begin(), a.end(), b.begin(), b.end(),
                       [](float x, float y) { return x == y || (std::isnan(x) && std::isnan(y)); }));
    };
    same();
    if (whole->weight_places().empty()) continue;
    // Weights are drawn and packed once: a second pass has fewer parts.
    CHECK(in_parts() < calls);
    whole->weights()[0] += 1;
    whole->run();
    whole->show();
    parts->begin();
    parts->advance();
    parts->weights()[0] += 1;
    while (parts->advance() < 1) continue;
    parts->show();
    same();
    CHECK(parts->advance() == 1);
  }
}

TEST_CASE("a run allocates nothing") {
  const Json pool = Json::array({"MaxPooling2D", Json::object()});
  const Json flatten = Json::array({"Flatten", Json::object()});
  const auto dense = [](int units, const char* activation) {
    return Json::array({"Dense", {{"units", units}, {"activation", activation}}});
  };
  const Json models[] = {
      lesson("zero-padding"),
      lesson("no-padding"),
      lesson("max-pooling"),
      sequential({28, 28, 1}, Json::array({convolution(32), pool, convolution(64), pool, flatten, dense(128, "relu"),
                                           dense(10, "softmax")})),
      sequential({20, 12, 6},
                 Json::array({convolution(8, "tanh"), Json::array({"Activation", {{"activation", "relu"}}}),
                              Json::array({"AveragePooling2D", {{"pool_size", 2}}}), dense(7, "relu")})),
  };
  for (const Json& config : models) {
    const auto network = compile(config);
    network->run();
    const std::size_t before = allocations;
    network->run();
    network->show();
    CHECK(allocations == before);
  }
}

TEST_CASE("a model that is too large is refused with the bytes it would need") {
  const Json config = sequential({4096, 4096, 3}, Json::array({convolution(64), convolution(64)}));
  auto model = counted(config);
  REQUIRE(model);
  const std::size_t before = allocations;
  const auto network = Network::compile(std::move(*model), 1);
  REQUIRE(!network);
  CHECK(network.error().code == "too_much_memory");
  CHECK(*network.error().found.number() > 4.0 * 4096 * 4096 * 64);
  CHECK(allocations - before < 1000);
}
