// Every allocation fails once: whichever it is, nothing leaks (the sanitizers watch), nothing breaks, and the same
// request answers the same as before once there is memory again.
#include <doctest/doctest.h>

#include <cstdlib>
#include <new>
#include <string>

#include "core/api/api.hpp"

namespace {

/// Allocations until the one that fails; negative: none does.
long until_failure = -1;

void* allocate(std::size_t size) {
  if (until_failure == 0) {
    until_failure = -1;
    throw std::bad_alloc();
  }
  if (until_failure > 0) --until_failure;
  if (void* memory = std::malloc(size > 0 ? size : 1)) return memory;
  throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

/// Fails the first, second, third … allocation of a request until one run needs no more. Answers how many failed.
template <class Request>
long fail_each(Request request) {
  const std::string expected = request();
  long failed = 0;
  for (;; ++failed) {
    until_failure = failed;
    bool ended = false;
    try {
      request();
      ended = true;
    } catch (const std::bad_alloc&) {
    }
    const bool spare = until_failure >= 0;
    until_failure = -1;
    if (ended && spare) break;
    REQUIRE_FALSE(ended);
    // Now and then is enough: a broken table would stay broken.
    if (failed % 16 == 0) REQUIRE(request() == expected);
  }
  CHECK(request() == expected);
  return failed;
}

const std::string kSequential = R"({"class_name": "Sequential", "config": {"name": "s", "layers": [
  {"class_name": "InputLayer", "config": {"name": "in", "batch_shape": [null, 5, 5, 2]}},
  {"class_name": "Conv2D", "config": {"name": "a long name that needs an allocation", "filters": 2, "kernel_size": 3,
                                      "padding": "same", "activation": "relu"}},
  {"class_name": "MaxPooling2D", "config": {"name": "pool"}},
  {"class_name": "Sequential", "config": {"name": "inner", "layers": [
    {"class_name": "Flatten", "config": {"name": "flat"}},
    {"class_name": "Dense", "config": {"name": "dense", "units": 2, "activation": "softmax"}}]}}]}})";

const std::string kFunctional = R"({"class_name": "Functional", "config": {"name": "f", "layers": [
  {"class_name": "InputLayer", "config": {"name": "in", "batch_shape": [null, 3]}, "name": "in", "inbound_nodes": []},
  {"class_name": "Dense", "config": {"name": "d", "units": 3}, "name": "d",
   "inbound_nodes": [[["in", 0, 0, {}]], [["d", 0, 0, {}]]]}],
  "input_layers": [["in", 0, 0]], "output_layers": [["d", 1, 0]]}})";

/// Compiles, runs and frees.
std::string run_once(const std::string& config) {
  const std::string text = cnn::api::compile(config, 1);
  const std::size_t place = text.find("\"id\":");
  if (place == std::string::npos) return text;
  const int id = std::atoi(text.c_str() + place + 5);
  struct Freed {
    int id;
    ~Freed() { cnn::api::free_network(id); }
  } freed{id};
  cnn::api::run(id);
  cnn::api::show(id);
  // The id itself grows from run to run.
  return text.substr(0, place) + cnn::api::trace(id, "d", 0);
}

}  // namespace

TEST_CASE("every allocation of an analysis may fail") {
  CHECK(fail_each([] { return cnn::api::analyse(kSequential); }) > 300);
  CHECK(fail_each([] { return cnn::api::analyse(kFunctional); }) > 100);
  CHECK(fail_each([] { return cnn::api::analyse("{\"class_name\": \"Sequential\"}"); }) > 1);
  CHECK(fail_each([] { return cnn::api::compare(kFunctional, kFunctional); }) > 200);
}

TEST_CASE("every allocation of a diagnosis may fail") {
  const std::string question = R"({"layer": "d", "of": "params"})";
  CHECK(fail_each([&] { return cnn::api::diagnose(kFunctional, question, "\"3*3\""); }) > 100);
  CHECK(fail_each([&] { return cnn::api::answer(kFunctional, question, R"({"beliefs": ["dense_no_bias"]})"); }) > 100);
}

TEST_CASE("every allocation of compiling and running a network may fail") {
  CHECK(fail_each([] { return run_once(kFunctional); }) > 100);
  CHECK(fail_each([] { return run_once(kSequential); }) > 300);
}

TEST_CASE("a pass through recurrent layers allocates nothing") {
  const std::string layers = R"({"class_name": "Sequential", "config": {"name": "s", "layers": [
  {"class_name": "InputLayer", "config": {"name": "in", "batch_shape": [null, 5, 2]}},
  {"class_name": "LSTM", "config": {"name": "a", "units": 3, "return_sequences": true}},
  {"class_name": "Bidirectional", "config": {"name": "b", "merge_mode": "mul",
    "layer": {"class_name": "GRU", "config": {"name": "c", "units": 40, "return_sequences": true}}}},
  {"class_name": "SimpleRNN", "config": {"name": "d", "units": 2}}]}})";
  const std::string text = cnn::api::compile(layers, 1, true);
  const std::size_t place = text.find("\"id\":");
  REQUIRE(place != std::string::npos);
  const int id = std::atoi(text.c_str() + place + 5);
  cnn::api::weights(id);
  until_failure = 0;
  const bool ran = cnn::api::run(id);
  const bool spare = until_failure == 0;
  until_failure = -1;
  CHECK(ran);
  CHECK(spare);
  cnn::api::free_network(id);
}
