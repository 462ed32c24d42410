// Random small models of every layer: what can be compiled runs on random numbers, within its own memory, and every
// value can be traced.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/api.hpp"
#include "core/json.hpp"
#include "random_config.hpp"

namespace {

/// Larger networks would only make the fuzzer slow.
constexpr double kMostFloats = 50000;

double size_of(const cnn::Value& places) {
  double floats = 0;
  for (const cnn::Value& place : *places.array()) floats += *place["size"].number();
  return floats;
}

/// False where the counted shapes would take too many floats.
bool is_small(const cnn::Value& analysis) {
  double floats = *analysis["total_params"].number();
  for (const cnn::Value& row : *analysis["layers"].array()) {
    double size = 1;
    const cnn::Array* shape = row["output_shape"].array();
    for (std::size_t axis = 1; shape != nullptr && axis < shape->size(); ++axis) {
      if (const double* one = (*shape)[axis].number()) size *= *one;
    }
    floats += size;
  }
  return floats < kMostFloats;
}

void run(const cnn::Value& network, fuzz::Bytes& bytes) {
  const int id = static_cast<int>(*network["id"].number());
  float* activations = cnn::api::activations(id);
  for (const cnn::Value& input : *network["inputs"].array()) {
    const auto offset = static_cast<std::size_t>(*input["offset"].number());
    const auto size = static_cast<std::size_t>(*input["size"].number());
    for (std::size_t i = 0; i < size; ++i) {
      activations[offset + i] = static_cast<float>(bytes.below(64)) / 16.0F - 2.0F;
    }
  }
  if (!cnn::api::run(id)) std::abort();
  for (const cnn::Value& place : *network["activations"].array()) {
    const double size = *place["size"].number();
    cnn::api::trace(id, *place["name"].text(), size - 1);
    cnn::api::trace(id, *place["name"].text(), size);
  }
  cnn::api::free_network(id);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Bytes bytes(data, size);
  const std::string config = cnn::write_json(fuzz::random_model(bytes));
  const auto analysis = cnn::parse_json(cnn::api::analyse(config));
  if (!analysis) std::abort();
  if (analysis->find("error") != nullptr || !is_small(*analysis)) return 0;
  const auto network = cnn::parse_json(cnn::api::compile(config, 1));
  if (!network) std::abort();
  if (network->find("error") != nullptr) return 0;
  if (size_of((*network)["weights"]) > *(*analysis)["total_params"].number()) std::abort();
  run(*network, bytes);
  return 0;
}
