// A model as it is to someone who believes wrong rules.
#pragma once

#include <deque>

#include "core/diagnosis/belief.hpp"

namespace cnn {

/// Where in the model the changed rules apply: everywhere, or only at the layer in question, for a learner whose
/// earlier answers were right, or are known.
enum class Scope { kEverywhere, kAskedLayer };

/// Whether a belief is one about layers of this kind.
bool holds(const LayerKind& kind, const Belief* belief);

/// What a learner has answered before, right or wrong, taken as given: by call, output shapes and counts.
struct OwnAnswers {
  std::vector<std::optional<Shape>> shapes = {};
  std::vector<std::optional<double>> params = {};

  bool empty() const { return shapes.empty() && params.empty(); }
};

/// One explanation: these beliefs, applied there. No beliefs: the right rules, on what is given.
struct Hypothesis {
  std::vector<const Belief*> beliefs = {};
  Scope scope = Scope::kEverywhere;
  std::optional<std::size_t> asked = {};  ///< the call in question, for the scope
};

bool believes_at(const Hypothesis& hypothesis, std::size_t call);

/// A model as a believer sees it. Not to be copied: `facts` points into `own`.
struct BelievedModel {
  BelievedModel() = default;
  BelievedModel(BelievedModel&&) = default;
  BelievedModel& operator=(BelievedModel&&) = default;
  BelievedModel(const BelievedModel&) = delete;
  BelievedModel& operator=(const BelievedModel&) = delete;
  ~BelievedModel() = default;

  std::vector<const Facts*> facts = {};  ///< of each call so far: the right ones, or one's own
  std::deque<Facts> own = {};
  std::vector<std::size_t> touched = {};   ///< calls where a changed rule made a difference
  std::vector<std::size_t> reshaped = {};  ///< those of them where it changed the shape
  /// The beliefs would have led to another answer to a cell that the learner has answered rightly.
  bool contradicts = false;

  const Facts& operator()(std::size_t call) const { return *facts[call]; }
};

/// The calls of a model as far as `last`. Nothing where the beliefs lead to an impossible model. `alone`: of two
/// beliefs everywhere, what each leads to by itself; it is not counted again where the other has no say, and must live
/// as long.
std::optional<BelievedModel> model_under(const CountedModel& counted, const Hypothesis& hypothesis,
                                         const OwnAnswers& own, std::size_t last,
                                         std::span<const BelievedModel* const> alone = {});

}  // namespace cnn
