// Asks every believer for every intermediate and takes the one about which they disagree most.
#include "core/diagnosis/follow_up.hpp"

#include <algorithm>

#include "core/diagnosis/question_choice.hpp"
#include "core/model/spatial_windows.hpp"

namespace cnn {
namespace {

/// Layers asked about: more would only cost time, since believers of one answer differ where their rules differ.
constexpr std::size_t kMaxLayersAsked = 24;

/// What several layers have is asked in one: of more layers it would be a page of writing.
constexpr std::size_t kMaxListed = 8;

/// One way in which a cause explains the answer, with the model as it is seen then.
struct Believer {
  const Cause& cause;
  const Hypothesis& way;
  BelievedModel view;
};

std::vector<Believer> believers_of(const CountedModel& counted, const std::vector<Cause>& causes,
                                   const Learner& learner, std::size_t last) {
  std::vector<Believer> believers;
  for (const Cause& cause : causes) {
    for (const Hypothesis& way : cause.ways) {
      auto view = model_under(counted, way, learner.own, last);
      if (view) believers.push_back({cause, way, std::move(*view)});
    }
  }
  return believers;
}

/// The layer in question, what it reads, and the layers where the causes' rules differ, nearest first.
std::vector<std::size_t> calls_to_ask(const Model& model, const Question& question, const std::vector<Cause>& causes,
                                      std::size_t last) {
  std::vector<std::size_t> calls;
  const auto take = [&](std::size_t call) {
    const bool known = std::find(calls.begin(), calls.end(), call) != calls.end();
    if (!known && call <= last && calls.size() < kMaxLayersAsked) calls.push_back(call);
  };
  if (question.call) {
    take(*question.call);
    for (const Source& source : model.calls[*question.call].inputs) take(source.call);
  }
  for (const Cause& cause : causes) {
    for (auto call = cause.touched.rbegin(); call != cause.touched.rend(); ++call) {
      take(*call);
      // A changed size also shows where it is read: Flatten's after a pooling.
      for (std::size_t reader = *call + 1; reader <= last && reader <= *call + 2; ++reader) take(reader);
    }
  }
  for (std::size_t call = 0; calls.size() < kMaxLayersAsked && call <= last; ++call) {
    if (model.layer_of(call).kind->weights != nullptr) take(call);
  }
  return calls;
}

/// What a layer reads, by the names of its weights' factors.
bool is_input(std::string_view label) { return label.substr(0, 6) == "input_"; }

/// The questions about one layer, the plainest first. `fields`: those about its receptive field, and no others.
void add_questions(const CountedModel& counted, std::size_t call, bool fields, std::vector<Question>& all) {
  const std::string& layer = counted.model.layer_of(call).name;
  if (fields) {
    const bool slides = !counted.facts[call].windows.empty();
    if (slides) all.push_back({.of = Asked::kReceptiveField, .layer = layer, .call = call});
    return;
  }
  const std::vector<Weight>& weights = counted.facts[call].weights;
  for (const bool inputs : {true, false}) {
    for (const Weight& weight : weights) {
      for (const Factor& factor : weight.factors) {
        if (is_input(factor.label) != inputs) continue;
        all.push_back({.of = Asked::kFactor,
                       .layer = layer,
                       .call = call,
                       .weight = std::string(weight.name),
                       .label = std::string(factor.label)});
      }
    }
    if (!inputs) break;
    for (const Asked of : {Asked::kOutputShape, Asked::kBiases, Asked::kWeightsOfOne, Asked::kWeights, Asked::kParams,
                           Asked::kKernelShape}) {
      all.push_back({.of = of, .layer = layer, .call = call});
    }
  }
}

/// Everything up to the layer in question, and a model's parts, where they are short enough to be written down.
void add_lists(const CountedModel& counted, const Question& asked, std::size_t last, std::vector<Question>& all) {
  std::size_t shapes = 0;
  std::size_t weights = 0;
  for (std::size_t call = 0; call <= last; ++call) {
    shapes += counted.model.calls[call].inputs.empty() ? 0 : 1;
    weights += counted.facts[call].weights.empty() ? 0 : 1;
  }
  const std::string& layer = counted.model.layer_of(last).name;
  if (shapes > 1 && shapes <= kMaxListed) all.push_back({.of = Asked::kAllShapes, .layer = layer, .call = last});
  if (weights == 0 || weights > kMaxListed) return;
  if (!asked.call && weights > 1) all.push_back({.of = Asked::kAllParams});
  all.push_back({.of = Asked::kAllTerms, .layer = layer, .call = last});
}

bool same_question(const Question& a, const Question& b) {
  return a.of == b.of && a.layer == b.layer && a.weight == b.weight && a.label == b.label;
}

bool answered_right(const CountedModel& counted, const OwnAnswers& own, Asked of, std::size_t call) {
  const Facts& right = counted.facts[call];
  if (of == Asked::kOutputShape)
    return call < own.shapes.size() && own.shapes[call] && *own.shapes[call] == right.output();
  return call < own.params.size() && own.params[call] &&
         same_answer({*own.params[call]}, *cell_answer(right, {.of = Asked::kParams}));
}

/// Whether the answer stands before the learner's eyes: in a cell of the summary that is filled.
bool is_seen(const CountedModel& counted, const OwnAnswers& own, const Question& question) {
  if (own.empty() || !question.call) return false;
  const std::size_t call = *question.call;
  if (question.of == Asked::kOutputShape || question.of == Asked::kParams) {
    return answered_right(counted, own, question.of, call);
  }
  if (question.of != Asked::kFactor || !is_input(question.label)) return false;
  const auto& sources = counted.model.calls[call].inputs;
  return sources.empty() || answered_right(counted, own, Asked::kOutputShape, sources.front().call);
}

/// Whether the learner was asked this before, or has the answer before the eyes.
bool is_known(const CountedModel& counted, const Learner& learner, const Question& question) {
  const bool asked = std::any_of(learner.evidence.begin(), learner.evidence.end(),
                                 [&](const Reply& one) { return same_question(one.question, question); });
  return asked || is_seen(counted, learner.own, question);
}

struct Candidate {
  Question question;
  Votes votes = {};
  std::vector<std::optional<Answer>> answers = {};
};

void vote(const CountedModel& counted, const std::vector<Believer>& believers, const Learner& learner,
          Candidate& candidate) {
  std::vector<Answer> seen;
  for (const Believer& believer : believers) {
    auto believed = answer_in(counted, believer.view, believer.way, learner.own, candidate.question);
    candidate.answers.push_back(believed ? std::optional(believed->answer) : std::nullopt);
    if (!believed) {
      candidate.votes.push_back(-1);
      continue;
    }
    const auto same = std::find_if(seen.begin(), seen.end(),
                                   [&](const Answer& answer) { return same_answer(answer, believed->answer); });
    candidate.votes.push_back(static_cast<int>(same - seen.begin()));
    if (same == seen.end()) seen.push_back(std::move(believed->answer));
  }
}

std::vector<Group> groups_of(const Candidate& candidate, const std::vector<Believer>& believers) {
  std::vector<Group> groups;
  std::vector<int> votes;
  for (std::size_t i = 0; i < believers.size(); ++i) {
    const auto same = std::find(votes.begin(), votes.end(), candidate.votes[i]);
    if (same != votes.end()) {
      auto& causes = groups[static_cast<std::size_t>(same - votes.begin())].causes;
      if (causes.back() != believers[i].cause.id) causes.push_back(believers[i].cause.id);
      continue;
    }
    votes.push_back(candidate.votes[i]);
    groups.push_back({candidate.answers[i], {believers[i].cause.id}});
  }
  return groups;
}

/// Of questions that split the believers alike only the first.
std::vector<Candidate> candidates_of(const CountedModel& counted, const Reply& reply,
                                     const std::vector<Believer>& believers, const Learner& learner,
                                     std::vector<Question> questions) {
  std::vector<Candidate> candidates;
  for (Question& question : questions) {
    if (is_known(counted, learner, question) || same_question(question, reply.question)) continue;
    Candidate candidate{std::move(question)};
    vote(counted, believers, learner, candidate);
    const bool known = std::any_of(candidates.begin(), candidates.end(),
                                   [&](const Candidate& one) { return one.votes == candidate.votes; });
    if (!known) candidates.push_back(std::move(candidate));
  }
  return candidates;
}

QuestionChoice choice_of(const std::vector<Believer>& believers, const std::vector<Candidate>& candidates) {
  QuestionChoice choice;
  for (std::size_t i = 0; i < believers.size(); ++i) {
    const bool new_cause = i > 0 && &believers[i].cause != &believers[i - 1].cause;
    choice.causes.push_back(i == 0 ? 0 : choice.causes.back() + (new_cause ? 1 : 0));
  }
  for (const Candidate& candidate : candidates) {
    choice.questions.push_back(candidate.votes);
    choice.long_ones.push_back(candidate.question.of != Asked::kOutputShape && is_list(candidate.question.of));
  }
  return choice;
}

/// The steps to the right answer, in their order.
std::vector<Question> steps_to(const CountedModel& counted, const Question& asked) {
  std::vector<Question> steps;
  const Model& model = counted.model;
  if (asked.of == Asked::kParams && !counted.facts[*asked.call].weights.empty())
    add_questions(counted, *asked.call, false, steps);
  std::erase_if(steps, [](const Question& one) { return one.of == Asked::kOutputShape || one.of == Asked::kParams; });
  if (asked.of == Asked::kOutputShape) {
    for (const Source& source : model.calls[*asked.call].inputs) {
      const bool image = model.calls[source.call].inputs.empty();
      if (!image) steps.push_back({Asked::kOutputShape, model.layer_of(source.call).name, source.call});
    }
  }
  for (std::size_t call = 0; asked.of == Asked::kTotal && call < model.calls.size(); ++call) {
    const bool counts = model.calls[call].node == 0 && !counted.facts[call].weights.empty();
    if (counts) steps.push_back({Asked::kParams, model.layer_of(call).name, call});
  }
  for (std::size_t call = 0; asked.of == Asked::kReceptiveField && call < *asked.call; ++call) {
    add_questions(counted, call, true, steps);
  }
  return steps;
}

}  // namespace

std::optional<FollowUp> first_step(const CountedModel& counted, const Reply& reply, const Learner& learner) {
  for (Question& question : steps_to(counted, reply.question)) {
    if (is_known(counted, learner, question)) continue;
    const bool told = answer_under(counted, question, {}).has_value();
    if (told) return FollowUp{std::move(question)};
  }
  return std::nullopt;
}

std::optional<FollowUp> choose_follow_up(const CountedModel& counted, const Reply& reply,
                                         const std::vector<Cause>& causes, const Learner& learner) {
  if (causes.size() < 2) return std::nullopt;
  const std::size_t last = reply.question.call.value_or(counted.model.calls.size() - 1);
  const auto believers = believers_of(counted, causes, learner, last);
  std::vector<Question> questions;
  const bool fields = reply.question.of == Asked::kReceptiveField;
  for (const std::size_t call : calls_to_ask(counted.model, reply.question, causes, last)) {
    // What enters the model is written in its listing.
    if (!counted.model.calls[call].inputs.empty()) add_questions(counted, call, fields, questions);
  }
  // Nearly all percentages of two models far apart in size are alike; their totals are not. Other totals are not asked
  // about a total: who adds up wrongly does so there too.
  if (reply.question.of == Asked::kReduction) questions.push_back({.of = Asked::kTotal});
  if (!fields) add_lists(counted, reply.question, last, questions);
  const auto candidates = candidates_of(counted, reply, believers, learner, std::move(questions));
  // Two questions are asked about an answer: of the second only what it leads to itself counts.
  const std::size_t best = choice_of(believers, candidates).best(learner.evidence.empty());
  if (best == candidates.size()) return std::nullopt;
  return FollowUp{candidates[best].question, groups_of(candidates[best], believers)};
}

}  // namespace cnn
