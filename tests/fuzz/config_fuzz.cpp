// Any bytes as a config: the engine reads, counts, prints, diagnoses and answers or refuses, and never breaks.
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>

#include "core/api/api.hpp"
#include "core/base/json.hpp"
#include "core/counting/rows.hpp"
#include "core/diagnosis/diagnosis.hpp"
#include "core/keras/model_reader.hpp"
#include "core/keras/print_summary.hpp"
#include "core/layers/catalogue.hpp"

namespace {

using cnn::Result;
using cnn::Value;

const cnn::ModelReader kReader = {cnn::catalogue(), cnn::count_model};

/// What must hold of every answer: an error has a code.
const Result<Value>& checked(const Result<Value>& answer) {
  if (!answer && answer.error().code.empty()) std::abort();
  return answer;
}

/// The counts of the rows add up to the total, and a total is whole.
void check_total(const Value& analysis) {
  double sum = 0;
  for (const Value& row : *analysis["layers"].array()) {
    if (const double* params = row["params"].number()) sum += *params;
  }
  const auto total = analysis["total_params"].integer();
  if (!total || *total < 0) std::abort();
  if (static_cast<double>(*total) != sum) std::abort();
}

/// The whole way of a page: text in, text out, which is JSON.
void check_text(std::string_view config) {
  const auto answer = cnn::parse_json(cnn::api::analyse(config));
  if (!answer) std::abort();
  const Value* error = answer->find("error");
  if (error != nullptr && (*error)["code"].text() == nullptr) std::abort();
}

void diagnose_row(const cnn::CountedModel& model, const Value& analysis, std::size_t number) {
  using cnn::object;
  const cnn::Array& rows = *analysis["layers"].array();
  if (rows.empty() || rows.size() > 8) return;
  const Value& row = rows[number % rows.size()];
  constexpr std::string_view kAsked[] = {"params", "output_shape", "total_params", "trainable_params"};
  const Value question = object({{"layer", row["name"]}, {"of", kAsked[number / 8 % std::size(kAsked)]}});
  checked(cnn::diagnose(model, question, number % 2 == 0 ? "56" : "2*(3*3*3)+1", Value(), kReader));
  checked(cnn::answer(model, question, object({{"beliefs", cnn::Array{"conv_no_bias"}}}), kReader));
}

/// A number that changes with every byte: it decides what is tried beside the count.
unsigned mark_of(std::string_view text) {
  unsigned mark = 2166136261U;
  for (const char letter : text) mark = (mark ^ static_cast<unsigned char>(letter)) * 16777619U;
  return mark >> 8;
}

const Value& options_of(std::size_t number) {
  using cnn::object;
  static const Value kOptions[] = {object({}), object({{"style", "keras2"}, {"width", 40}}),
                                   object({{"style", "tf2.7"}, {"expand_nested", true}}),
                                   object({{"style", "tf2.13"}, {"show_trainable", true}, {"width", 20}})};
  return kOptions[number % std::size(kOptions)];
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  // Each text is read once; that the page's way through texts agrees is tried on one input in sixteen.
  const unsigned mark = mark_of(text);
  if (mark % 16 == 1) check_text(text);
  const auto config = cnn::parse_json(text);
  if (!config) return 0;
  const auto model = kReader(*config);
  if (!model) {
    checked(Result<Value>(model.error()));
    return 0;
  }
  const auto analysis = checked(cnn::analyse(*model, Value()));
  if (!analysis) return 0;
  check_total(*analysis);
  checked(cnn::print_summary(*config, options_of(mark), kReader));
  // Trying all pairs of beliefs takes a thousand times as long as counting.
  if (mark % 256 == 0) diagnose_row(*model, *analysis, mark / 256);
  return 0;
}
