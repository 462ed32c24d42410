// Questions by their names, cells by their facts.
#include "core/answers/question.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace cnn {
namespace {

struct AskedName {
  std::string_view name;
  Asked of;
};
constexpr AskedName kAskedNames[] = {
    {"output_shape", Asked::kOutputShape},
    {"params", Asked::kParams},
    {"trainable_params", Asked::kTotalTrainable},
    {"non_trainable_params", Asked::kTotalNonTrainable},
    {"total_params", Asked::kTotal},
    {"receptive_field", Asked::kReceptiveField},
    {"reduction", Asked::kReduction},
    {"factor", Asked::kFactor},
    {"biases", Asked::kBiases},
    {"weights_of_one", Asked::kWeightsOfOne},
    {"weights", Asked::kWeights},
    {"kernel_shape", Asked::kKernelShape},
    {"all_shapes", Asked::kAllShapes},
    {"all_terms", Asked::kAllTerms},
    {"all_params", Asked::kAllParams},
    // Second names, for a question that is written: with a layer, the same two words mean its cell.
    {"trainable_params", Asked::kTrainableParams},
    {"non_trainable_params", Asked::kNonTrainableParams},
};

bool is_bias(const Weight& weight) {
  constexpr std::string_view kBias = "bias";
  return weight.name.size() >= kBias.size() && weight.name.substr(weight.name.size() - kBias.size()) == kBias;
}

bool counts(const Facts& facts, const Weight& weight, Asked of) {
  switch (of) {
    case Asked::kTrainableParams:
      return weight.trainable && !facts.frozen;
    case Asked::kNonTrainableParams:
      return !weight.trainable || facts.frozen;
    // A total asks each weight: Keras does not look at the flags of the models and wrappers around it.
    case Asked::kTotalTrainable:
      return weight.trainable;
    case Asked::kTotalNonTrainable:
      return !weight.trainable;
    case Asked::kBiases:
      return is_bias(weight);
    case Asked::kWeights:
      return !is_bias(weight);
    default:
      return true;
  }
}

double count(const Facts& facts, Asked of) {
  double sum = 0;
  for (const Weight& weight : facts.weights) {
    if (!counts(facts, weight, of)) continue;
    const auto params = weight.count();
    if (!params) return std::numeric_limits<double>::quiet_NaN();
    sum += static_cast<double>(*params);
  }
  return sum;
}

/// The weights that belong to one filter or unit: the product of the other factors. Nothing for layers whose weights
/// are several, or are not shared out among filters or units.
std::optional<Answer> weights_of_one(const Facts& facts) {
  const Weight* only = nullptr;
  for (const Weight& weight : facts.weights) {
    if (is_bias(weight)) continue;
    if (only != nullptr) return std::nullopt;
    only = &weight;
  }
  if (only == nullptr) return std::nullopt;
  double product = 1;
  bool shared_out = false;
  for (const Factor& factor : only->factors) {
    if (factor.label == "filters" || factor.label == "units") {
      shared_out = true;
    } else {
      product *= static_cast<double>(factor.size);
    }
  }
  if (!shared_out) return std::nullopt;
  return Answer{product};
}

}  // namespace

bool is_list(Asked of) {
  return of == Asked::kOutputShape || of == Asked::kKernelShape || of == Asked::kAllShapes || of == Asked::kAllTerms ||
         of == Asked::kAllParams;
}

bool is_total(Asked of) {
  return of == Asked::kTotal || of == Asked::kTotalTrainable || of == Asked::kTotalNonTrainable ||
         of == Asked::kAllParams;
}

