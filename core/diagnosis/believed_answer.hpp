// What somebody who believes wrong rules would answer.
#pragma once

#include "core/answers/question.hpp"
#include "core/diagnosis/believed_model.hpp"

namespace cnn {

struct Believed {
  Answer answer = {};
  std::vector<std::size_t> touched = {};
  std::vector<Weight> weights = {};            ///< of the layer in question, as the believer sees them
  std::vector<std::string_view> earlier = {};  ///< of a reduction: touched layers of the model before
};

/// What one layer adds to a total.
struct Share {
  std::size_t call = 0;
  double value = 0;
  bool touched = false;  ///< a changed rule made the difference here, and not only in what the layer reads
};

/// What is summed up to a total (`of`: kTotal, kTotalTrainable, kTotalNonTrainable) in this view of all calls; nothing
/// where a count is unknown. `own` counts take the place of what a layer has.
std::optional<std::vector<Share>> shares_in(const CountedModel& counted, const BelievedModel& view,
                                            const Hypothesis& hypothesis, const OwnAnswers& own, Asked of);

/// The answer to a cell or a total (then of a view of all calls). Nothing where the view does not tell.
std::optional<Believed> answer_in(const CountedModel& counted, const BelievedModel& view, const Hypothesis& hypothesis,
                                  const OwnAnswers& own, const Question& question);

/// The answer to any question under a hypothesis; no beliefs and nothing given: the right answer.
std::optional<Believed> answer_under(const CountedModel& counted, const Question& question,
                                     const Hypothesis& hypothesis, const OwnAnswers& own = {});

/// The beliefs about any layer of a model, also inside the models within it.
std::vector<const Belief*> beliefs_about(const Model& model);

}  // namespace cnn
