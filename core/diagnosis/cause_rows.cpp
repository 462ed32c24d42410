// Holds the believer's model against the right one.
#include "core/diagnosis/cause_rows.hpp"

#include <algorithm>

namespace cnn {
namespace {

bool contains(const std::vector<std::size_t>& calls, std::size_t call) {
  return std::find(calls.begin(), calls.end(), call) != calls.end();
}

/// The calls whose outputs reach a call, itself left out.
std::vector<bool> reached_from(const Model& model, std::size_t call) {
  std::vector<bool> reaches(call + 1);
  reaches[call] = true;
  for (std::size_t i = call + 1; i-- > 0;) {
    if (!reaches[i]) continue;
    for (const Source& source : model.calls[i].inputs) reaches[source.call] = true;
  }
  reaches[call] = false;
  return reaches;
}

void add_cell_rows(const CountedModel& counted, const BelievedModel& view, const Question& question,
                   const Believed& believed, std::vector<CauseRow>& rows) {
  const std::size_t asked = *question.call;
  const auto reaches = reached_from(counted.model, asked);
  for (std::size_t call = 0; call < asked; ++call) {
    if (!reaches[call] || view(call).outputs == counted.facts[call].outputs) continue;
    const auto shape = cell_answer(view(call), {.of = Asked::kOutputShape, .call = call});
    rows.push_back({counted.model.layer_of(call).name, Asked::kOutputShape, *shape, !contains(view.reshaped, call)});
  }
  const bool own = question.of == Asked::kOutputShape ? contains(view.reshaped, asked) : contains(view.touched, asked);
  // A rule about the answer alone is not in the view.
  const bool touched = own || (contains(believed.touched, asked) && !contains(view.touched, asked));
  rows.push_back({counted.model.layer_of(asked).name, question.of, believed.answer, !touched});
}

/// The fields that the believer has otherwise, as far as the one in question.
void add_field_rows(const CountedModel& counted, const BelievedModel& view, const Hypothesis& way,
                    const OwnAnswers& own, const Question& question, const Believed& believed,
                    std::vector<CauseRow>& rows) {
  const std::size_t asked = *question.call;
  const auto reaches = reached_from(counted.model, asked);
  for (std::size_t call = 0; call <= asked; ++call) {
    const Question cell{.of = question.of, .call = call};
    if (call < asked && !reaches[call]) continue;
    const auto seen = answer_in(counted, view, way, own, cell);
    const auto right = answer_under(counted, cell, {});
    if (!seen || !right || (call < asked && same_answer(seen->answer, right->answer))) continue;
    rows.push_back({counted.model.layer_of(call).name, question.of, seen->answer, !contains(believed.touched, call)});
  }
}

void add_total_rows(const CountedModel& counted, const BelievedModel& view, const Hypothesis& way,
                    const OwnAnswers& own, Asked of, bool before, std::vector<CauseRow>& rows) {
  const auto shares = shares_in(counted, view, way, own, of);
  if (!shares) return;
  for (const Share& share : *shares) {
    const auto right = cell_answer(counted.facts[share.call], {.of = of, .call = share.call});
    if (same_answer({share.value}, *right)) continue;
    const Asked cell = of == Asked::kTotalTrainable      ? Asked::kTrainableParams
                       : of == Asked::kTotalNonTrainable ? Asked::kNonTrainableParams
                                                         : Asked::kParams;
    rows.push_back({counted.model.layer_of(share.call).name, cell, {share.value}, !share.touched, before});
  }
}

const Weight* find_weight(const std::vector<Weight>& weights, std::string_view name) {
  const auto found = std::find_if(weights.begin(), weights.end(), [&](const Weight& one) { return one.name == name; });
  return found == weights.end() ? nullptr : &*found;
}

}  // namespace

std::vector<CauseRow> rows_of(const CountedModel& counted, const BelievedModel& view, const Hypothesis& way,
                              const OwnAnswers& own, const Question& question, const Believed& believed) {
  std::vector<CauseRow> rows;
  if (question.of == Asked::kReceptiveField) {
    add_field_rows(counted, view, way, own, question, believed, rows);
    return rows;
  }
  if (question.call) {
    add_cell_rows(counted, view, question, believed, rows);
    return rows;
  }
  if (question.from) {
    const CountedModel& from = *question.from;
    const auto earlier = model_under(from, way, {}, from.model.calls.size() - 1);
    if (earlier) add_total_rows(from, *earlier, way, {}, Asked::kTotal, true, rows);
  }
  const bool trained = question.of == Asked::kTotalTrainable || question.of == Asked::kTotalNonTrainable;
  add_total_rows(counted, view, way, own, trained ? question.of : Asked::kTotal, false, rows);
  return rows;
}

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

std::vector<std::string_view> layers_of(const CountedModel& counted, const BelievedModel& view,
                                        const Question& question, const std::vector<CauseRow>& rows) {
  std::vector<std::string_view> layers;
  const auto take = [&](std::string_view layer) {
    if (std::find(layers.begin(), layers.end(), layer) == layers.end()) layers.push_back(layer);
  };
  for (const CauseRow& row : rows) {
    if (row.before && !row.follows) take(row.layer);
  }
  for (std::size_t call = 0; call < view.facts.size(); ++call) {
    const std::string_view name = counted.model.layer_of(call).name;
    const bool differs = std::any_of(rows.begin(), rows.end(), [&](const CauseRow& row) {
      return !row.before && !row.follows && row.layer == name;
    });
    if (differs || (!question.call && contains(view.reshaped, call))) take(name);
  }
  return layers;
}

}  // namespace cnn
