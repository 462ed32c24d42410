// Counts a model under changed rules. Where a believer's inputs are the right ones and no belief is about the layer,
// the right facts are used again, so that thousands of pairs of beliefs are tried in a moment even on large models.
#include <cmath>
#include <deque>
#include <limits>
#include <map>

#include "core/diagnosis.hpp"

namespace cnn {
namespace {

using Beliefs = std::vector<const Belief*>;

bool is_total(Asked of) {
  return of == Asked::kTotal || of == Asked::kTotalTrainable || of == Asked::kTotalNonTrainable;
}

bool holds(const LayerKind& kind, const Belief* belief) {
  for (const Belief* one : kind.beliefs) {
    if (one == belief) return true;
  }
  return false;
}

/// A model as a believer sees it.
struct View {
  std::vector<const Facts*> facts = {};  ///< of each call so far: the right ones, or one's own
  std::deque<Facts> own = {};
  std::vector<std::size_t> touched = {};  ///< calls where a changed rule made a difference

  const Facts& operator()(std::size_t call) const { return *facts[call]; }
};

/// Applies the rules of one kind (shape or weights) that the beliefs change at this call. True when one made a
/// difference.
bool apply(const Beliefs& beliefs, const BeliefSite& site, Facts& facts, bool shapes) {
  bool touched = false;
  for (const Belief* belief : beliefs) {
    if (!holds(*site.model.layer_of(site.call).kind, belief)) continue;
    if (shapes && belief->shape != nullptr) touched = belief->shape(site, facts.output()) || touched;
    if (!shapes && belief->weights != nullptr) touched = belief->weights(site, facts.weights) || touched;
    if (facts.output().empty()) return touched;
  }
  return touched;
}

bool believe(const Model& model, const std::vector<Facts>& right, const std::vector<Shape>& given,
             const Beliefs& beliefs, View& view);

/// A model used as a layer, seen from inside with the same beliefs.
std::optional<Facts> believed_model(const Layer& layer, const Facts& right, std::vector<Shape> inputs,
                                    const Beliefs& beliefs, bool& touched) {
  View view;
  if (!believe(*layer.model, right.inner, inputs, beliefs, view)) return std::nullopt;
  Facts facts{.inputs = std::move(inputs), .count_known = right.count_known};
  facts.outputs.clear();
  for (const Source& source : layer.model->outputs) facts.outputs.push_back(shape_of(source, view));
  facts.weights = weights_of(*layer.model, view);
  for (Weight& weight : facts.weights) weight.trainable = weight.trainable && layer.trainable;
  touched = !view.touched.empty();
  return facts;
}

/// The facts at one call as a believer sees them. Nothing where the beliefs make it impossible.
std::optional<Facts> believed_facts(const Model& model, std::size_t call, const Facts& right_here,
                                    std::vector<Shape> inputs, const Beliefs& beliefs, const View& view,
                                    bool& touched) {
  const Layer& layer = model.layer_of(call);
  if (layer.model) return believed_model(layer, right_here, std::move(inputs), beliefs, touched);
  auto right = facts_at(layer, std::move(inputs), model.calls[call].arguments);
  if (!right) return std::nullopt;
  if (!right->shape_known() || beliefs.empty()) return std::move(*right);
  Facts facts = *right;
  touched = apply(beliefs, {model, view.facts, call, *right}, facts, true);
  if (facts.output().empty()) return std::nullopt;
  // Counts that depend on positions use the shape that the believer sees.
  Facts seen = facts;
  touched = apply(beliefs, {model, view.facts, call, seen}, facts, false) || touched;
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

bool same_inputs(const Call& call, const View& view, const std::vector<Facts>& right) {
  for (const Source& source : call.inputs) {
    if (view.facts[source.call] != &right[source.call]) return false;
  }
  return true;
}

/// Adds one call to the view. False where it is impossible.
bool believe_call(const Model& model, const std::vector<Facts>& right, std::size_t call, const Beliefs& beliefs,
                  bool concerned, std::vector<Shape> inputs, View& view) {
  if (!concerned && same_inputs(model.calls[call], view, right) && inputs == right[call].inputs) {
    view.facts.push_back(&right[call]);
    return true;
  }
  bool touched = false;
  auto facts = believed_facts(model, call, right[call], std::move(inputs), beliefs, view, touched);
  if (!facts) return false;
  if (touched) view.touched.push_back(call);
  view.own.push_back(std::move(*facts));
  view.facts.push_back(&view.own.back());
  return true;
}

bool believe(const Model& model, const std::vector<Facts>& right, const std::vector<Shape>& given,
             const Beliefs& beliefs, View& view) {
  Concerned concerned(beliefs);
  for (std::size_t call = 0; call < model.calls.size(); ++call) {
    auto inputs = inputs_of(model.calls[call], view);
    for (std::size_t i = 0; i < given.size(); ++i) {
      if (model.inputs[i] == call) inputs = {given[i]};
    }
    if (!believe_call(model, right, call, beliefs, concerned(model.layer_of(call)), std::move(inputs), view)) {
      return false;
    }
  }
  return true;
}

double count(const Facts& facts, Asked of) {
  double sum = 0;
  for (const Weight& weight : facts.weights) {
    const bool all = of == Asked::kParams || of == Asked::kTotal || of == Asked::kReduction;
    const bool trainable = of == Asked::kTrainableParams || of == Asked::kTotalTrainable;
    if (!all && weight.trainable != trainable) continue;
    const auto params = weight.count();
    if (!params) return std::numeric_limits<double>::quiet_NaN();
    sum += static_cast<double>(*params);
  }
  return sum;
}

Answer cell(const Facts& facts, Asked of) {
  if (of != Asked::kOutputShape) return {count(facts, of)};
  Answer sizes;
  for (const Count size : without_batch(facts.output())) {
    sizes.push_back(size == kUnknown ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(size));
  }
  return sizes;
}

/// Beliefs that change only the final answer, applied after all others.
bool answer_rules(const std::vector<const Belief*>& beliefs, const BeliefSite& site, Asked of, Answer& answer) {
  bool touched = false;
  for (const Belief* belief : beliefs) {
    if (belief->answer == nullptr || !holds(*site.model.layer_of(site.call).kind, belief)) continue;
    touched = belief->answer(site, of == Asked::kOutputShape, answer) || touched;
  }
  return touched;
}

std::optional<Believed> total_under(const CountedModel& counted, Asked of, const Beliefs& beliefs) {
  const Model& model = counted.model;
  Believed result{{0}, {}};
  View view;
  if (!believe(model, counted.facts, {}, beliefs, view)) return std::nullopt;
  result.touched = view.touched;
  for (std::size_t call = 0; call < model.calls.size(); ++call) {
    if (model.calls[call].node > 0) continue;
    if (!view(call).count_known) return std::nullopt;
    Answer layer = cell(view(call), of);
    if (answer_rules(beliefs, {model, view.facts, call, view(call)}, of, layer)) result.touched.push_back(call);
    result.answer[0] += layer[0];
  }
  return result;
}

std::optional<Believed> reduction_under(const CountedModel& counted, const CountedModel& from, const Beliefs& beliefs) {
  const auto before = total_under(from, Asked::kTotal, beliefs);
  auto after = total_under(counted, Asked::kTotal, beliefs);
  if (!before || !after || before->answer[0] <= 0) return std::nullopt;
  after->answer = {100 * (before->answer[0] - after->answer[0]) / before->answer[0]};
  after->touched.insert(after->touched.end(), before->touched.begin(), before->touched.end());
  return after;
}

}  // namespace

std::optional<Believed> answer_under(const CountedModel& counted, const Question& question, const Beliefs& beliefs,
                                     Scope scope) {
  if (is_total(question.of)) return total_under(counted, question.of, beliefs);
  if (question.of == Asked::kReduction) return reduction_under(counted, *question.from, beliefs);
  const Model& model = counted.model;
  static const Beliefs none;
  Concerned concerned(beliefs);
  View view;
  const std::size_t asked = *question.call;
  for (std::size_t call = 0; call <= asked; ++call) {
    const bool believes = call == asked || scope == Scope::kEverywhere;
    auto inputs = inputs_of(model.calls[call], view);
    if (!believe_call(model, counted.facts, call, believes ? beliefs : none,
                      believes && concerned(model.layer_of(call)), std::move(inputs), view)) {
      return std::nullopt;
    }
  }
  const Facts& facts = view(asked);
  const bool countable = question.of == Asked::kOutputShape ? facts.shape_known() : facts.count_known;
  if (!countable) return std::nullopt;
  Believed result{cell(facts, question.of), view.touched, facts.weights};
  const bool touched = answer_rules(beliefs, {model, view.facts, asked, facts}, question.of, result.answer);
  if (touched && (result.touched.empty() || result.touched.back() != asked)) result.touched.push_back(asked);
  return result;
}

}  // namespace cnn
