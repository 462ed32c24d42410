// The engine's door on a command line, so that tests can compare builds: each line of standard input is
// {"call": name, "arguments": [values…]}; each line of standard output is what the door answers.
#include <iostream>
#include <string>

#include "core/api.hpp"
#include "core/json.hpp"

namespace {

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
  if (*name == "compare") return cnn::api::compare(first, argument(request, 1));
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
