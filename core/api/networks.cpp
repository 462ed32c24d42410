// The networks that are compiled, by their numbers.
#include "core/api/networks.hpp"

#include <map>

#include "core/api/api.hpp"
#include "core/api/requests.hpp"

namespace cnn::api {
namespace {

struct Kept {
  std::unique_ptr<Network> network;
  std::shared_ptr<void> companion = {};
};

struct Networks {
  std::map<int, Kept> by_id;
  int next_id = 1;
};

Networks& networks() {
  static Networks all;
  return all;
}

Value place_value(const TensorPlace& place) {
  return object({{"shape", to_value(place.shape)},
                 {"offset", static_cast<Count>(place.offset)},
                 {"size", static_cast<Count>(place.size)}});
}

Array ends_value(const Network& network, const std::vector<std::size_t>& tensors) {
  Array places;
  for (const std::size_t tensor : tensors) places.push_back(place_value(network.tensors()[tensor]));
  return places;
}

Value places_value(const Network& network) {
  Array activations;
  Array weights;
  const std::size_t kept = network.keep() == Keep::kAll ? network.call_outputs().size() : 0;
  for (std::size_t call = 0; call < kept; ++call) {
    Value place = place_value(network.tensors()[network.call_outputs()[call]]);
    place.set("name", network.model().layer_of(call).name);
    place.set("in_summary", network.model().calls[call].in_summary);
    activations.push_back(std::move(place));
  }
  for (const WeightPlace& place : network.weight_places()) {
    weights.push_back(object({{"layer", place.layer},
                              {"name", place.name},
                              {"shape", to_value(place.shape)},
                              {"offset", static_cast<Count>(place.offset)},
                              {"size", static_cast<Count>(place.size)}}));
  }
  return object({{"activations", std::move(activations)},
                 {"weights", std::move(weights)},
                 {"inputs", ends_value(network, network.inputs())},
                 {"outputs", ends_value(network, network.outputs())}});
}

}  // namespace

Network* find_network(int id) {
  const auto found = networks().by_id.find(id);
  return found == networks().by_id.end() ? nullptr : found->second.network.get();
}

void* companion_of(int id) {
  const auto found = networks().by_id.find(id);
  return found == networks().by_id.end() ? nullptr : found->second.companion.get();
}

void keep_companion(int id, std::shared_ptr<void> companion) { networks().by_id[id].companion = std::move(companion); }

Value keep_network(std::unique_ptr<Network> network) {
  Value answer = places_value(*network);
  // Kept last: where memory runs out on the way, no network may stay behind that nobody can free.
  const int id = networks().next_id;
  answer.set("id", id);
  networks().by_id[id].network = std::move(network);
  ++networks().next_id;
  return answer;
}

std::string compile(std::string_view config, std::uint32_t seed, bool keep_all, bool handed) {
  return with_model(
      [&](auto& model, const auto&) -> Result<Value> {
        auto network = Network::compile(std::move(model), seed, keep_all ? Keep::kAll : Keep::kOutputs,
                                        handed ? Start::kHanded : Start::kDrawn);
        if (!network) return network.error();
        return keep_network(std::move(*network));
      },
      config);
}

std::string trace(int id, std::string_view layer, double index) {
  Network* network = find_network(id);
  if (network == nullptr) return error_text({"no_such_network", "", "id", "compiled_network", id});
  const auto whole = Value(index).integer();
  return text_of(network->trace(layer, whole.value_or(-1)));
}

float* activations(int id) {
  Network* network = find_network(id);
  return network == nullptr ? nullptr : network->activations().data();
}

float* weights(int id) {
  Network* network = find_network(id);
  return network == nullptr ? nullptr : network->weights().data();
}

bool run(int id) {
  Network* network = find_network(id);
  if (network == nullptr) return false;
  network->run();
  return true;
}

void begin(int id) {
  if (Network* network = find_network(id)) network->begin();
}

double advance(int id) {
  Network* network = find_network(id);
  return network == nullptr ? 1 : network->advance();
}

void show(int id) {
  if (Network* network = find_network(id)) network->show();
}

void free_network(int id) { networks().by_id.erase(id); }

}  // namespace cnn::api
