// Random small models of every layer: what can be compiled runs on random numbers, within its own memory, and every
// value can be traced.
#include <cstdint>
#include <cstdlib>

#include "core/analysis.hpp"
#include "core/network.hpp"
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

void run(cnn::Network& network, fuzz::Bytes& bytes) {
  for (const std::size_t input : network.inputs()) {
    const cnn::TensorPlace& place = network.tensors()[input];
    for (float& value : network.activations().subspan(place.offset, place.size)) {
      value = static_cast<float>(bytes.below(64)) / 16.0F - 2.0F;
    }
  }
  network.run();
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
  auto counted = cnn::count_model(fuzz::random_model(bytes));
  if (!counted) return 0;
  const auto totals = cnn::totals_of(counted->model, counted->facts);
  if (!totals || !is_small(*counted, totals->total)) return 0;
  auto network = cnn::Network::compile(std::move(counted->model), 1);
  if (!network) return 0;
  std::size_t weights = 0;
  for (const cnn::WeightPlace& place : (*network)->weight_places()) weights += place.size;
  if (static_cast<cnn::Count>(weights) > totals->total) std::abort();
  run(**network, bytes);
  return 0;
}
