// Tries every belief, then every pair, and ranks those that explain an answer.
#include "core/diagnosis.hpp"

#include <algorithm>
#include <cmath>

namespace cnn {
namespace {

/// A part of the right formula that the believer lacks or has otherwise; an empty label stands for a whole weight.
struct Gap {
  std::string_view weight;
  std::string_view label;
};

struct Cause {
  std::string id = {};
  std::vector<std::string_view> beliefs = {};
  std::vector<std::string_view> rows = {};
  std::vector<std::string_view> layers = {};
  Answer value = {};
  std::vector<Gap> gaps = {};
  int rank = 0;  ///< larger is likelier
};

struct AskedName {
  std::string_view name;
  Asked of;
};
constexpr AskedName kAskedNames[] = {
    {"output_shape", Asked::kOutputShape},
    {"params", Asked::kParams},
    {"trainable_params", Asked::kTotalTrainable},
    {"non_trainable_params", Asked::kTotalNonTrainable},
    {"total_params", Asked::kTotal},
    {"reduction", Asked::kReduction},
};

bool same_answer(const Answer& a, const Answer& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::fabs(a[i] - b[i]) > 1e-6 * std::max(1.0, std::fabs(b[i])) && !(std::isnan(a[i]) && std::isnan(b[i]))) {
      return false;
    }
  }
  return true;
}

/// Percentages agree when the typed one is the exact one rounded or cut to as many digits as were typed.
bool same_percent(double typed, double exact, std::string_view text) {
  const std::size_t dot = text.find_first_of(".,");
  std::size_t digits = 0;
  while (dot != std::string_view::npos && dot + 1 + digits < text.size() &&
         std::isdigit(static_cast<unsigned char>(text[dot + 1 + digits])) != 0) {
    ++digits;
  }
  const double scale = std::pow(10.0, static_cast<double>(digits));
  // A sum that was typed instead of its value is not rounded at all.
  if (std::fabs(typed - exact) < 1e-6) return true;
  return std::fabs(typed * scale - std::round(exact * scale)) < 1e-6 ||
         std::fabs(typed * scale - std::trunc(exact * scale)) < 1e-6;
}

/// Holds what was typed against an exact answer.
struct Matcher {
  const Question& question;
  const TypedAnswer& typed;

  bool operator()(const Answer& exact) const {
    if (question.of != Asked::kReduction) return same_answer(typed.values, exact);
    // A reduction may be typed with its sign: -34 %.
    return same_percent(std::fabs(typed.values[0]), std::fabs(exact[0]), typed.text);
  }
};

