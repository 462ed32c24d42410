// Tries every belief, then every pair, and keeps those that lead to the answer and agree with what else is known.
#include "core/diagnosis/causes.hpp"

#include <algorithm>
#include <cmath>

#include "core/answers/answer_match.hpp"

namespace cnn {
namespace {

using Beliefs = std::vector<const Belief*>;

/// The layers where a changed rule made a difference, each once.
std::vector<std::string_view> touched_layers(const Model& model, const Believed& believed) {
  std::vector<std::string_view> result;
  const auto take = [&](std::string_view name) {
    if (std::find(result.begin(), result.end(), name) == result.end()) result.push_back(name);
  };
  for (const std::size_t call : believed.touched) take(model.layer_of(call).name);
  for (const std::string_view name : believed.earlier) take(name);
  return result;
}

/// The beliefs about any layer that the question is about.
Beliefs beliefs_about(const CountedModel& counted, const Question& question) {
  Beliefs all = beliefs_about(counted.model);
  if (!question.from) return all;
  for (const Belief* belief : beliefs_about(question.from->model)) {
    if (std::find(all.begin(), all.end(), belief) == all.end()) all.push_back(belief);
  }
  return all;
}

void add_rows(std::vector<std::string_view>& all, const Rows& rows) {
  for (const std::string_view row : rows) {
    if (!row.empty()) all.push_back(row);
  }
}

const Weight* find_weight(const std::vector<Weight>& weights, std::string_view name) {
  const auto found = std::find_if(weights.begin(), weights.end(), [&](const Weight& one) { return one.name == name; });
  return found == weights.end() ? nullptr : &*found;
}

/// Where the believed weights differ from the right ones, so that the page can leave these places open.
std::vector<Gap> gaps_between(const std::vector<Weight>& right, const std::vector<Weight>& believed) {
  std::vector<Gap> gaps;
  for (const Weight& weight : right) {
    const Weight* seen = find_weight(believed, weight.name);
    if (seen == nullptr) {
      gaps.push_back({weight.name, ""});
      continue;
    }
    for (const Factor& factor : weight.factors) {
      const bool same = std::any_of(seen->factors.begin(), seen->factors.end(), [&](const Factor& one) {
        return one.label == factor.label && one.size == factor.size;
      });
      if (!same) gaps.push_back({weight.name, factor.label});
    }
  }
  return gaps;
}

/// What this learner believed before is likelier now: each time it was met doubles its weight, four times at most. Met
/// once, a belief comes before others as frequent; met twice, a derived one is as likely as one seen elsewhere.
double history_factor(const Learner& learner, std::string_view id) {
  const double* met = learner.history != nullptr ? (*learner.history)[id].number() : nullptr;
  return met != nullptr && *met > 0 ? std::exp2(std::min(*met, 4.0)) : 1;
}

/// A mistake made at the layer in question itself is the likelier one.
constexpr double kAtAskedLayer = 1.4;
/// So is one in adding up, of a total that comes out with a mistake in some layer too.
constexpr double kInAddingUp = 1.4;
/// That somebody has two beliefs which meet in a number.
constexpr double kTwoAtOnce = 0.01;

/// The search for one answer.
struct Search {
  const CountedModel& counted;
  const Reply& reply;
  const Believed& right;
  const Learner& learner;
  std::size_t calls = 0;  ///< counted again so far
  Beliefs active = {};    ///< beliefs that make any difference to the question

  std::size_t last() const { return reply.question.call.value_or(counted.model.calls.size() - 1); }

  bool agrees(const BelievedModel& view, const Hypothesis& way) const {
    return std::all_of(learner.evidence.begin(), learner.evidence.end(), [&](const Reply& one) {
      // An answer that was not understood says nothing; its question is only not asked again.
      if (one.typed.values.empty() || (one.question.call && *one.question.call > last())) return true;
      const auto believed = answer_in(counted, view, way, learner.own, one.question);
      return !believed || matches(one.typed, believed->answer, one.question.of);
    });
  }

