// Looks at this question and the next, and first at the learners for whom the two would not be enough.
#include "core/diagnosis/question_choice.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace cnn {
namespace {

/// Numbers of believers; those of one cause stand together.
using Subset = std::vector<std::size_t>;

/// Those of a subset that are left when a question is answered so.
Subset left_with(const Votes& votes, const Subset& some, int answer) {
  Subset left;
  for (const std::size_t one : some) {
    if (answer < 0 || votes[one] < 0 || votes[one] == answer) left.push_back(one);
  }
  return left;
}

/// Two ways of one cause that answer every question alike are one believer.
Subset distinct_believers(const QuestionChoice& choice) {
  Subset distinct;
  for (std::size_t i = 0; i < choice.causes.size(); ++i) {
    const bool known = std::any_of(distinct.begin(), distinct.end(), [&](std::size_t other) {
      return choice.causes[other] == choice.causes[i] &&
             std::all_of(choice.questions.begin(), choice.questions.end(),
                         [&](const Votes& votes) { return votes[other] == votes[i]; });
    });
    if (!known) distinct.push_back(i);
  }
  return distinct;
}

/// Of some learners after a question: how many are not settled, and the causes left, summed up. Less is better.
struct Score {
  std::size_t unsettled = 0;
  std::size_t left = 0;

  auto operator<=>(const Score&) const = default;
};

class Search {
 public:
  explicit Search(const QuestionChoice& choice) : choice_(choice), all_(distinct_believers(choice)) {
    alike_.resize(choice.causes.size());
    for (const std::size_t one : all_) {
      Subset left = all_;
      for (const Votes& votes : choice.questions) left = left_with(votes, left, votes[one]);
      alike_[one] = causes_in(left);
    }
  }

  bool splits(const Votes& votes) const { return after(votes, all_, all_).left < all_.size() * causes_in(all_); }

  /// Smaller is better.
  std::array<std::size_t, 4> rank(std::size_t question, bool one_more) const {
    const Votes& votes = choice_.questions[question];
    const Score now = after(votes, all_, all_);
    const Score then = one_more ? after_next(votes) : now;
    return {then.unsettled, choice_.long_ones[question] ? 1U : 0U, then.left, now.left};
  }

 private:
  std::size_t causes_in(const Subset& some) const {
    std::size_t causes = 0;
    for (std::size_t i = 0; i < some.size(); ++i) {
      causes += i == 0 || choice_.causes[some[i]] != choice_.causes[some[i - 1]] ? 1 : 0;
    }
    return causes;
  }

  /// `left`: who could be the learner so far; `learners`: those of them for whom it is summed up.
  Score after(const Votes& votes, const Subset& left, const Subset& learners) const {
    Score score;
    std::vector<std::size_t> known(votes.size() + 1);
    for (const std::size_t one : learners) {
      std::size_t& causes = known[static_cast<std::size_t>(votes[one]) + 1];  // -1, who does not tell, is 0
      if (causes == 0) causes = causes_in(left_with(votes, left, votes[one]));
      score.unsettled += causes > alike_[one] ? 1 : 0;
      score.left += causes;
    }
    return score;
  }

  /// The next question is chosen by the answer to the first, without knowing who has given it.
  Score after_next(const Votes& first) const {
    std::map<int, Subset> by_answer;
    for (const std::size_t one : all_) by_answer[first[one]].push_back(one);
    Score sum;
    for (const auto& [answer, learners] : by_answer) {
      const Subset left = left_with(first, all_, answer);
      Score best = after(first, left, learners);
      for (const Votes& second : choice_.questions) {
        if (best.unsettled == 0) break;
        best = std::min(best, after(second, left, learners));
      }
      sum.unsettled += best.unsettled;
      sum.left += best.left;
    }
    return sum;
  }

  const QuestionChoice& choice_;
  Subset all_;
  std::vector<std::size_t> alike_ = {};  ///< of each believer: causes left when everything has been asked
};

}  // namespace

std::size_t QuestionChoice::best(bool one_more) const {
  const Search search(*this);
  std::size_t best = questions.size();
  std::array<std::size_t, 4> least = {};
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (!search.splits(questions[i])) continue;
    const auto rank = search.rank(i, one_more);
    if (best != questions.size() && rank >= least) continue;
    least = rank;
    best = i;
  }
  return best;
}

}  // namespace cnn
