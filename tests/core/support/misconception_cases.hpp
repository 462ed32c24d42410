// What the suites of misconceptions share: a case is a wrong answer and the row of the table it must be explained by.
#pragma once

#include <vector>

#include "tests/core/support/support.hpp"

namespace support {

struct Case {
  const char* row;
  Json config;
  Json question;
  Json answer;
};

inline Json params(const char* layer) { return {{"layer", layer}, {"of", "params"}}; }
inline Json shape(const char* layer) { return {{"layer", layer}, {"of", "output_shape"}}; }

/// A model of one layer, named x.
inline Json one_layer(const Json& input, const char* class_name, Json config) {
  config["name"] = "x";
  return sequential(input, Json::array({Json::array({class_name, config})}));
}

inline void check(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    CAPTURE(one.row);
    CAPTURE(one.answer.dump());
    const Json diagnosis = diagnose(one.config, one.question, one.answer);
    CAPTURE(diagnosis.dump());
    REQUIRE(diagnosis.contains("correct"));
    CHECK(diagnosis["correct"] == false);
    CHECK(names_row(diagnosis, one.row));
  }
}

}  // namespace support
