// Asks every believer for every intermediate and takes the one about which they disagree most.
#include "core/follow_up.hpp"

#include <algorithm>
#include <array>

namespace cnn {
namespace {

/// Layers asked about: more would only cost time, since believers of one answer differ where their rules differ.
constexpr std::size_t kMaxLayersAsked = 24;

/// One way in which a cause explains the answer, with the model as it is seen then.
struct Believer {
  const Cause& cause;
  const Hypothesis& way;
  View view;
};

std::vector<Believer> believers_of(const CountedModel& counted, const std::vector<Cause>& causes,
                                   const Learner& learner, std::size_t last) {
  std::vector<Believer> believers;
  for (const Cause& cause : causes) {
    for (const Hypothesis& way : cause.ways) {
      auto view = view_under(counted, way, learner.own, last);
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

/// The questions about one layer, the plainest first.
void add_questions(const CountedModel& counted, std::size_t call, std::vector<Question>& all) {
  const std::string& layer = counted.model.layer_of(call).name;
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
    for (const Asked of :
         {Asked::kOutputShape, Asked::kBiases, Asked::kWeightsOfOne, Asked::kWeights, Asked::kParams}) {
      all.push_back({.of = of, .layer = layer, .call = call});
    }
  }
}

bool same_question(const Question& a, const Question& b) {
  return a.of == b.of && a.layer == b.layer && a.weight == b.weight && a.label == b.label;
}

/// What the believers would answer to one question: those of one number agree; -1 stands for one who does not tell.
using Votes = std::vector<int>;

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

/// Numbers of believers; those of one cause stand together.
using Subset = std::vector<std::size_t>;

/// Those of a subset that are left when `one` is the learner.
Subset left_with(const Votes& votes, const Subset& some, std::size_t one) {
  Subset left;
  for (const std::size_t other : some) {
    if (votes[one] < 0 || votes[other] < 0 || votes[one] == votes[other]) left.push_back(other);
  }
  return left;
}

/// How many causes are left once a question is answered, summed over some who could be the learner.
struct Survey {
  const std::vector<Believer>& believers;
  const std::vector<Candidate>& candidates;
  Subset all = {};
  Subset likeliest = {};  ///< of each cause the first way

  std::size_t causes_in(const Subset& some) const {
    std::size_t causes = 0;
    const Cause* before = nullptr;
    for (const std::size_t one : some) {
      const Cause* cause = &believers[one].cause;
      causes += cause != before ? 1 : 0;
      before = cause;
    }
    return causes;
  }

  std::size_t left_over(const Votes& votes, const Subset& learners) const {
    std::size_t sum = 0;
    for (const std::size_t one : learners) sum += causes_in(left_with(votes, all, one));
    return sum;
  }

  /// The same after the best second question.
  std::size_t left_after_two(const Votes& first) const {
    std::size_t sum = 0;
    for (const std::size_t one : likeliest) {
      const Subset left = left_with(first, all, one);
      std::size_t fewest = causes_in(left);
      for (const Candidate& second : candidates) {
        if (fewest > 1) fewest = std::min(fewest, causes_in(left_with(second.votes, left, one)));
      }
      sum += fewest;
    }
    return sum;
  }
};

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
    const bool asked = std::any_of(learner.evidence.begin(), learner.evidence.end(),
                                   [&](const Reply& one) { return same_question(one.question, question); });
    if (asked || same_question(question, reply.question)) continue;
    Candidate candidate{std::move(question)};
    vote(counted, believers, learner, candidate);
    const bool known = std::any_of(candidates.begin(), candidates.end(),
                                   [&](const Candidate& one) { return one.votes == candidate.votes; });
    if (!known) candidates.push_back(std::move(candidate));
  }
  return candidates;
}

}  // namespace

std::optional<FollowUp> choose_follow_up(const CountedModel& counted, const Reply& reply,
                                         const std::vector<Cause>& causes, const Learner& learner) {
  if (causes.size() < 2) return std::nullopt;
  const std::size_t last = reply.question.call.value_or(counted.model.calls.size() - 1);
  const auto believers = believers_of(counted, causes, learner, last);
  std::vector<Question> questions;
  for (const std::size_t call : calls_to_ask(counted.model, reply.question, causes, last)) {
    add_questions(counted, call, questions);
  }
  // Nearly all percentages of two models far apart in size are alike; their totals are not.
  if (reply.question.of == Asked::kReduction) questions.push_back({.of = Asked::kTotal});
  const auto candidates = candidates_of(counted, reply, believers, learner, std::move(questions));
  Survey survey{believers, candidates};
  for (std::size_t i = 0; i < believers.size(); ++i) {
    if (i == 0 || &believers[i].cause != &believers[i - 1].cause) survey.likeliest.push_back(i);
    survey.all.push_back(i);
  }
  const Candidate* best = nullptr;
  std::array<std::size_t, 3> fewest = {};
  for (const Candidate& candidate : candidates) {
    const std::array left = {survey.left_after_two(candidate.votes),
                             survey.left_over(candidate.votes, survey.likeliest),
                             survey.left_over(candidate.votes, survey.all)};
    const bool splits = left[2] < believers.size() * survey.causes_in(survey.all);
    if (!splits || (best != nullptr && left >= fewest)) continue;
    fewest = left;
    best = &candidate;
  }
  if (best == nullptr) return std::nullopt;
  return FollowUp{best->question, groups_of(*best, believers)};
}

}  // namespace cnn