std::vector<std::string_view> names(const Model& model, const std::vector<std::size_t>& calls) {
  std::vector<std::string_view> result;
  for (const std::size_t call : calls) {
    const std::string_view name = model.layer_of(call).name;
    if (std::find(result.begin(), result.end(), name) == result.end()) result.push_back(name);
  }
  return result;
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

Cause cause_of(const Model& model, const std::vector<const Belief*>& beliefs, const Believed& believed,
               const Believed& right) {
  Cause cause{.layers = names(model, believed.touched),
              .value = believed.answer,
              .gaps = gaps_between(right.weights, believed.weights)};
  for (const Belief* belief : beliefs) {
    cause.id += (cause.id.empty() ? "" : "+") + std::string(belief->id);
    cause.beliefs.push_back(belief->id);
    add_rows(cause.rows, belief->rows);
    cause.rank += 10 * static_cast<int>(belief->evidence) / static_cast<int>(beliefs.size());
  }
  return cause;
}

bool makes_difference(const std::optional<Believed>& believed, const Answer& right) {
  return believed && !believed->touched.empty() && !same_answer(believed->answer, right);
}

/// Every single belief that explains the answer, and in `active` those that change it at all.
std::vector<Cause> single_causes(const CountedModel& counted, const Question& question, const Believed& right,
                                 const Matcher& matches, std::vector<const Belief*>& active) {
  std::vector<Cause> causes;
  for (const Belief* belief : all_beliefs()) {
    for (const Scope scope : {Scope::kEverywhere, Scope::kAskedLayer}) {
      const auto believed = answer_under(counted, question, {belief}, scope);
      if (!believed || believed->touched.empty()) continue;
      if (active.empty() || active.back() != belief) active.push_back(belief);
      if (!makes_difference(believed, right.answer) || !matches(believed->answer)) continue;
      Cause cause = cause_of(counted.model, {belief}, *believed, right);
      // A mistake made at the layer in question itself is the likelier one.
      if (question.call && believed->touched.back() == *question.call) cause.rank += 3;
      causes.push_back(std::move(cause));
      break;
    }
  }
  return causes;
}

std::vector<Cause> pair_causes(const CountedModel& counted, const Question& question, const Believed& right,
                               const Matcher& matches, const std::vector<const Belief*>& active) {
  std::vector<Cause> causes;
  for (std::size_t i = 0; i < active.size(); ++i) {
    for (std::size_t j = i + 1; j < active.size(); ++j) {
      const auto believed = answer_under(counted, question, {active[i], active[j]}, Scope::kEverywhere);
      if (!makes_difference(believed, right.answer) || !matches(believed->answer)) continue;
      causes.push_back(cause_of(counted.model, {active[i], active[j]}, *believed, right));
    }
  }
  return causes;
}

std::vector<CountedLayer> counted_layers(const CountedModel& counted) {
  std::vector<CountedLayer> layers;
  for (std::size_t call = 0; call < counted.model.calls.size(); ++call) {
    if (counted.model.calls[call].node > 0) continue;
    const Layer& layer = counted.model.layer_of(call);
    CountedLayer one{layer.name, layer.class_name};
    for (const Weight& weight : counted.facts[call].weights) {
      const auto params = static_cast<double>(weight.count().value_or(0));
      one.params += params;
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

/// Wrong answers that one mistake about totals leads to.
std::vector<WrongTotal> wrong_totals(const CountedModel& counted, const Question& question, const TotalBelief& belief) {
  if (question.of == Asked::kTotal && belief.totals != nullptr) return belief.totals(counted_layers(counted));
  if (question.of == Asked::kReduction && belief.percent != nullptr) {
    return {{belief.percent(sum(counted_layers(*question.from)), sum(counted_layers(counted))), {}}};
  }
  return {};
}

void add_total_causes(const CountedModel& counted, const Question& question, const Answer& right,
                      const Matcher& matches, std::vector<Cause>& causes) {
  for (const TotalBelief& belief : total_beliefs()) {
    for (const WrongTotal& wrong : wrong_totals(counted, question, belief)) {
      if (same_answer({wrong.value}, right) || !matches({wrong.value})) continue;
      std::vector<std::string_view> rows;
      add_rows(rows, belief.rows);
      causes.push_back({.id = std::string(belief.id),
                        .beliefs = {belief.id},
                        .rows = rows,
                        .layers = wrong.layers,
                        .value = {wrong.value},
                        .rank = 10 * static_cast<int>(belief.evidence) + 5});
    }
  }
}

Value answer_value(const Answer& answer, Asked of) {
  if (of != Asked::kOutputShape) return answer[0];
  Array sizes = {Value()};
  for (const double size : answer) sizes.push_back(std::isnan(size) ? Value() : Value(size));
  return sizes;
}

template <class Items>
Array texts(const Items& items) {
  Array result;
  for (const auto& item : items) result.push_back(item);
  return result;
}

Value cause_value(const Cause& cause, Asked of) {
  // Of several rows, a Dense cell shows D12 where a shape shows S1.
  std::string_view row = cause.rows.front();
  for (const std::string_view one : cause.rows) {
    if (of == Asked::kOutputShape && one[0] == 'S') row = one;
  }
  Array gaps;
  for (const Gap& gap : cause.gaps) gaps.push_back(object({{"weight", gap.weight}, {"label", gap.label}}));
  return object({{"id", cause.id},
                 {"gaps", std::move(gaps)},
                 {"row", row},
                 {"rows", texts(cause.rows)},
                 {"beliefs", texts(cause.beliefs)},
                 {"layers", texts(cause.layers)},
                 {"value", answer_value(cause.value, of)}});
}

Value understood_value(const TypedAnswer& typed, Asked of) {
  constexpr std::string_view kKinds[] = {"number", "shape", "expression", "ambiguous", "unreadable", "empty"};
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

/// A percentage has no thousands: the point of 34.354 and the comma of 34,35 set off decimals.
TypedAnswer read_percent(const std::string& text) {
  std::string decimal = text;
  const std::size_t comma = decimal.find(',');
  if (comma != std::string::npos && decimal.find_first_of(",.", comma + 1) == std::string::npos) decimal[comma] = '.';
  TypedAnswer typed = read_answer(decimal, false);
  if (typed.kind == AnswerKind::kAmbiguous) {
    typed.kind = AnswerKind::kNumber;
    typed.values = {typed.candidates.back()};
    typed.candidates.clear();
  }
  typed.text = text;
  return typed;
}

/// Numbers and arrays given by a program are read like what a person would type.
TypedAnswer read_given(const Value& answer, Asked of) {
  const bool shape_asked = of == Asked::kOutputShape;
  if (const std::string* text = answer.text()) {
    return of == Asked::kReduction ? read_percent(*text) : read_answer(*text, shape_asked);
  }
  TypedAnswer typed;
  if (const double* number = answer.number()) {
    typed.kind = shape_asked ? AnswerKind::kShape : AnswerKind::kNumber;
    typed.values = {*number};
  } else if (answer.array() != nullptr && shape_asked) {
    typed.kind = AnswerKind::kShape;
    for (const Value& size : *answer.array()) {
      if (size.number() != nullptr) typed.values.push_back(*size.number());
    }
  } else {
    typed.kind = AnswerKind::kUnreadable;
  }
  return typed;
}

Value diagnosis_value(const CountedModel& counted, const Question& question, const TypedAnswer& typed, bool correct,
                      const std::vector<Cause>& causes) {
  // Of equal ranks the first stays first: pointers in a row keep the order.
  std::vector<const Cause*> ranked;
  ranked.reserve(causes.size());
  for (const Cause& cause : causes) ranked.push_back(&cause);
  std::sort(ranked.begin(), ranked.end(),
            [](const Cause* a, const Cause* b) { return a->rank != b->rank ? a->rank > b->rank : a < b; });
  Array listed;
  for (const Cause* cause : ranked) listed.push_back(cause_value(*cause, question.of));
  Value comparison;
  if (question.of == Asked::kParams && typed.kind == AnswerKind::kExpression && !typed.terms.empty()) {
    comparison = comparison_value(compare_terms(typed.terms, counted.facts[*question.call].weights));
  }
  const bool shape = question.of == Asked::kOutputShape;
  return object({{"correct", correct},
                 {"expected_kind", shape                              ? "shape"
                                   : question.of == Asked::kReduction ? "percent"
                                                                      : "number"},
                 {"understood", understood_value(typed, question.of)},
                 {"causes", std::move(listed)},
                 {"comparison", std::move(comparison)}});
}

}  // namespace

Result<Question> read_question(const Model& model, const Value& question) {
  Question result;
  const std::string* of = question["of"].text();
  const std::string* layer = question["layer"].text();
  const auto* asked = std::find_if(std::begin(kAskedNames), std::end(kAskedNames),
                                   [&](const AskedName& one) { return of != nullptr && one.name == *of; });
  if (asked == std::end(kAskedNames)) return Error{"unknown_question", "", "of", "known_question", question["of"]};
  result.of = asked->of;
  if (layer != nullptr) {
    result.layer = *layer;
    if (result.of == Asked::kTotalTrainable) result.of = Asked::kTrainableParams;
    if (result.of == Asked::kTotalNonTrainable) result.of = Asked::kNonTrainableParams;
  }
  if (result.of == Asked::kReduction) {
    auto from = count_model(question["from"]);
    if (!from) return from.error();
    result.from = std::move(*from);
  }
  const bool needs_layer = result.of == Asked::kOutputShape || result.of == Asked::kParams || layer != nullptr;
  for (std::size_t call = 0; needs_layer && call < model.calls.size(); ++call) {
    if (model.layer_of(call).name == result.layer) result.call = call;
  }
  if (needs_layer && !result.call)
    return Error{"no_such_layer", result.layer, "layer", "name_of_a_layer", question["layer"]};
  return result;
}

Result<Value> diagnose(const Value& config, const Value& asked, const Value& given) {
  auto counted = count_model(config);
  if (!counted) return counted.error();
  auto question = read_question(counted->model, asked);
  if (!question) return question.error();
  const auto right = answer_under(*counted, *question, {}, Scope::kEverywhere);
  if (!right) return Error{"no_answer", question->layer, "", "", nullptr};
  const TypedAnswer typed = read_given(given, question->of);
  if (typed.values.empty()) return diagnosis_value(*counted, *question, typed, false, {});
  const Matcher matches{*question, typed};
  if (matches(right->answer)) return diagnosis_value(*counted, *question, typed, true, {});
  std::vector<const Belief*> active;
  auto causes = single_causes(*counted, *question, *right, matches, active);
  add_total_causes(*counted, *question, right->answer, matches, causes);
  if (causes.empty()) causes = pair_causes(*counted, *question, *right, matches, active);
  return diagnosis_value(*counted, *question, typed, false, causes);
}

Result<Value> answer(const Value& config, const Value& asked, const Value& options) {
  auto counted = count_model(config);
  if (!counted) return counted.error();
  auto question = read_question(counted->model, asked);
  if (!question) return question.error();
  std::vector<const Belief*> chosen;
  const Value& wanted = options["beliefs"];
  for (const Value& id : wanted.array() != nullptr ? *wanted.array() : Array{}) {
    const std::string name = id.text() != nullptr ? *id.text() : "";
    for (const TotalBelief& belief : total_beliefs()) {
      if (belief.id != name) continue;
      auto wrong = wrong_totals(*counted, *question, belief);
      if (wrong.empty()) return Error{"belief_does_not_apply", question->layer, "beliefs", "belief_that_applies", id};
      // Of several layers that could be left out, the largest is the one that is missed first.
      const auto smallest =
          std::min_element(wrong.begin(), wrong.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
      return Value(smallest->value);
    }
    const auto found = std::find_if(all_beliefs().begin(), all_beliefs().end(),
                                    [&](const Belief* belief) { return belief->id == name; });
    if (found == all_beliefs().end()) return Error{"unknown_belief", "", "beliefs", "id_of_a_belief", id};
    chosen.push_back(*found);
  }
  const auto believed = answer_under(*counted, *question, chosen, Scope::kEverywhere);
  if (!believed) return Error{"belief_does_not_apply", question->layer, "beliefs", "belief_that_applies", wanted};
  return answer_value(believed->answer, question->of);
}

Value beliefs() {
  Array list;
  const auto add = [&](std::string_view id, const Rows& rows) {
    std::vector<std::string_view> all;
    add_rows(all, rows);
    for (const std::string_view row : all) list.push_back(object({{"id", id}, {"row", row}}));
  };
  for (const Belief* belief : all_beliefs()) add(belief->id, belief->rows);
  for (const TotalBelief& belief : total_beliefs()) add(belief.id, belief.rows);
  return list;
}

}  // namespace cnn
