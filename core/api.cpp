// Reads requests, calls the engine, writes answers. No rule of its own.
#include "core/api.hpp"

#include <map>

#include "core/base/json.hpp"
#include "core/base/python_literal.hpp"
#include "core/counting/comparison.hpp"
#include "core/counting/model_differences.hpp"
#include "core/counting/receptive_field.hpp"
#include "core/counting/rows.hpp"
#include "core/diagnosis/diagnosis.hpp"
#include "core/keras/model_form.hpp"
#include "core/keras/model_reader.hpp"
#include "core/keras/print_summary.hpp"
#include "core/keras/restored_model.hpp"
#include "core/keras/single_layer.hpp"
#include "core/layers/catalogue.hpp"
#include "core/layers/described.hpp"
#include "core/practice/design.hpp"
#include "core/practice/variant.hpp"
#include "core/running/network.hpp"
#include "core/running/parameter_uses.hpp"

namespace cnn::api {
namespace {

std::string error_text(const Error& error) {
  return write_json(object({{"error", object({{"code", error.code},
                                              {"layer", error.layer},
                                              {"argument", error.argument},
                                              {"expected", error.expected},
                                              {"found", error.found}})}}));
}

std::string text_of(const Result<Value>& result) { return result ? write_json(*result) : error_text(result.error()); }

/// Parses each text, which may be a Python literal where it is a config, and calls `function` with the values; the
/// first text that is neither is the answer's error.
template <class Function, class... Texts>
std::string with_values(Function function, Texts... texts) {
  Result<Value> values[] = {parse_json_or_python(texts)...};
  for (const auto& value : values) {
    if (!value) return error_text(value.error());
  }
  std::size_t next = 0;
  // A braced list is evaluated from left to right, the arguments of a call need not be.
  const Value* pointers[] = {(static_cast<void>(texts), &*values[next++])...};
  return text_of(function(pointers));
}

/// Reads a config with the layers that we know.
ModelReader reader() { return {catalogue(), count_model}; }

/// The same where the first text is a config: `function` gets its model, counted, and all values.
template <class Function, class... Texts>
std::string with_model(Function function, Texts... texts) {
  return with_values(
      [&](const auto& values) -> Result<Value> {
        auto model = reader()(*values[0]);
        if (!model) return model.error();
        return function(*model, values);
      },
      texts...);
}

Result<Value> analysis_of(const Value& config) {
  auto model = reader()(config);
  if (!model) return model.error();
  return cnn::analyse(*model, Value());
}

/// What is made of two models: the faults of the first are told first.
std::string with_analyses(Value (*made)(const Value&, const Value&), std::string_view before, std::string_view after) {
  return with_values(
      [made](const auto& v) -> Result<Value> {
        auto old_analysis = analysis_of(*v[0]);
        if (!old_analysis) return old_analysis;
        auto new_analysis = analysis_of(*v[1]);
        if (!new_analysis) return new_analysis;
        return made(*old_analysis, *new_analysis);
      },
      before, after);
}

struct Networks {
  std::map<int, std::unique_ptr<Network>> by_id;
  int next_id = 1;
};

Networks& networks() {
  static Networks all;
  return all;
}

Network* find(int id) {
  const auto found = networks().by_id.find(id);
  return found == networks().by_id.end() ? nullptr : found->second.get();
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

std::string layers() { return write_json(describe_layers()); }
std::string layer(std::string_view class_name) { return write_json(describe_layer(class_name)); }
std::string beliefs() { return write_json(cnn::beliefs(catalogue())); }
std::string skills() { return write_json(cnn::skills(catalogue())); }
std::string tasks() { return write_json(cnn::tasks()); }

std::string analyse(std::string_view config, std::string_view options) {
  return with_model([](const auto& model, const auto& v) { return cnn::analyse(model, *v[1]); }, config, options);
}

std::string read_config(std::string_view config) {
  return with_values(
      [](const auto& v) -> Result<Value> {
        auto form = find_model(*v[0]);
        if (!form) return form.error();
        return *form->config;
      },
      config);
}

std::string single_layer(std::string_view layer, std::string_view input_shapes, std::string_view call) {
  return with_values([](const auto& v) { return cnn::single_layer(*v[0], *v[1], *v[2], catalogue()); }, layer,
                     input_shapes, call);
}

std::string restored_model(std::string_view rows, std::string_view input_shape) {
  return with_values([](const auto& v) { return cnn::restored_model(*v[0], *v[1], catalogue()); }, rows, input_shape);
}

std::string receptive_field(std::string_view config) {
  return with_model([](const auto& model, const auto&) -> Result<Value> { return receptive_fields_value(model); },
                    config);
}

std::string summary(std::string_view config, std::string_view options) {
  return with_values([](const auto& v) { return print_summary(*v[0], *v[1], reader()); }, config, options);
}

std::string compare(std::string_view before, std::string_view after) {
  return with_analyses(cnn::compare, before, after);
}

std::string differences(std::string_view before, std::string_view after) {
  return with_analyses(cnn::differences, before, after);
}

std::string diagnose(std::string_view config, std::string_view question, std::string_view answer,
                     std::string_view options) {
  return with_model(
      [](const auto& model, const auto& v) { return cnn::diagnose(model, *v[1], *v[2], *v[3], reader()); }, config,
      question, answer, options);
}

std::string follow_up(std::string_view config, std::string_view question, std::string_view answer,
                      std::string_view options) {
  return with_model(
      [](const auto& model, const auto& v) { return cnn::follow_up(model, *v[1], *v[2], *v[3], reader()); }, config,
      question, answer, options);
}

std::string answer(std::string_view config, std::string_view question, std::string_view options) {
  return with_model([](const auto& model, const auto& v) { return cnn::answer(model, *v[1], *v[2], reader()); }, config,
                    question, options);
}

std::string variant(std::string_view options) {
  return with_values([](const auto& v) { return cnn::variant(*v[0], reader()); }, options);
}

std::string design(std::string_view options) {
  return with_values([](const auto& v) { return cnn::design(*v[0], reader()); }, options);
}

std::string grade(std::string_view design, std::string_view config) {
  return with_values([](const auto& v) { return cnn::grade(*v[0], *v[1], reader()); }, design, config);
}

std::string uses(std::string_view config, std::string_view parameter) {
  return with_model([](const auto& model, const auto& v) { return parameter_uses(model, *v[1]); }, config, parameter);
}

std::string compile(std::string_view config, std::uint32_t seed, bool keep_all, bool handed) {
  return with_model(
      [&](auto& model, const auto&) -> Result<Value> {
        auto network = Network::compile(std::move(model), seed, keep_all ? Keep::kAll : Keep::kOutputs,
                                        handed ? Start::kHanded : Start::kDrawn);
        if (!network) return network.error();
        Value answer = places_value(**network);
        // Kept last: where memory runs out on the way, no network may stay behind that nobody can free.
        const int id = networks().next_id;
        answer.set("id", id);
        networks().by_id[id] = std::move(*network);
        ++networks().next_id;
        return answer;
      },
      config);
}

std::string trace(int id, std::string_view layer, double index) {
  Network* network = find(id);
  if (network == nullptr) return error_text({"no_such_network", "", "id", "compiled_network", id});
  const auto whole = Value(index).integer();
  return text_of(network->trace(layer, whole.value_or(-1)));
}

float* activations(int id) {
  Network* network = find(id);
  return network == nullptr ? nullptr : network->activations().data();
}

float* weights(int id) {
  Network* network = find(id);
  return network == nullptr ? nullptr : network->weights().data();
}

bool run(int id) {
  Network* network = find(id);
  if (network == nullptr) return false;
  network->run();
  return true;
}

void begin(int id) {
  if (Network* network = find(id)) network->begin();
}

double advance(int id) {
  Network* network = find(id);
  return network == nullptr ? 1 : network->advance();
}

void show(int id) {
  if (Network* network = find(id)) network->show();
}

void free_network(int id) { networks().by_id.erase(id); }

}  // namespace cnn::api
