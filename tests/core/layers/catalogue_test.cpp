// The contributor's checklist: every kind of layer stands in a model that Keras made, has the output and the weights
// that its rules say when it is run, and can trace its values back to what it read.
#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "core/base/json.hpp"
#include "core/running/network.hpp"
#include "tests/core/support/catalogue_models.hpp"

using namespace support;

namespace {

std::unique_ptr<cnn::Network> compiled(const Json& config, cnn::Keep keep = cnn::Keep::kAll) {
  auto model = counted(config);
  if (!model) return nullptr;
  auto network = cnn::Network::compile(std::move(*model), 7, keep);
  return network ? std::move(*network) : nullptr;
}

/// Fills weights and inputs with numbers of either sign, so that no bias is zero.
void fill(cnn::Network& network, std::mt19937& random) {
  std::uniform_real_distribution<float> number(-1.0F, 1.0F);
  for (float& weight : network.weights()) weight = number(random);
  // A variance is no square of a real number where it is negative.
  for (const auto& place : network.weight_places()) {
    if (place.name.find("variance") == std::string_view::npos) continue;
    for (float& value : network.weights().subspan(place.offset, place.size)) value = std::fabs(value);
  }
  for (const std::size_t input : network.inputs()) {
    const auto& place = network.tensors()[input];
    for (float& value : network.activations().subspan(place.offset, place.size)) value = number(random);
  }
}

/// The same numbers; NaN on both sides too, whose sign is for the machine to choose.
bool same_numbers(std::span<const float> a, std::span<const float> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](float x, float y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

/// The value that a trace explains, where it can be said without the activation's rest of the row.
std::optional<double> explained(const cnn::Value& trace) {
  const std::string& kind = *trace["kind"].text();
  const std::string& activation = *trace["activation"].text();
  const double before = *trace["before_activation"].number();
  if (kind == "elementwise") return std::nullopt;
  if (activation == "linear") return before;
  if (activation == "relu") return std::max(before, 0.0);
  if (activation == "sigmoid") return 1 / (1 + std::exp(-before));
  if (activation == "tanh") return std::tanh(before);
  return std::nullopt;
}

void check_traces(cnn::Network& network, const std::string& layer, std::size_t size, std::mt19937& random) {
  for (int i = 0; i < 6; ++i) {
    const auto index = static_cast<cnn::Count>(i == 0 ? 0 : i == 1 ? size - 1 : random() % size);
    const auto trace = network.trace(layer, index);
    REQUIRE(trace);
    const auto value = explained(*trace);
    const double output = *(*trace)["output"].number();
    CAPTURE(index);
    if (value) CHECK(std::fabs(*value - output) <= 1e-4 * std::max(1.0, std::fabs(output)));
  }
}

/// Shapes and weights of the network against the rows of the analysis.
void check_run(cnn::Network& network, const Json& analysis, std::mt19937& random) {
  std::map<std::string, Json> weights;
  for (const auto& place : network.weight_places()) {
    weights[place.layer].push_back({{"name", std::string(place.name)}, {"shape", place.shape}});
  }
  for (std::size_t call = 0; call < network.call_outputs().size(); ++call) {
    const auto& layer = network.model().layer_of(call);
    if (!network.model().calls[call].in_summary || layer.model) continue;
    CAPTURE(layer.name);
    const Json& rows = analysis["layers"];
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Json& one) { return one["name"] == layer.name; });
    REQUIRE(row != rows.end());
    const auto& tensor = network.tensors()[network.call_outputs()[call]];
    Json shape = tensor.shape;
    shape.insert(shape.begin(), (*row)["output_shape"][0]);
    if ((*row)["calls"] == 1) CHECK(shape == (*row)["output_shape"]);
    Json expected;
    for (const auto& weight : (*row)["weights"]) {
      expected.push_back({{"name", weight["name"]}, {"shape", weight["shape"]}});
    }
    CHECK(weights[layer.name] == expected);
    for (const float value : network.activations().subspan(tensor.offset, tensor.size)) {
      if (std::isnan(value)) FAIL_CHECK("not a number");
    }
    if (layer.kind->connections != nullptr) check_traces(network, layer.name, tensor.size, random);
  }
}

}  // namespace

