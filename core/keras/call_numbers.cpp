// Keras 2 and tfjs number the calls of a model used as a layer from 1 everywhere, Keras 3 does so at the ends where it
// is a Functional. A Sequential that its first call built has no call of its own.
#include "core/keras/call_numbers.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/model/references.hpp"

namespace cnn {
namespace {

/// The numbers by which a config names the calls of one layer.
struct Named {
  std::set<Count> in_calls = {};
  std::set<Count> at_ends = {};
};

using NamedByLayer = std::map<std::string_view, Named>;

void add(const Value& value, std::set<Count> Named::*place, NamedByLayer& named) {
  std::vector<Reference> references;
  collect_references(value, references);
  for (const Reference& reference : references) (named[reference.layer].*place).insert(reference.node);
}

/// Keras 3 writes a call as {"args": …, "kwargs": …}, those before it as a list.
bool is_of_keras3(const Array& layers) {
  return std::any_of(layers.begin(), layers.end(), [](const Value& entry) {
    const Array* calls = entry["inbound_nodes"].array();
    return calls != nullptr && !calls->empty() && calls->front().object() != nullptr;
  });
}

/// Keras writes only calls that lead to an output, so whichever number is the first is named somewhere.
FirstNumber first_number(const Model& model, const Named& named, Count calls, bool keras3) {
  const auto exceeds = [&](const std::set<Count>& numbers) { return !numbers.empty() && *numbers.rbegin() >= calls; };
  if (keras3) {
    const bool from_one = model.class_name == "Functional" && named.at_ends.count(0) == 0;
    return {exceeds(named.in_calls) ? 1 : 0, from_one || exceeds(named.at_ends) ? 1 : 0};
  }
  const Count first = named.in_calls.count(0) + named.at_ends.count(0) > 0 ? 0 : 1;
  return {first, first};
}

}  // namespace

std::vector<FirstNumber> first_call_numbers(const Model& model, const Value& config) {
  std::vector<FirstNumber> first(model.layers.size());
  if (std::none_of(model.layers.begin(), model.layers.end(), [](const Layer& layer) { return layer.model; })) {
    return first;
  }
  const Array& entries = *config["layers"].array();
  NamedByLayer named;
  for (const Value& entry : entries) add(entry["inbound_nodes"], &Named::in_calls, named);
  add(config["output_layers"], &Named::at_ends, named);
  const bool keras3 = is_of_keras3(entries);
  for (std::size_t layer = 0; layer < model.layers.size(); ++layer) {
    const Array* calls = entries[layer]["inbound_nodes"].array();
    if (!model.layers[layer].model || calls == nullptr) continue;
    first[layer] = first_number(*model.layers[layer].model, named[model.layers[layer].name],
                                static_cast<Count>(calls->size()), keras3);
  }
  return first;
}

}  // namespace cnn
