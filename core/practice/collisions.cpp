// Tries every belief everywhere and at the layer in question, and compares all answers with each other.
#include "core/practice/collisions.hpp"

#include <algorithm>

namespace cnn {
namespace {

struct Guess {
  std::string_view belief;
  Answer answer;
};

/// Whether a rule changes what is asked at its own layer: one about another layer, or about shapes where a count is
/// asked, need not reach the cell.
bool is_about(const Belief& belief, const Question& question) {
  if (belief.answer != nullptr) return true;
  if (question.of == Asked::kReceptiveField) return belief.field != nullptr;
  return question.of == Asked::kOutputShape ? belief.shape != nullptr : belief.weights != nullptr;
}

/// All guesses, by question.
using Guesses = std::vector<std::vector<Guess>>;

void take(const Belief& belief, const Question& question, std::optional<Believed> believed,
          std::vector<Guess>& guesses) {
  if (!believed || believed->touched.empty()) return;
  const bool here = question.call && believed->touched.back() == *question.call;
  if (same_answer(believed->answer, guesses.front().answer) && !(here && is_about(belief, question))) return;
  const bool twice = guesses.back().belief == belief.id && same_answer(guesses.back().answer, believed->answer);
  if (!twice) guesses.push_back({belief.id, std::move(believed->answer)});
}

void take_guesses(const CountedModel& counted, const std::vector<Question>& questions, const Belief& belief,
                  Guesses& guesses) {
  const Hypothesis everywhere{{&belief}};
  const auto view = model_under(counted, everywhere, {}, counted.model.calls.size() - 1);
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const Question& question = questions[i];
    // Where the whole model is impossible, a part of it may be possible.
    take(belief, question,
         view ? answer_in(counted, *view, everywhere, {}, question) : answer_under(counted, question, everywhere),
         guesses[i]);
    const bool only_here = view && view->touched.size() == 1 && question.call == view->touched.front();
    if (!question.call || only_here) continue;
    take(belief, question, answer_under(counted, question, {{&belief}, Scope::kAskedLayer, question.call}), guesses[i]);
  }
}

void add(std::vector<Coincidence>& all, const Coincidence& one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

/// Compares the guesses at one question with each other.
void compare(const std::vector<Guess>& guesses, std::size_t question, Trial& trial) {
  for (std::size_t a = 0; a < guesses.size(); ++a) {
    const bool is_right = same_answer(guesses[a].answer, guesses.front().answer);
    trial.present[question].push_back(guesses[a].belief);
    if (!is_right) trial.wrong[question].push_back(guesses[a].belief);
    for (std::size_t b = a + 1; b < guesses.size(); ++b) {
      // Of beliefs that are right here, each is held against the right rule alone.
      if (guesses[a].belief == guesses[b].belief || (is_right && a > 0)) continue;
      if (!same_answer(guesses[a].answer, guesses[b].answer)) continue;
      const auto [first, second] = std::minmax(guesses[a].belief, guesses[b].belief);
      add(trial.coincidences, {question, first, second});
    }
  }
}

}  // namespace

Trial try_beliefs(const CountedModel& counted, const std::vector<Question>& questions) {
  Guesses guesses;
  for (const Question& question : questions) {
    auto right = answer_under(counted, question, {});
    guesses.push_back({{"", right ? std::move(right->answer) : Answer{}}});
  }
  for (const Belief* belief : beliefs_about(counted.model)) take_guesses(counted, questions, *belief, guesses);
  Trial trial;
  trial.present.resize(questions.size());
  trial.wrong.resize(questions.size());
  for (std::size_t i = 0; i < questions.size(); ++i) compare(guesses[i], i, trial);
  return trial;
}

}  // namespace cnn
