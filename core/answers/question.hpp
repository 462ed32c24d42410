// What can be asked about a model, and what the answer is.
#pragma once

#include <optional>
#include <string>

#include "core/answers/typed_answer.hpp"
#include "core/model/given_reader.hpp"

namespace cnn {

enum class Asked {
  kOutputShape,
  kParams,
  kTrainableParams,
  kNonTrainableParams,
  kTotal,
  kTotalTrainable,
  kTotalNonTrainable,
  kReceptiveField,  ///< how many cells of the input's first axis an output of the layer sees
  kReduction,
  // Intermediates, which follow-up questions ask for.
  kFactor,        ///< the size of one factor of a weight: what a Dense layer reads
  kBiases,        ///< the biases of a layer
  kWeightsOfOne,  ///< the weights of one filter or unit, without its bias
  kWeights,       ///< all but the biases
  kKernelShape,   ///< the sizes of all factors of a kernel
  kAllShapes,     ///< the sizes of all layers' outputs up to one, in their order
  kAllTerms,      ///< the weights and the biases of all layers up to one, written as a sum
  kAllParams,     ///< of every layer that has weights, in their order, written as a sum
};

struct Question {
  Asked of = Asked::kParams;
  std::string layer = {};
  std::optional<std::size_t> call = {};   ///< of a layer's cell; of all up to one, that one
  std::string weight = {};                ///< of `factor`
  std::string label = {};                 ///< of `factor`
  std::optional<CountedModel> from = {};  ///< of `reduction`: the model before
};

/// Reads `{layer, of, weight, label, from}`; `read` reads `from`. Errors: `unknown_question`, `no_such_layer`, or those
/// of the model `from`.
Result<Question> read_question(const Model& model, const Value& question, const ModelReader& read);

/// The question as read_question reads it, without `from`.
Value question_value(const Question& question);

/// What a question is called: `params`.
std::string_view name_of(Asked of);

/// True for the totals of a whole model, and for the list of what they are summed up from.
bool is_total(Asked of);

/// True where an answer is several numbers.
bool is_list(Asked of);

/// An answer as numbers: sizes without the batch (NaN for unknown), one number, or one of each layer.
using Answer = std::vector<double>;

bool same_answer(const Answer& a, const Answer& b);
Value answer_value(const Answer& answer, Asked of);

/// The answer that a cell has by these facts. Nothing where they do not tell.
std::optional<Answer> cell_answer(const Facts& facts, const Question& question);

/// The size of a factor, of the weight in question if it has one of this label.
std::optional<double> factor_size(const Facts& facts, std::string_view weight, std::string_view label);

/// The sizes that a believer gives the factors of a kernel. Nothing for a layer without one, or one of a single factor.
std::optional<Answer> kernel_shape(const Facts& right, const Facts& believed);

}  // namespace cnn
