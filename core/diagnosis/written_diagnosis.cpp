// What the engine says of an answer, as values for the page.
#include "core/diagnosis/written_diagnosis.hpp"

#include <cmath>

namespace cnn {
namespace {

/// The row of the table that stands for the cause comes first: of a shape one about shapes, also where the first of a
/// pair's is about counts.
Array references_of(const Cause& cause, Asked of) {
  std::vector<std::string_view> references;
  for (const bool first : {true, false}) {
    for (const std::string_view one : cause.references) {
      if ((of == Asked::kOutputShape && one[0] == 'S') == first) references.push_back(one);
    }
  }
  return texts(references);
}

Array rows_value(const std::vector<CauseRow>& rows) {
  Array result;
  for (const CauseRow& row : rows) {
    Value value = object({{"layer", row.layer.empty() ? Value() : Value(row.layer)},
                          {"of", name_of(row.of)},
                          {"value", answer_value(row.value, row.of)},
                          {"follows", row.follows}});
    if (row.before) value.set("model", "before");
    result.push_back(std::move(value));
  }
  return result;
}

Array terms_value(const std::vector<Weight>& weights) {
  Array terms;
  for (const Weight& weight : weights) {
    Array factors;
    for (const Factor& factor : weight.factors) {
      factors.push_back(object({{"label", factor.label}, {"size", factor.size}}));
    }
    terms.push_back(object({{"weight", weight.name}, {"factors", std::move(factors)}}));
  }
  return terms;
}

}  // namespace

Value cause_value(const Cause& cause, Asked of) {
  Array gaps;
  for (const Gap& gap : cause.gaps) gaps.push_back(object({{"weight", gap.weight}, {"label", gap.label}}));
  return object({{"id", cause.id},
                 {"beliefs", texts(cause.beliefs)},
                 {"references", references_of(cause, of)},
                 {"layers", texts(cause.layers)},
                 {"value", answer_value(cause.value, of)},
                 {"rows", rows_value(cause.rows)},
                 {"terms", terms_value(cause.weights)},
                 {"times", cause.times},
                 {"divided_by", cause.divided_by},
                 {"gaps", std::move(gaps)},
                 {"chance", std::round(cause.chance * 100) / 100}});
}

Value understood_value(const TypedAnswer& typed, Asked of) {
  constexpr std::string_view kKinds[] = {
      "number",           "shape", "expression", "ambiguous",  "negative", "too_large",
      "division_by_zero", "names", "too_long",   "unreadable", "empty"};
  return object({{"kind", kKinds[static_cast<std::size_t>(typed.kind)]},
                 {"value", typed.values.empty() ? Value() : answer_value(typed.values, of)},
                 {"text", typed.text},
                 {"candidates", texts(typed.candidates)}});
}

Value comparison_value(const Comparison& comparison) {
  Array terms;
  for (const ComparedTerm& term : comparison.terms) {
    terms.push_back(object({{"weight", term.weight},
                            {"present", term.present},
                            {"missing", texts(term.missing)},
                            {"typed", texts(term.typed)}}));
  }
  Array extra;
  for (const auto& term : comparison.extra) extra.push_back(texts(term));
  return object({{"terms", std::move(terms)}, {"extra", std::move(extra)}});
}

Value contents_value(const std::optional<NumberContents>& contents) {
  if (!contents) return {};
  Array factors;
  for (const Factor& factor : contents->factors) {
    factors.push_back(object({{"label", factor.label}, {"size", factor.size}}));
  }
  return object({{"what", contents->what},
                 {"exact", contents->exact},
                 {"value", contents->value},
                 {"factors", std::move(factors)},
                 {"layers", texts(contents->layers)},
                 {"right", contents->right.empty() ? Value(Array{}) : texts(contents->right)}});
}

}  // namespace cnn