TEST_CASE("every kind that runs gives what its shape rule says, from the weights it lists, and can trace it") {
  const unsigned seed = 20261124;
  CAPTURE(seed);
  std::mt19937 random(seed);
  std::set<std::string_view> seen;
  std::set<std::string_view> run;
  int networks = 0;
  for (const Json& config : all_models()) {
    CAPTURE(config.dump().substr(0, 200));
    const Json analysis = analyse(config);
    const auto network = compiled(config);
    const auto read = counted(config);
    REQUIRE(read);
    for (const auto& layer : read->model.layers) seen.insert(layer.kind->class_name);
    if (network == nullptr) continue;
    for (const auto& layer : read->model.layers) run.insert(layer.kind->class_name);
    fill(*network, random);
    network->run();
    network->show();
    check_run(*network, analysis, random);
    ++networks;
  }
  for (const auto& listed : cnn::all_layers()) {
    const cnn::LayerKind& kind = *listed;
    if (kind.operation) continue;  // these have a suite of their own
    CAPTURE(kind.class_name);
    CHECK(seen.count(kind.class_name) == 1);
    if (kind.forward != nullptr) CHECK(run.count(kind.class_name) == 1);
  }
  MESSAGE("networks run: " << networks);
}

TEST_CASE("every kind names its arguments, its factors and its aliases once") {
  std::set<std::pair<std::string_view, bool>> names;
  for (const auto& listed : cnn::all_layers()) {
    const cnn::LayerKind& kind = *listed;
    CAPTURE(kind.class_name);
    CHECK(names.insert({kind.class_name, kind.operation}).second);
    for (const auto alias : kind.aliases) CHECK(names.insert({alias, kind.operation}).second);
    std::set<std::string_view> arguments;
    for (const auto& argument : kind.arguments) CHECK(arguments.insert(argument.name).second);
    CHECK(cnn::find_layer(kind.class_name, kind.operation) == &kind);
  }
}

TEST_CASE("where only the outputs are kept they are the same numbers, in less memory") {
  int networks = 0;
  int smaller = 0;
  for (const Json& config : all_models()) {
    CAPTURE(config.dump().substr(0, 200));
    const auto all = compiled(config);
    const auto outputs = compiled(config, cnn::Keep::kOutputs);
    REQUIRE((all == nullptr) == (outputs == nullptr));
    if (all == nullptr) continue;
    // A pass finds the memory as the one before has left it: the third one, full of NaN.
    for (unsigned seed = 1; seed <= 3; ++seed) {
      for (const auto& network : {all.get(), outputs.get()}) {
        std::mt19937 random(seed);
        fill(*network, random);
        const auto& input = network->tensors()[network->inputs()[0]];
        if (seed == 2) {
          for (float& value : network->activations().subspan(input.offset, input.size)) value = std::nanf("");
        }
        network->run();
        network->show();
      }
      for (std::size_t i = 0; i < all->outputs().size(); ++i) {
        const auto values = [&](cnn::Network& network) {
          const auto& place = network.tensors()[network.outputs()[i]];
          return network.activations().subspan(place.offset, place.size);
        };
        const auto expected = values(*all);
        const auto found = values(*outputs);
        REQUIRE(expected.size() == found.size());
        CHECK(same_numbers(expected, found));
      }
    }
    CHECK(outputs->activations().size() <= all->activations().size());
    if (outputs->activations().size() < all->activations().size()) ++smaller;
    ++networks;
    CHECK(outputs->trace(outputs->model().layers.back().name, 0).error().code == "not_kept");
  }
  CHECK(networks > 390);
  CHECK(smaller > 200);
}
