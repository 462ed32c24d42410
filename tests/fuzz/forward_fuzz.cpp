// Random small models of every layer: what can be compiled runs on random numbers, within its own memory, every value
// can be traced, and the outputs are the same where nothing else is kept.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "core/counting/rows.hpp"
#include "core/running/network.hpp"
#include "random_config.hpp"

namespace {

/// Larger networks would only make the fuzzer slow.
constexpr double kMostFloats = 20000;

/// False where the counted shapes would take too many floats.
bool is_small(const cnn::CountedModel& counted, cnn::Count params) {
  auto floats = static_cast<double>(params);
  for (const cnn::Facts& facts : counted.facts) {
    double size = 1;
    for (std::size_t axis = 1; axis < facts.output().size(); ++axis) {
      size *= static_cast<double>(facts.output()[axis]);
    }
    floats += size;
  }
  return floats < kMostFloats;
}

std::span<float> tensor(cnn::Network& network, std::size_t number) {
  const cnn::TensorPlace& place = network.tensors()[number];
  return network.activations().subspan(place.offset, place.size);
}

/// Where only the outputs are kept they are the same numbers, also when the memory has been used before.
void compare(cnn::Network& all, cnn::Network& outputs) {
  for (int pass = 0; pass < 2; ++pass) {
    for (std::size_t i = 0; i < all.inputs().size(); ++i) {
      std::ranges::copy(tensor(all, all.inputs()[i]), tensor(outputs, outputs.inputs()[i]).begin());
    }
    outputs.run();
  }
  for (std::size_t i = 0; i < all.outputs().size(); ++i) {
    const auto expected = tensor(all, all.outputs()[i]);
    const auto found = tensor(outputs, outputs.outputs()[i]);
    // The sign of a NaN is for the machine to choose.
    const auto same = [](float a, float b) { return a == b || (std::isnan(a) && std::isnan(b)); };
    if (!std::ranges::equal(expected, found, same)) std::abort();
  }
}

void run(cnn::Network& network, cnn::Network& outputs_only, fuzz::Bytes& bytes) {
  for (const std::size_t input : network.inputs()) {
    for (float& value : tensor(network, input)) value = static_cast<float>(bytes.below(64)) / 16.0F - 2.0F;
  }
  network.run();
  compare(network, outputs_only);
  network.show();
  for (std::size_t call = 0; call < network.call_outputs().size(); ++call) {
    const auto size = static_cast<cnn::Count>(network.tensors()[network.call_outputs()[call]].size);
    const std::string& name = network.model().layer_of(call).name;
    const auto traced = network.trace(name, size - 1);
    // An InputLayer computes nothing, and too many products are not listed.
    if (size > 0 && !traced && traced.error().code == "no_such_value") std::abort();
    if (network.trace(name, size)) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Bytes bytes(data, size);
  auto counted = cnn::count_model(fuzz::random_model(bytes), cnn::catalogue());
  if (!counted) return 0;
  const auto totals = cnn::totals_of(counted->model, counted->facts);
  if (!totals || !is_small(*counted, totals->total)) return 0;
  auto network = cnn::Network::compile(std::move(counted->model), 1);
  if (!network) return 0;
  std::size_t weights = 0;
  for (const cnn::WeightPlace& place : (*network)->weight_places()) weights += place.size;
  if (static_cast<cnn::Count>(weights) > totals->total) std::abort();
  fuzz::Bytes again(data, size);
  auto model = cnn::count_model(fuzz::random_model(again), cnn::catalogue())->model;
  const auto outputs_only = cnn::Network::compile(std::move(model), 1, cnn::Keep::kOutputs);
  if (!outputs_only) std::abort();
  run(**network, **outputs_only, bytes);
  return 0;
}