  /// What the hypothesis leads to, when that is a wrong answer; adds it to `cause` when it explains the one given.
  bool try_way(const Hypothesis& way, Cause& cause, bool* active_here) {
    std::optional<Believed> believed;
    const auto view = model_under(counted, way, learner.own, last());
    if (!view) return false;
    calls += 1 + view->own.size();
    believed = reply.question.of == Asked::kReduction ? answer_under(counted, reply.question, way, learner.own)
                                                      : answer_in(counted, *view, way, learner.own, reply.question);
    if (!believed || (believed->touched.empty() && believed->earlier.empty())) return false;
    if (active_here != nullptr) *active_here = true;
    if (same_answer(believed->answer, right.answer)) return false;
    if (!matches(reply.typed, believed->answer, reply.question.of) || !agrees(*view, way)) return false;
    if (cause.ways.empty()) {
      cause.layers = touched_layers(counted.model, *believed);
      cause.value = believed->answer;
      cause.gaps = gaps_between(right.weights, believed->weights);
      cause.touched = believed->touched;
    }
    cause.ways.push_back(way);
    return true;
  }
};

Cause named(const Beliefs& beliefs, const Learner& learner) {
  Cause cause;
  cause.rank = beliefs.size() > 1 ? kTwoAtOnce : 1;
  for (const Belief* belief : beliefs) {
    cause.id += (cause.id.empty() ? "" : "+") + std::string(belief->id);
    cause.beliefs.push_back(belief->id);
    add_rows(cause.rows, belief->rows);
    cause.rank *= belief->prior * history_factor(learner, belief->id);
  }
  return cause;
}

/// Every single belief that explains the answer.
std::vector<Cause> single_causes(Search& search) {
  std::vector<Cause> causes;
  const auto call = search.reply.question.call;
  for (const Belief* belief : beliefs_about(search.counted, search.reply.question)) {
    Cause cause = named({belief}, search.learner);
    bool active = false;
    search.try_way({{belief}, Scope::kEverywhere, call}, cause, &active);
    if (call) search.try_way({{belief}, Scope::kAskedLayer, call}, cause, &active);
    if (active) search.active.push_back(belief);
    if (cause.ways.empty()) continue;
    if (call && cause.touched.back() == *call) cause.rank *= kAtAskedLayer;
    causes.push_back(std::move(cause));
  }
  return causes;
}

/// Pairs are tried at the layer in question, where that is cheap, and everywhere until this many calls have been
/// counted again: half a second. Models of thirty layers stay below; of larger ones the best attested pairs come first.
constexpr std::size_t kMaxCalls = 100000;

Beliefs commonest_first(Beliefs beliefs) {
  std::stable_sort(beliefs.begin(), beliefs.end(),
                   [](const Belief* a, const Belief* b) { return a->prior > b->prior; });
  return beliefs;
}

std::vector<Cause> pair_causes(Search& search) {
  std::vector<Cause> causes;
  const Beliefs active = commonest_first(search.active);
  const auto call = search.reply.question.call;
  for (std::size_t i = 0; i < active.size(); ++i) {
    for (std::size_t j = i + 1; j < active.size(); ++j) {
      Cause cause = named({active[i], active[j]}, search.learner);
      if (search.calls < kMaxCalls) search.try_way({{active[i], active[j]}, Scope::kEverywhere, call}, cause, nullptr);
      if (call) search.try_way({{active[i], active[j]}, Scope::kAskedLayer, call}, cause, nullptr);
      if (!cause.ways.empty()) causes.push_back(std::move(cause));
    }
  }
  return causes;
}

std::vector<CountedLayer> counted_layers(const CountedModel& counted) {
  std::vector<CountedLayer> layers;
  for (std::size_t call = 0; call < counted.model.calls.size(); ++call) {
    const Layer& layer = counted.model.layer_of(call);
    if (counted.model.calls[call].node > 0) {
      for (CountedLayer& shared : layers) shared.uses += shared.name == layer.name ? 1 : 0;
      continue;
    }
    CountedLayer one{layer.name, layer.class_name};
    for (const Weight& weight : counted.facts[call].weights) {
      const auto params = static_cast<double>(weight.count().value_or(0));
      one.params += params;
      if (weight.trainable) one.trainable += params;
      if (weight.name == "bias") one.biases += params;
    }
    layers.push_back(one);
  }
  return layers;
}

double sum(const std::vector<CountedLayer>& layers) {
  double total = 0;
  for (const CountedLayer& layer : layers) total += layer.params;
  return total;
}

void add_total_causes(Search& search, std::vector<Cause>& causes) {
  const Question& question = search.reply.question;
  if (!is_total(question.of) && question.of != Asked::kReduction) return;
  const Hypothesis way;
  const auto view = model_under(search.counted, way, search.learner.own, search.last());
  if (!view || !search.agrees(*view, way)) return;
  for (const TotalBelief& belief : total_beliefs()) {
    for (const WrongTotal& wrong : wrong_totals(search.counted, question, belief)) {
      if (same_answer({wrong.value}, search.right.answer)) continue;
      if (!matches(search.reply.typed, {wrong.value}, question.of)) continue;
      const double rank = belief.prior * kInAddingUp * history_factor(search.learner, belief.id);
      Cause cause{.id = std::string(belief.id), .beliefs = {belief.id}, .layers = wrong.layers, .rank = rank};
      add_rows(cause.rows, belief.rows);
      cause.value = {wrong.value};
      cause.ways.push_back(way);
      causes.push_back(std::move(cause));
    }
  }
}

}  // namespace

std::vector<WrongTotal> wrong_totals(const CountedModel& counted, const Question& question, const TotalBelief& belief) {
  if (question.of == Asked::kTotal && belief.totals != nullptr) return belief.totals(counted_layers(counted));
  if (question.of == Asked::kTotal && belief.model_totals != nullptr) return belief.model_totals(counted);
  if (question.of == Asked::kReduction && belief.percent != nullptr) {
    return {{belief.percent(sum(counted_layers(*question.from)), sum(counted_layers(counted))), {}}};
  }
  return {};
}

std::vector<Cause> find_causes(const CountedModel& counted, const Reply& reply, const Believed& right,
                               const Learner& learner) {
  Search search{counted, reply, right, learner};
  auto causes = single_causes(search);
  add_total_causes(search, causes);
  if (causes.empty()) causes = pair_causes(search);
  // Of equal ranks the first stays first.
  for (std::size_t i = 0; i < causes.size(); ++i) causes[i].place = i;
  std::sort(causes.begin(), causes.end(),
            [](const Cause& a, const Cause& b) { return a.rank != b.rank ? a.rank > b.rank : a.place < b.place; });
  return causes;
}

}  // namespace cnn
