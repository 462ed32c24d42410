// Tries every belief, then every pair, and keeps those that lead to the answer and agree with what else is known.
#include "core/diagnosis/causes.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/answers/answer_match.hpp"
#include "core/base/number.hpp"
#include "core/diagnosis/cause_rows.hpp"
#include "core/diagnosis/total_answers.hpp"

namespace cnn {
namespace {

using Beliefs = std::vector<const Belief*>;

/// A mistake made at the layer in question itself is the likelier one.
constexpr double kAtAskedLayer = 1.4;
/// So is one in adding up, of a total that comes out with a mistake in some layer too.
constexpr double kInAddingUp = 1.4;
/// That somebody has two beliefs which meet in a number.
constexpr double kTwoAtOnce = 0.01;

/// Weights of one layer that are written out: those of an attention.
constexpr std::size_t kMaxTerms = 12;

/// Pairs are tried at the layer in question, where that is cheap, and everywhere until this many calls have been
/// counted again: half a second. Models of thirty layers stay below; of larger ones the commonest pairs come first, and
/// so few of them that the reply is not waited for: in so many numbers most pairs meet by chance.
constexpr std::size_t kMaxCalls = 100000;
constexpr std::size_t kMaxCallsOfLarge = 10000;
constexpr std::size_t kLarge = 40;

/// The beliefs about any layer that the question is about.
Beliefs beliefs_about(const CountedModel& counted, const Question& question) {
  Beliefs all = beliefs_about(counted.model);
  if (!question.from) return all;
  for (const Belief* belief : beliefs_about(question.from->model)) {
    if (std::find(all.begin(), all.end(), belief) == all.end()) all.push_back(belief);
  }
  return all;
}

void add_references(std::vector<std::string_view>& all, const Rows& rows) {
  for (const std::string_view row : rows) {
    if (!row.empty()) all.push_back(row);
  }
}

/// What this learner believed before is likelier now: each time it was met doubles its weight, four times at most. Met
/// once, a belief comes before others as frequent; met twice, a derived one is as likely as one seen elsewhere.
double history_factor(const Learner& learner, std::string_view id) {
  const double* met = learner.history != nullptr ? (*learner.history)[id].number() : nullptr;
  return met != nullptr && *met > 0 ? whole_power(2, static_cast<int>(std::min(*met, 4.0))) : 1;
}

Cause named(const Beliefs& beliefs, const Learner& learner) {
  Cause cause;
  cause.rank = beliefs.size() > 1 ? kTwoAtOnce : 1;
  for (const Belief* belief : beliefs) {
    cause.id += (cause.id.empty() ? "" : "+") + std::string(belief->id);
    cause.beliefs.push_back(belief->id);
    add_references(cause.references, belief->rows);
    cause.rank *= belief->prior * history_factor(learner, belief->id);
  }
  return cause;
}

/// Of equal priors the first stays first; not by stable_sort, whose memory the sanitizers take for mixed up.
Beliefs commonest_first(const Beliefs& beliefs) {
  std::vector<std::size_t> places(beliefs.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
    return beliefs[a]->prior != beliefs[b]->prior ? beliefs[a]->prior > beliefs[b]->prior : a < b;
  });
  Beliefs sorted;
  for (const std::size_t place : places) sorted.push_back(beliefs[place]);
  return sorted;
}

bool agrees(const CountedModel& counted, const Learner& learner, const BelievedModel& view, const Hypothesis& way,
            std::size_t last) {
  return std::all_of(learner.evidence.begin(), learner.evidence.end(), [&](const Reply& one) {
    // An answer that was not understood says nothing; its question is only not asked again.
    if (one.typed.values.empty() || (one.question.call && *one.question.call > last)) return true;
    const auto believed = answer_in(counted, view, way, learner.own, one.question);
    return !believed || matches(one.typed, believed->answer, one.question.of);
  });
}

/// Likeliest first; of equal ranks the first stays first.
std::vector<Cause> ranked(std::vector<Cause> causes) {
  double sum = 0;
  for (std::size_t i = 0; i < causes.size(); ++i) {
    causes[i].place = i;
    sum += causes[i].rank;
  }
  for (Cause& cause : causes) cause.chance = cause.rank / sum;
  std::sort(causes.begin(), causes.end(),
            [](const Cause& a, const Cause& b) { return a.rank != b.rank ? a.rank > b.rank : a.place < b.place; });
  return causes;
}

/// What is said of a cause; of several ways, of the one with the fewest rows.
void describe(Cause& cause, std::vector<CauseRow> rows, const Believed& right, const Believed& believed, Asked of) {
  cause.rows = std::move(rows);
  cause.value = believed.answer;
  cause.touched = believed.touched;
  cause.gaps = gaps_between(right.weights, believed.weights);
  cause.weights =
      of == Asked::kParams && believed.weights.size() <= kMaxTerms ? believed.weights : std::vector<Weight>{};
  const auto count = count_of(cause.weights, "");
  if (!count || *count == 0) return;
  const auto sum = static_cast<double>(*count);
  const double divisor = sum / believed.answer[0];
  const bool divided = divisor > 1 && divisor == std::round(divisor);
  cause.divided_by = divided ? divisor : 1;
  cause.times = divided ? 1 : believed.answer[0] / sum;
}

}  // namespace

