// What a view of a model answers to a question.
#include "core/diagnosis/believed_answer.hpp"

#include <algorithm>

namespace cnn {
namespace {

using Beliefs = std::vector<const Belief*>;

/// Beliefs that change only the final answer, applied after all others.
bool answer_rules(const Beliefs& beliefs, const BeliefSite& site, Asked of, Answer& answer) {
  bool touched = false;
  for (const Belief* belief : beliefs) {
    if (belief->answer == nullptr || !holds(*site.model.layer_of(site.call).kind, belief)) continue;
    touched = belief->answer(site, of == Asked::kOutputShape, answer) || touched;
  }
  return touched;
}

bool is_intermediate(Asked of) {
  return of == Asked::kFactor || of == Asked::kKernelShape || of == Asked::kBiases || of == Asked::kWeights ||
         of == Asked::kWeightsOfOne;
}

/// The receptive field under the beliefs that are about it.
std::optional<Believed> field_in(const CountedModel& counted, const BelievedModel& view, const Hypothesis& hypothesis,
                                 std::size_t call) {
  const Model& model = counted.model;
  Believed result;
  const auto rule = [&](std::size_t at, Reading& reading, Sight& before) {
    if (!believes_at(hypothesis, at)) return;
    for (const Belief* belief : hypothesis.beliefs) {
      if (belief->field == nullptr || !holds(*model.layer_of(at).kind, belief)) continue;
      const bool touched = belief->field({model, view.facts, at, view(at)}, reading, before);
      const bool known = !result.touched.empty() && result.touched.back() == at;
      if (touched && !known) result.touched.push_back(at);
    }
  };
  const auto fields = receptive_fields(model, std::span(view.facts).first(call + 1), rule);
  const auto size = field_size(model, view.facts, fields[call], 0);
  if (!size) return std::nullopt;
  result.answer = {static_cast<double>(*size)};
  return result;
}

std::optional<Believed> cell_in(const CountedModel& counted, const BelievedModel& view, const Hypothesis& hypothesis,
                                const Question& question) {
  const std::size_t call = *question.call;
  const Facts& facts = view(call);
  const bool known = question.of == Asked::kOutputShape ? facts.shape_known() : facts.count_known;
  auto answer = !known                               ? std::nullopt
                : question.of == Asked::kKernelShape ? kernel_shape(counted.facts[call], facts)
                                                     : cell_answer(facts, question);
  if (!answer) return std::nullopt;
  Believed result{std::move(*answer), view.touched, facts.weights};
  std::erase_if(result.touched, [&](std::size_t touched) { return touched > call; });
  // Such rules are about the last step: a count that is divided by the stride has whole parts.
  if (!believes_at(hypothesis, call) || is_intermediate(question.of)) return result;
  const bool touched =
      answer_rules(hypothesis.beliefs, {counted.model, view.facts, call, facts}, question.of, result.answer);
  if (touched && (result.touched.empty() || result.touched.back() != call)) result.touched.push_back(call);
  return result;
}

/// What is asked of all layers up to one, but for the inputs, as one list of numbers.
std::optional<Believed> list_in(const CountedModel& counted, const BelievedModel& view, const Hypothesis& hypothesis,
                                const Question& question) {
  Believed result{{}, view.touched, {}};
  const auto add = [&](Asked of, std::size_t call) {
    const auto cell = cell_in(counted, view, hypothesis, {.of = of, .call = call});
    if (cell) result.answer.insert(result.answer.end(), cell->answer.begin(), cell->answer.end());
    return cell.has_value();
  };
  for (std::size_t call = 0; call <= *question.call; ++call) {
    const Call& here = counted.model.calls[call];
    const bool shapes = question.of == Asked::kAllShapes;
    if (here.inputs.empty() || (!shapes && here.node > 0)) continue;
    const bool told = shapes ? add(Asked::kOutputShape, call) : add(Asked::kWeights, call) && add(Asked::kBiases, call);
    if (!told) return std::nullopt;
  }
  return result;
}

/// What is summed up, or listed where the list itself is asked for.
std::optional<Believed> total_in(const CountedModel& counted, const BelievedModel& view, const Hypothesis& hypothesis,
                                 const OwnAnswers& own, Asked of) {
  const bool listed = of == Asked::kAllParams;
  const auto shares = shares_in(counted, view, hypothesis, own, listed ? Asked::kTotal : of);
  if (!shares) return std::nullopt;
  Believed result{listed ? Answer{} : Answer{0}, view.touched, {}};
  for (const Share& share : *shares) {
    const bool known = std::find(result.touched.begin(), result.touched.end(), share.call) != result.touched.end();
    if (share.touched && !known) result.touched.push_back(share.call);
    if (!listed) result.answer[0] += share.value;
    const bool named = share.value != 0 || !counted.facts[share.call].weights.empty();
    if (listed && named) result.answer.push_back(share.value);
  }
  return result;
}

std::optional<Believed> reduction_under(const CountedModel& counted, const CountedModel& from,
                                        const Hypothesis& hypothesis, const OwnAnswers& own) {
  const Question total{.of = Asked::kTotal};
  const auto before = answer_under(from, total, hypothesis);
  auto after = answer_under(counted, total, hypothesis, own);
  if (!before || !after || before->answer[0] <= 0) return std::nullopt;
  after->answer = {100 * (before->answer[0] - after->answer[0]) / before->answer[0]};
  for (const std::size_t call : before->touched) after->earlier.push_back(from.model.layer_of(call).name);
  return after;
}

void add_beliefs(const Model& model, std::vector<const LayerKind*>& seen, Beliefs& all) {
  for (const Layer& layer : model.layers) {
    if (layer.model) add_beliefs(*layer.model, seen, all);
    if (std::find(seen.begin(), seen.end(), layer.kind) != seen.end()) continue;
    seen.push_back(layer.kind);
    for (const Belief* belief : beliefs_of(*layer.kind)) {
      if (std::find(all.begin(), all.end(), belief) == all.end()) all.push_back(belief);
    }
  }
}

}  // namespace

std::optional<std::vector<Share>> shares_in(const CountedModel& counted, const BelievedModel& view,
                                            const Hypothesis& hypothesis, const OwnAnswers& own, Asked of) {
  const Model& model = counted.model;
  std::vector<Share> shares;
  // Of a frozen model nothing is trainable, whatever its layers say.
  if (!model.trainable && of == Asked::kTotalTrainable) return shares;
  if (!model.trainable && of == Asked::kTotalNonTrainable) of = Asked::kTotal;
  for (std::size_t call = 0; call < model.calls.size(); ++call) {
    if (model.calls[call].node > 0) continue;
    if (!view(call).count_known) return std::nullopt;
    Answer layer = *cell_answer(view(call), {.of = of, .call = call});
    const BeliefSite site{model, view.facts, call, view(call)};
    bool touched = answer_rules(hypothesis.beliefs, site, of, layer);
    touched = touched || std::find(view.touched.begin(), view.touched.end(), call) != view.touched.end();
    if (of == Asked::kTotal && call < own.params.size() && own.params[call]) layer[0] = *own.params[call];
    shares.push_back({call, layer[0], touched});
  }
  return shares;
}

std::optional<Believed> answer_in(const CountedModel& counted, const BelievedModel& view, const Hypothesis& hypothesis,
                                  const OwnAnswers& own, const Question& question) {
  const bool listed = question.of == Asked::kAllShapes || question.of == Asked::kAllTerms;
  if (listed) return list_in(counted, view, hypothesis, question);
  if (question.of == Asked::kReceptiveField) return field_in(counted, view, hypothesis, *question.call);
  if (is_total(question.of)) return total_in(counted, view, hypothesis, own, question.of);
  return cell_in(counted, view, hypothesis, question);
}

std::optional<Believed> answer_under(const CountedModel& counted, const Question& question,
                                     const Hypothesis& hypothesis, const OwnAnswers& own) {
  if (question.of == Asked::kReduction) return reduction_under(counted, *question.from, hypothesis, own);
  const std::size_t last = question.call.value_or(counted.model.calls.size() - 1);
  const auto view = model_under(counted, hypothesis, own, last);
  if (!view) return std::nullopt;
  return answer_in(counted, *view, hypothesis, own, question);
}

Beliefs beliefs_about(const Model& model) {
  Beliefs all;
  std::vector<const LayerKind*> seen;
  add_beliefs(model, seen, all);
  return all;
}

}  // namespace cnn
