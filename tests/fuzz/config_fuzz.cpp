// Any bytes as a config: the engine reads, counts, diagnoses and answers or refuses, and never breaks.
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>

#include "core/api.hpp"
#include "core/json.hpp"

namespace {

/// What must hold of every answer: it is JSON, and it is an error with a code or a value without one.
cnn::Value checked(const std::string& text) {
  const auto answer = cnn::parse_json(text);
  if (!answer) std::abort();
  const cnn::Value* error = answer->find("error");
  if (error != nullptr && (*error)["code"].text() == nullptr) std::abort();
  return *answer;
}

/// The counts of the rows add up to the total, and a total is whole.
void check_total(const cnn::Value& analysis) {
  double sum = 0;
  for (const cnn::Value& row : *analysis["layers"].array()) {
    if (const double* params = row["params"].number()) sum += *params;
  }
  const auto total = analysis["total_params"].integer();
  if (!total || *total < 0) std::abort();
  if (static_cast<double>(*total) != sum) std::abort();
}

void diagnose_rows(std::string_view config, const cnn::Value& analysis) {
  using cnn::object;
  const cnn::Array& rows = *analysis["layers"].array();
  if (rows.empty() || rows.size() > 8) return;
  const cnn::Value& row = rows.back();
  for (const std::string_view of : {"params", "output_shape", "total_params", "trainable_params"}) {
    const std::string question = cnn::write_json(object({{"layer", row["name"]}, {"of", of}}));
    checked(cnn::api::diagnose(config, question, "56"));
    checked(cnn::api::diagnose(config, question, "\"2*(3*3*3)+1\""));
    checked(cnn::api::answer(config, question, "{\"beliefs\": [\"conv_no_bias\"]}"));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view config(reinterpret_cast<const char*>(data), size);
  const cnn::Value analysis = checked(cnn::api::analyse(config));
  if (analysis.find("error") != nullptr) return 0;
  check_total(analysis);
  constexpr std::string_view kOptions[] = {R"({})", R"({"style": "keras2", "width": 40})",
                                           R"({"style": "tf2.7", "expand_nested": true})",
                                           R"({"style": "tf2.13", "show_trainable": true, "width": 20})"};
  checked(cnn::api::summary(config, kOptions[size % std::size(kOptions)]));
  // Trying all pairs of beliefs takes a thousand times as long as counting: one input in sixteen.
  if (size % 16 == 0) diagnose_rows(config, analysis);
  return 0;
}
