// Counts a model under changed rules.
#include <cmath>
#include <limits>

#include "core/diagnosis.hpp"

namespace cnn {
namespace {

bool is_total(Asked of) {
  return of == Asked::kTotal || of == Asked::kTotalTrainable || of == Asked::kTotalNonTrainable;
}

bool holds(const LayerKind& kind, const Belief* belief) {
  for (const Belief* one : kind.beliefs) {
    if (one == belief) return true;
  }
  return false;
}

/// Applies the rules of one kind (shape or weights) that the beliefs change at this call. True when one made a
/// difference.
bool apply(const std::vector<const Belief*>& beliefs, const BeliefSite& site, Facts& facts, bool shapes) {
  bool touched = false;
  for (const Belief* belief : beliefs) {
    if (!holds(*site.model.layer_of(site.call).kind, belief)) continue;
    if (shapes && belief->shape != nullptr) touched = belief->shape(site, facts.output) || touched;
    if (!shapes && belief->weights != nullptr) touched = belief->weights(site, facts.weights) || touched;
    if (facts.output.empty()) return touched;
  }
  return touched;
}

/// The facts at one call as a believer sees them.
std::optional<Facts> believed_facts(const Model& model, std::size_t call, const std::vector<Facts>& before,
                                    const std::vector<const Belief*>& beliefs, bool& touched) {
  auto right = facts_at(model.layer_of(call), inputs_of(model.calls[call], before));
  if (!right) return std::nullopt;
  if (beliefs.empty()) return std::move(*right);
  Facts facts = *right;
  touched = apply(beliefs, {model, before, call, *right}, facts, true);
  if (facts.output.empty()) return std::nullopt;
  // Counts that depend on positions use the shape that the believer sees.
  Facts seen = facts;
  touched = apply(beliefs, {model, before, call, seen}, facts, false) || touched;
  return facts;
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
  for (const Count size : without_batch(facts.output)) {
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

std::optional<Believed> total_under(const Model& model, Asked of, const std::vector<const Belief*>& beliefs) {
  Believed result{{0}, {}};
  std::vector<Facts> all;
  std::vector<bool> counted(model.layers.size());
  for (std::size_t call = 0; call < model.calls.size(); ++call) {
    bool touched = false;
    auto facts = believed_facts(model, call, all, beliefs, touched);
    if (!facts) return std::nullopt;
    Answer layer = cell(*facts, of);
    touched = answer_rules(beliefs, {model, all, call, *facts}, of, layer) || touched;
    if (touched) result.touched.push_back(call);
    if (!counted[model.calls[call].layer]) result.answer[0] += layer[0];
    counted[model.calls[call].layer] = true;
    all.push_back(std::move(*facts));
  }
  return result;
}

}  // namespace

std::optional<Believed> answer_under(const Model& model, const Question& question,
                                     const std::vector<const Belief*>& beliefs, Scope scope) {
  if (is_total(question.of)) return total_under(model, question.of, beliefs);
  if (question.of == Asked::kReduction) {
    const auto before = total_under(*question.from, Asked::kTotal, beliefs);
    auto after = total_under(model, Asked::kTotal, beliefs);
    if (!before || !after || before->answer[0] <= 0) return std::nullopt;
    after->answer = {100 * (before->answer[0] - after->answer[0]) / before->answer[0]};
    after->touched.insert(after->touched.end(), before->touched.begin(), before->touched.end());
    return after;
  }
  Believed result;
  std::vector<Facts> all;
  for (std::size_t call = 0; call <= *question.call; ++call) {
    const bool asked = call == *question.call;
    bool touched = false;
    const std::vector<const Belief*> here =
        asked || scope == Scope::kEverywhere ? beliefs : std::vector<const Belief*>{};
    auto facts = believed_facts(model, call, all, here, touched);
    if (!facts) return std::nullopt;
    if (asked) {
      result.answer = cell(*facts, question.of);
      touched = answer_rules(beliefs, {model, all, call, *facts}, question.of, result.answer) || touched;
    }
    if (asked) result.weights = facts->weights;
    if (touched) result.touched.push_back(call);
    all.push_back(std::move(*facts));
  }
  return result;
}

}  // namespace cnn
