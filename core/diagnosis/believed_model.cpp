// Counts a model under changed rules. Where a believer's inputs are the right ones and no belief is about the layer,
// the right facts are used again, so that thousands of pairs of beliefs are tried in a moment even on large models.
#include "core/diagnosis/believed_model.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "core/answers/question.hpp"

namespace cnn {
namespace {

using Beliefs = std::vector<const Belief*>;

/// Changes facts by a rule; a rule that makes no difference here leaves no trace.
template <class Changed>
bool change(bool (*rule)(const BeliefSite&, Changed&), const BeliefSite& site, Changed& facts) {
  Changed before = facts;
  if (rule(site, facts)) return true;
  facts = std::move(before);
  return false;
}

/// Applies the rules of one kind (shape or weights) that the beliefs change at this call. True when one made a
/// difference.
bool apply(const Beliefs& beliefs, const BeliefSite& site, Facts& facts, bool shapes) {
  bool touched = false;
  for (const Belief* belief : beliefs) {
    if (!holds(*site.model.layer_of(site.call).kind, belief)) continue;
    if (shapes && belief->shape != nullptr) touched = change(belief->shape, site, facts.output()) || touched;
    if (!shapes && belief->weights != nullptr) touched = change(belief->weights, site, facts.weights) || touched;
    if (facts.output().empty()) return touched;
  }
  return touched;
}

/// What changed rules made a difference to at one call.
struct Touch {
  bool shape = false;
  bool weights = false;

  bool any() const { return shape || weights; }
};

bool believe(const Model& model, const std::vector<Facts>& right, const std::vector<Shape>& given,
             const Beliefs& beliefs, BelievedModel& view);

/// A model used as a layer, seen from inside with the same beliefs.
std::optional<Facts> believed_model(const Layer& layer, const Facts& right, std::vector<Shape> inputs,
                                    const Beliefs& beliefs, Touch& touched) {
  BelievedModel view;
  if (!believe(*layer.model, right.inner, inputs, beliefs, view)) return std::nullopt;
  Facts facts{.inputs = std::move(inputs), .count_known = right.count_known, .frozen = right.frozen};
  facts.outputs.clear();
  for (const Source& source : layer.model->outputs) facts.outputs.push_back(shape_of(source, view));
  facts.weights = weights_of(*layer.model, view);
  touched = {!view.reshaped.empty(), view.touched.size() > view.reshaped.size()};
  return facts;
}

bool any_changes_weights(const Beliefs& beliefs) {
  return std::any_of(beliefs.begin(), beliefs.end(), [](const Belief* belief) { return belief->weights != nullptr; });
}

/// The facts at one call as a believer sees them; `right` are those of the rules on the believer's inputs. Nothing
/// where the beliefs make it impossible.
std::optional<Facts> believed_facts(const Model& model, std::size_t call, const Facts& right, const Beliefs& beliefs,
                                    const BelievedModel& view, Touch& touched) {
  const Layer& layer = model.layer_of(call);
  Facts facts = right;
  if (!right.shape_known() || beliefs.empty()) return facts;
  touched.shape = apply(beliefs, {model, view.facts, call, right}, facts, true);
  if (facts.output().empty()) return std::nullopt;
  if (!any_changes_weights(beliefs)) return facts;
  // Counts that depend on positions use the shape that the believer sees.
  const Facts seen = facts;
  touched.weights = apply(beliefs, {model, view.facts, call, seen}, facts, false);
  for (Weight& weight : facts.weights) {
    if (!learns(layer)) weight.freeze();
  }
  return facts;
}

/// Whether any belief is about this layer, or about a layer of the model that it is.
class Concerned {
 public:
  explicit Concerned(const Beliefs& beliefs) : beliefs_(beliefs) {}

  bool operator()(const Layer& layer) {
    if (beliefs_.empty()) return false;
    if (layer.model) return true;
    const auto [entry, is_new] = by_kind_.try_emplace(layer.kind, false);
    for (const Belief* belief : beliefs_) {
      if (!is_new) break;
      entry->second = entry->second || holds(*layer.kind, belief);
    }
    return entry->second;
  }

