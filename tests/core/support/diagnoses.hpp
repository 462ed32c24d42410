// What the suites of diagnoses share: the engine's door with all that is known about a learner, and lists of causes.
#pragma once

#include "tests/core/support/misconception_cases.hpp"

namespace support {

inline const Json kTotal = {{"of", "total_params"}};

inline Json diagnose_with(const Json& config, const Json& question, const Json& answer, const Json& options) {
  return Json::parse(cnn::api::diagnose(config.dump(), question.dump(), answer.dump(), options.dump()));
}

inline Json follow_up(const Json& config, const Json& question, const Json& answer,
                      const Json& evidence = Json::array()) {
  const Json options = {{"evidence", evidence}};
  return Json::parse(cnn::api::follow_up(config.dump(), question.dump(), answer.dump(), options.dump()));
}

/// An earlier answer of the learner's own.
inline Json earlier(const char* layer, const char* of, const Json& answer) {
  return {{"layer", layer}, {"of", of}, {"answer", answer}};
}

inline Json given(const char* layer, const char* of, const Json& answer) {
  return {{"given", Json::array({earlier(layer, of, answer)})}};
}

/// The ids of the causes, likeliest first.
inline std::vector<std::string> ids_of(const Json& diagnosis) {
  std::vector<std::string> ids;
  for (const auto& cause : diagnosis.at("causes")) ids.push_back(cause["id"]);
  return ids;
}

/// The cause with this id.
inline Json cause_of(const Json& diagnosis, const char* id) {
  for (const auto& cause : diagnosis.at("causes")) {
    if (cause["id"] == id) return cause;
  }
  return nullptr;
}

inline bool names(const Json& diagnosis, const char* id) { return !cause_of(diagnosis, id).is_null(); }

}  // namespace support
