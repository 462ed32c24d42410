// Asks every believer for every intermediate and takes the one about which they disagree most.
#include "core/follow_up.hpp"

#include <algorithm>

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
    auto view = view_under(counted, cause.ways.front(), learner.own, last);
    if (view) believers.push_back({cause, cause.ways.front(), std::move(*view)});
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
    for (const Asked of : {Asked::kOutputShape, Asked::kBiases, Asked::kWeightsOfOne, Asked::kWeights, Asked::kParams}) {
      all.push_back({.of = of, .layer = layer, .call = call});
    }
  }
}

bool same_question(const Question& a, const Question& b) {
  return a.of == b.of && a.layer == b.layer && a.weight == b.weight && a.label == b.label;
}

std::vector<Group> groups_by_answer(const CountedModel& counted, const std::vector<Believer>& believers,
                                    const Learner& learner, const Question& question) {
  std::vector<Group> groups;
  for (const Believer& believer : believers) {
    const auto believed = answer_in(counted, believer.view, believer.way, learner.own, question);
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
      return believed ? group.answer && same_answer(*group.answer, believed->answer) : !group.answer;
    });
    if (same != groups.end()) {
      same->causes.push_back(believer.cause.id);
    } else {
      groups.push_back({believed ? std::optional(believed->answer) : std::nullopt, {believer.cause.id}});
    }
  }
  return groups;
}

/// How many causes are left on average once the question is answered, times the number of causes. A cause that does
/// not tell is left after every answer.
std::size_t left_over(const std::vector<Group>& groups) {
  std::size_t silent = 0;
  std::size_t all = 0;
  std::size_t left = 0;
  for (const Group& group : groups) {
    all += group.causes.size();
    if (!group.answer) silent = group.causes.size();
  }
  for (const Group& group : groups) {
    const std::size_t size = group.causes.size();
    left += size * (group.answer ? size + silent : all);
  }
  return left;
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
  std::optional<FollowUp> best;
  std::size_t fewest = causes.size() * causes.size();
  for (const Question& question : questions) {
    const bool asked = std::any_of(learner.evidence.begin(), learner.evidence.end(),
                                   [&](const Reply& one) { return same_question(one.question, question); });
    if (asked || same_question(question, reply.question)) continue;
    auto groups = groups_by_answer(counted, believers, learner, question);
    const std::size_t left = left_over(groups);
    if (left >= fewest) continue;
    fewest = left;
    best = FollowUp{question, std::move(groups)};
  }
  return best;
}

}  // namespace cnn
