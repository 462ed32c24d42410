// What the tests of bad input share: short models, and how a refusal looks.
#pragma once

#include "tests/core/support/support.hpp"

namespace support {

/// A layer by its class name and arguments.
struct Part {
  const char* class_name;
  Json config;
};

inline Json model(const Json& input_shape, const std::vector<Part>& parts) {
  Json layers = Json::array();
  for (const Part& part : parts) layers.push_back(Json::array({part.class_name, part.config}));
  return sequential(input_shape, layers);
}

inline Json conv(Json more, const Json& input = {20, 20, 3}) {
  Json config = {{"name", "conv"}, {"filters", 4}, {"kernel_size", {3, 3}}};
  config.update(more);
  return model(input, {{"Conv2D", config}});
}

inline Json error_of(const Json& config) {
  const Json analysis = analyse(config);
  CAPTURE(analysis.dump().substr(0, 300));
  REQUIRE(analysis.contains("error"));
  return analysis["error"];
}

inline void check_refused(const Json& config, const std::string& code, const std::string& layer,
                          const std::string& argument, const Json& found) {
  const Json error = error_of(config);
  CAPTURE(error.dump());
  CHECK(error["code"] == code);
  CHECK(error["layer"] == layer);
  CHECK(error["argument"] == argument);
  CHECK(error["expected"] != "");
  CHECK(error["found"] == found);
}

/// A config as text, for what nlohmann's JSON would not write.
inline Json analyse_text(const std::string& text) { return Json::parse(cnn::api::analyse(text)); }

}  // namespace support