/// What the hypothesis leads to is held against the answer; adds it to `cause` when it explains that. True where it
/// makes any difference.
bool CauseSearch::try_way(const Hypothesis& way, Cause& cause, std::span<const BelievedModel* const> alone) {
  const Question& question = reply_.question;
  const auto view = model_under(counted_, way, learner_.own, last(), alone);
  if (!view) return false;
  calls_ += 1 + view->own.size();
  const auto believed = question.of == Asked::kReduction ? answer_under(counted_, question, way, learner_.own)
                                                         : answer_in(counted_, *view, way, learner_.own, question);
  if (!believed || (believed->touched.empty() && believed->earlier.empty())) return false;
  if (same_answer(believed->answer, right_.answer) || !matches(reply_.typed, believed->answer, question.of))
    return true;
  if (question.call && view->contradicts) return true;
  if (!agrees(counted_, learner_, *view, way, last())) return true;
  auto rows = rows_of(counted_, *view, way, learner_.own, question, *believed);
  if (cause.ways.empty() || rows.size() < cause.rows.size()) {
    cause.layers = layers_of(counted_, *view, question, rows);
    describe(cause, std::move(rows), right_, *believed, question.of);
  }
  cause.ways.push_back(way);
  return true;
}

std::vector<Cause> CauseSearch::single() {
  std::vector<Cause> causes;
  const auto call = reply_.question.call;
  const bool of_field = reply_.question.of == Asked::kReceptiveField;
  for (const Belief* belief : beliefs_about(counted_, reply_.question)) {
    if ((belief->field != nullptr) != of_field) continue;
    Cause cause = named({belief}, learner_);
    if (try_way({{belief}, Scope::kEverywhere, call}, cause)) active_.push_back(belief);
    if (call) try_way({{belief}, Scope::kAskedLayer, call}, cause);
    if (cause.ways.empty()) continue;
    if (call && cause.touched.back() == *call) cause.rank *= kAtAskedLayer;
    causes.push_back(std::move(cause));
  }
  add_total_causes(causes);
  return ranked(std::move(causes));
}

std::vector<Cause> CauseSearch::pairs() {
  std::vector<Cause> causes;
  // Of percentages in whole numbers or tenths, pairs by the dozen lead to any.
  const bool rough = reply_.question.of == Asked::kReduction && decimals_of(reply_.typed.text) < 2;
  if (rough) return causes;
  const Beliefs active = commonest_first(active_);
  const std::size_t most = counted_.model.calls.size() > kLarge ? kMaxCallsOfLarge : kMaxCalls;
  const auto call = reply_.question.call;
  std::vector<std::optional<BelievedModel>> alone;
  for (const Belief* belief : active) {
    alone.push_back(model_under(counted_, {{belief}, Scope::kEverywhere, call}, learner_.own, last()));
  }
  // Who has answered a cell rightly that a belief gets wrong does not hold it together with another one either.
  const auto contradicts = [&](std::size_t i) { return call && alone[i] && alone[i]->contradicts; };
  for (std::size_t i = 0; i < active.size(); ++i) {
    for (std::size_t j = i + 1; j < active.size(); ++j) {
      Cause cause = named({active[i], active[j]}, learner_);
      if (calls_ < most && !contradicts(i) && !contradicts(j)) {
        const BelievedModel* const both[] = {alone[i] ? &*alone[i] : nullptr, alone[j] ? &*alone[j] : nullptr};
        const bool known = both[0] != nullptr && both[1] != nullptr;
        try_way({{active[i], active[j]}, Scope::kEverywhere, call}, cause,
                known ? std::span<const BelievedModel* const>(both) : std::span<const BelievedModel* const>());
      }
      if (call) try_way({{active[i], active[j]}, Scope::kAskedLayer, call}, cause);
      if (!cause.ways.empty()) causes.push_back(std::move(cause));
    }
  }
  return ranked(std::move(causes));
}

void CauseSearch::add_total_causes(std::vector<Cause>& causes) {
  const Question& question = reply_.question;
  const Hypothesis way{.asked = question.call};
  const auto view = model_under(counted_, way, learner_.own, last());
  if (!view || !agrees(counted_, learner_, *view, way, last())) return;
  const bool rows_right = rows_answered_right(counted_, learner_.own);
  for (const TotalBelief& belief : total_beliefs()) {
    if (belief.in_rows && rows_right) continue;
    for (const WrongTotal& wrong : wrong_totals(counted_, question, belief)) {
      if (same_answer({wrong.value}, right_.answer) || !matches(reply_.typed, {wrong.value}, question.of)) continue;
      Cause cause{.id = std::string(belief.id), .beliefs = {belief.id}, .value = {wrong.value}};
      cause.rank = belief.prior * kInAddingUp * history_factor(learner_, belief.id);
      add_references(cause.references, belief.rows);
      for (const WrongTotal::Share& share : wrong.shares) {
        cause.rows.push_back({share.layer, cell_of(question.of), {share.value}});
      }
      for (const CauseRow& row : cause.rows) {
        if (!row.layer.empty()) cause.layers.push_back(row.layer);
      }
      cause.ways.push_back(way);
      causes.push_back(std::move(cause));
    }
  }
}

}  // namespace cnn
