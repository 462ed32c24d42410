// What someone who believes a wrong rule would answer, and which beliefs explain a given answer.
#pragma once

#include <optional>
#include <string>

#include "core/answer.hpp"
#include "core/misconception.hpp"

namespace cnn {

enum class Asked {
  kOutputShape,
  kParams,
  kTrainableParams,
  kNonTrainableParams,
  kTotal,
  kTotalTrainable,
  kTotalNonTrainable,
  kReduction,
  kSize,  ///< of the model in memory; answered by size_answer.cpp
};

struct Question {
  Asked of = Asked::kParams;
  std::string layer;
  std::optional<std::size_t> call;   ///< of a layer's cell
  std::optional<CountedModel> from;  ///< of `reduction`: the model before
};

/// Reads `{layer, of, from}`. Errors: `unknown_question`, `no_such_layer`, or those of the model `from`.
Result<Question> read_question(const Model& model, const Value& question);

/// An answer as numbers: sizes without the batch (NaN for unknown), or one number.
using Answer = std::vector<double>;

/// Where in the model the changed rules apply: everywhere, or only at the layer in question, for a learner whose
/// earlier answers were right.
enum class Scope { kEverywhere, kAskedLayer };

struct Believed {
  Answer answer;
  std::vector<std::size_t> touched = {};  ///< calls where a changed rule made a difference
  std::vector<Weight> weights = {};       ///< of the layer in question, as the believer sees them
};

/// The answer under these beliefs (none: the right one). Nothing where the beliefs lead to an impossible model.
std::optional<Believed> answer_under(const CountedModel& counted, const Question& question,
                                     const std::vector<const Belief*>& beliefs, Scope scope);

/// The Diagnosis of web/types.js for a typed text, a number or an array.
Result<Value> diagnose(const Value& config, const Value& question, const Value& answer);

/// What a believer answers; `options.beliefs` lists ids. Errors: `unknown_belief`, `belief_does_not_apply`.
Result<Value> answer(const Value& config, const Value& question, const Value& options);

/// The same for the question of the model's size: 9.82 KB, 10,060 bytes or 9.82.
Result<Value> diagnose_size(const CountedModel& counted, const Value& answer);
Result<Value> answer_size(const CountedModel& counted, const Value& beliefs);

/// [{id, row}], one entry for each row that a belief stands for.
Value beliefs();

}  // namespace cnn