 private:
  const Beliefs& beliefs_;
  std::map<const LayerKind*, bool> by_kind_;
};

/// Whether a believer's layer reads the same shapes in another view; `other` maps a call to its facts there.
template <class FactsOfCall>
bool same_inputs(const Call& call, const BelievedModel& view, const FactsOfCall& other) {
  return std::all_of(call.inputs.begin(), call.inputs.end(), [&](const Source& source) {
    const Facts& seen = view(source.call);
    const Facts& there = other(source.call);
    return &seen == &there || seen.outputs == there.outputs;
  });
}

/// Adds one call to the view. False where it is impossible. `given`: the shape of a model's input inside another.
bool believe_call(const Model& model, const std::vector<Facts>& right, const Beliefs& beliefs, bool concerned,
                  const Shape* given, BelievedModel& view) {
  const std::size_t call = view.facts.size();
  const Layer& layer = model.layer_of(call);
  const bool given_right = given == nullptr || (right[call].inputs.size() == 1 && *given == right[call].inputs[0]);
  const bool inputs_right =
      given_right &&
      same_inputs(model.calls[call], view, [&](std::size_t source) -> const Facts& { return right[source]; });
  if (!concerned && inputs_right) {
    view.facts.push_back(&right[call]);
    return true;
  }
  auto inputs = given != nullptr ? std::vector<Shape>{*given} : inputs_of(model.calls[call], view);
  Touch touched;
  std::optional<Facts> facts;
  if (layer.model) {
    facts = believed_model(layer, right[call], std::move(inputs), beliefs, touched);
  } else if (inputs_right) {
    facts = believed_facts(model, call, right[call], beliefs, view, touched);
  } else if (auto counted = facts_at(layer, std::move(inputs), model.calls[call].arguments)) {
    facts = believed_facts(model, call, *counted, beliefs, view, touched);
  }
  if (!facts) return false;
  if (touched.any()) view.touched.push_back(call);
  if (touched.shape) view.reshaped.push_back(call);
  if (!touched.any() && inputs_right) {
    view.facts.push_back(&right[call]);
    return true;
  }
  view.own.push_back(std::move(*facts));
  view.facts.push_back(&view.own.back());
  return true;
}

bool believe(const Model& model, const std::vector<Facts>& right, const std::vector<Shape>& given,
             const Beliefs& beliefs, BelievedModel& view) {
  Concerned concerned(beliefs);
  for (std::size_t call = 0; call < model.calls.size(); ++call) {
    const Shape* shape = nullptr;
    for (std::size_t i = 0; i < given.size(); ++i) {
      if (model.inputs[i] == call) shape = &given[i];
    }
    if (!believe_call(model, right, beliefs, concerned(model.layer_of(call)), shape, view)) return false;
  }
  return true;
}

/// Puts what the learner has answered for a call in the place of what follows there.
void take_given(const CountedModel& counted, const OwnAnswers& own, std::size_t call, BelievedModel& view) {
  const Facts& right = counted.facts[call];
  if (call < own.params.size() && own.params[call]) {
    const Answer params = *cell_answer(right, {.of = Asked::kParams});
    const bool differs = !same_answer(*cell_answer(view(call), {.of = Asked::kParams}), params);
    view.contradicts = view.contradicts || (same_answer({*own.params[call]}, params) && differs);
  }
  if (call >= own.shapes.size() || !own.shapes[call] || *own.shapes[call] == view(call).output()) return;
  view.contradicts = view.contradicts || *own.shapes[call] == right.output();
  std::erase(view.reshaped, call);
  view.own.push_back(view(call));
  view.own.back().output() = *own.shapes[call];
  view.facts.back() = &view.own.back();
}

/// Two beliefs beside what each leads to alone.
struct Alone {
  std::span<const BelievedModel* const> views;  ///< two, or none
  std::array<bool, 2> same = {true, true};      ///< so far each is what both lead to

  /// The view of one belief that has the next call as both have it: the other is not about that layer, and all that its
  /// rules look at is the same; where neither is about it, what it reads. Null where there is none.
  const BelievedModel* knows(const Model& model, const Beliefs& beliefs, const BelievedModel& view) const {
    const std::size_t call = view.facts.size();
    const Layer& layer = model.layer_of(call);
    if (views.size() != 2 || layer.model) return nullptr;
    const bool about[] = {holds(*layer.kind, beliefs[0]), holds(*layer.kind, beliefs[1])};
    for (const std::size_t one : {std::size_t{0}, std::size_t{1}}) {
      if (about[1 - one]) continue;
      if (about[one] ? same[one] : same_inputs(model.calls[call], view, *views[one])) return views[one];
    }
    return nullptr;
  }

  void went_on(const BelievedModel& view) {
    for (std::size_t one = 0; one < views.size(); ++one) {
      same[one] = same[one] && views[one]->facts[view.facts.size() - 1] == view.facts.back();
    }
  }
};

/// The next call as another view has it.
void take_over(const BelievedModel& other, BelievedModel& view) {
  const std::size_t call = view.facts.size();
  const auto has = [&](const std::vector<std::size_t>& calls) {
    return std::find(calls.begin(), calls.end(), call) != calls.end();
  };
  view.facts.push_back(other.facts[call]);
  if (has(other.touched)) view.touched.push_back(call);
  if (has(other.reshaped)) view.reshaped.push_back(call);
}

}  // namespace

bool holds(const LayerKind& kind, const Belief* belief) {
  for (const Belief* one : beliefs_of(kind)) {
    if (one == belief) return true;
  }
  return false;
}

bool believes_at(const Hypothesis& hypothesis, std::size_t call) {
  return hypothesis.scope == Scope::kEverywhere || hypothesis.asked == call;
}

std::optional<BelievedModel> model_under(const CountedModel& counted, const Hypothesis& hypothesis,
                                         const OwnAnswers& own, std::size_t last,
                                         std::span<const BelievedModel* const> alone) {
  static const Beliefs none;
  Concerned concerned(hypothesis.beliefs);
  BelievedModel view;
  Alone known{alone};
  view.facts.reserve(last + 1);
  for (std::size_t call = 0; call <= last; ++call) {
    if (const BelievedModel* one = known.knows(counted.model, hypothesis.beliefs, view)) {
      take_over(*one, view);
      known.went_on(view);
      continue;
    }
    const bool believes = believes_at(hypothesis, call);
    if (!believe_call(counted.model, counted.facts, believes ? hypothesis.beliefs : none,
                      believes && concerned(counted.model.layer_of(call)), nullptr, view)) {
      return std::nullopt;
    }
    // What was answered for a layer is known; what is asked now is not.
    if (hypothesis.asked != call) take_given(counted, own, call, view);
    known.went_on(view);
  }
  return view;
}

}  // namespace cnn