Result<Question> read_question(const Model& model, const Value& question, const ModelReader& read) {
  Question result;
  const std::string* of = question["of"].text();
  const std::string* layer = question["layer"].text();
  const auto* asked = std::find_if(std::begin(kAskedNames), std::end(kAskedNames),
                                   [&](const AskedName& one) { return of != nullptr && one.name == *of; });
  if (asked == std::end(kAskedNames)) return Error{"unknown_question", "", "of", "known_question", question["of"]};
  result.of = asked->of;
  if (layer != nullptr) {
    result.layer = *layer;
    if (result.of == Asked::kTotalTrainable) result.of = Asked::kTrainableParams;
    if (result.of == Asked::kTotalNonTrainable) result.of = Asked::kNonTrainableParams;
  }
  if (const std::string* weight = question["weight"].text()) result.weight = *weight;
  if (const std::string* label = question["label"].text()) result.label = *label;
  if (result.of == Asked::kReduction) {
    auto from = read(question["from"]);
    if (!from) return from.error();
    result.from = std::move(*from);
    return result;
  }
  if (is_total(result.of)) {
    // The total is the whole model's, whichever layer is named beside it.
    result.layer.clear();
    return result;
  }
  for (std::size_t call = 0; call < model.calls.size(); ++call) {
    if (model.layer_of(call).name == result.layer) result.call = call;
  }
  if (!result.call) return Error{"no_such_layer", result.layer, "layer", "name_of_a_layer", question["layer"]};
  return result;
}

std::string_view name_of(Asked of) {
  for (const AskedName& one : kAskedNames) {
    if (one.of == of) return one.name;
  }
  return {};
}

Value question_value(const Question& question) {
  Value value;
  value.set("of", name_of(question.of));
  if (!question.layer.empty()) value.set("layer", question.layer);
  if (!question.weight.empty()) value.set("weight", question.weight);
  if (!question.label.empty()) value.set("label", question.label);
  return value;
}

bool same_answer(const Answer& a, const Answer& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    // Counts are whole and exact however large: one bias of millions is a difference. The rest is for 9.333333.
    if (std::fabs(a[i] - b[i]) > 1e-6 && !(std::isnan(a[i]) && std::isnan(b[i]))) return false;
  }
  return true;
}

Value answer_value(const Answer& answer, Asked of) {
  if (!is_list(of)) return answer[0];
  Array sizes;
  if (of == Asked::kOutputShape) sizes.push_back(Value());
  for (const double size : answer) sizes.push_back(std::isnan(size) ? Value() : Value(size));
  return sizes;
}

std::optional<Answer> cell_answer(const Facts& facts, const Question& question) {
  if (question.of == Asked::kFactor) {
    const auto size = factor_size(facts, question.weight, question.label);
    return size ? std::optional(Answer{*size}) : std::nullopt;
  }
  if (question.of == Asked::kWeightsOfOne) return weights_of_one(facts);
  if (question.of != Asked::kOutputShape) return Answer{count(facts, question.of)};
  Answer sizes;
  for (const Count size : without_batch(facts.output())) {
    sizes.push_back(size == kUnknown ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(size));
  }
  return sizes;
}

std::optional<double> factor_size(const Facts& facts, std::string_view weight, std::string_view label) {
  // Factors are about the layer: who has no biases, or adds window, channels and filters where they are multiplied,
  // still says how many filters there are.
  std::optional<double> elsewhere;
  for (const Weight& one : facts.weights) {
    for (const Factor& factor : one.factors) {
      if (factor.label != label) continue;
      if (one.name == weight) return static_cast<double>(factor.size);
      if (!elsewhere) elsewhere = static_cast<double>(factor.size);
    }
  }
  return elsewhere;
}

std::optional<Answer> kernel_shape(const Facts& right, const Facts& believed) {
  Answer sizes;
  for (const Weight& weight : right.weights) {
    if (weight.name != "kernel") continue;
    for (const Factor& factor : weight.factors) {
      const auto size = factor_size(believed, weight.name, factor.label);
      if (!size) return std::nullopt;
      sizes.push_back(*size);
    }
  }
  return sizes.size() > 1 ? std::optional(sizes) : std::nullopt;
}

}  // namespace cnn
