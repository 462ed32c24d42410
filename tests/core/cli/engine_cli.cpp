// The engine's door on a command line, so that tests can compare builds: each line of standard input is
// {"call": name, "arguments": [values…]}; each line of standard output is what the door answers.
#include <iostream>
#include <string>

#include "core/api/api.hpp"
#include "core/base/json.hpp"

namespace {

/// Runs a network on given inputs, one list of numbers for each: {"outputs": [the numbers of every layer]}.
/// Floats are written with all their digits, so that builds can be compared.
std::string forward(const std::string& config, const cnn::Value& seed, const cnn::Value& inputs) {
  const std::string text = cnn::api::compile(config, static_cast<std::uint32_t>(seed.integer().value_or(1)));
  const auto network = cnn::parse_json(text);
  if (!network || network->find("error") != nullptr) return text;
  const int id = static_cast<int>(*(*network)["id"].integer());
  float* values = cnn::api::activations(id);
  const cnn::Array& places = *(*network)["inputs"].array();
  for (std::size_t i = 0; i < places.size() && inputs.array() != nullptr && i < inputs.array()->size(); ++i) {
    const cnn::Array& numbers = *(*inputs.array())[i].array();
    const auto offset = static_cast<std::size_t>(*places[i]["offset"].integer());
    const auto size = static_cast<std::size_t>(*places[i]["size"].integer());
    for (std::size_t k = 0; k < size && k < numbers.size(); ++k)
      values[offset + k] = static_cast<float>(*numbers[k].number());
  }
  cnn::api::run(id);
  cnn::api::show(id);
  cnn::Array outputs;
  for (const cnn::Value& place : *(*network)["activations"].array()) {
    const auto offset = static_cast<std::size_t>(*place["offset"].integer());
    cnn::Array numbers;
    for (std::size_t k = 0; k < static_cast<std::size_t>(*place["size"].integer()); ++k) {
      numbers.push_back(static_cast<double>(values[offset + k]));
    }
    outputs.push_back(std::move(numbers));
  }
  cnn::api::free_network(id);
  return cnn::write_json(cnn::object({{"outputs", std::move(outputs)}}));
}

std::string argument(const cnn::Value& request, std::size_t index) {
  const cnn::Array* arguments = request["arguments"].array();
  return arguments != nullptr && index < arguments->size() ? cnn::write_json((*arguments)[index]) : "null";
}

std::string answer(const cnn::Value& request) {
  const std::string* name = request["call"].text();
  const std::string first = argument(request, 0);
  if (name == nullptr) return "null";
  if (*name == "layers") return cnn::api::layers();
  if (*name == "beliefs") return cnn::api::beliefs();
  if (*name == "analyse") return cnn::api::analyse(first, argument(request, 1));
  if (*name == "summary") return cnn::api::summary(first, argument(request, 1));
  if (*name == "read_config") return cnn::api::read_config(first);
  if (*name == "receptive_field") return cnn::api::receptive_field(first);
  if (*name == "compare") return cnn::api::compare(first, argument(request, 1));
  if (*name == "differences") return cnn::api::differences(first, argument(request, 1));
  if (*name == "diagnose") {
    return cnn::api::diagnose(first, argument(request, 1), argument(request, 2), argument(request, 3));
  }
  if (*name == "follow_up") {
    return cnn::api::follow_up(first, argument(request, 1), argument(request, 2), argument(request, 3));
  }
  if (*name == "answer") return cnn::api::answer(first, argument(request, 1), argument(request, 2));
  if (*name == "skills") return cnn::api::skills();
  if (*name == "variant") return cnn::api::variant(first);
  if (*name == "tasks") return cnn::api::tasks();
  if (*name == "design") return cnn::api::design(first);
  if (*name == "grade") return cnn::api::grade(first, argument(request, 1));
  if (*name == "uses") return cnn::api::uses(first, argument(request, 1));
  if (*name == "forward") {
    const cnn::Array& arguments = *request["arguments"].array();
    if (arguments.size() == 3) return forward(first, arguments[1], arguments[2]);
  }
  return "null";
}

}  // namespace

int main() {
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto request = cnn::parse_json(line);
    std::cout << (request ? answer(*request) : "null") << '\n';
  }
}
