// Looks two questions ahead, and first at the learners for whom two would not be enough.
#include "core/survey.hpp"

#include <algorithm>

namespace cnn {
namespace {

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

/// Two ways of one cause that answer every question alike are one believer.
Subset distinct_believers(const Survey& survey) {
  Subset distinct;
  for (std::size_t i = 0; i < survey.causes.size(); ++i) {
    const bool known = std::any_of(distinct.begin(), distinct.end(), [&](std::size_t other) {
      return survey.causes[other] == survey.causes[i] &&
             std::all_of(survey.questions.begin(), survey.questions.end(),
                         [&](const Votes& votes) { return votes[other] == votes[i]; });
    });
    if (!known) distinct.push_back(i);
  }
  return distinct;
}

class Search {
 public:
  explicit Search(const Survey& survey) : survey_(survey), all_(distinct_believers(survey)) {
    for (const std::size_t one : all_) {
      Subset left = all_;
      for (const Votes& votes : survey.questions) left = left_with(votes, left, one);
      alike_.push_back(causes_in(left));
    }
  }

  bool splits(const Votes& votes) const { return left_over(votes) < all_.size() * causes_in(all_); }

  /// Smaller is better: learners not settled after the best second question; whether it is a long one; causes left
  /// after the second question, summed over the learners; the same after this one.
  std::array<std::size_t, 4> rank(std::size_t question) const {
    const Votes& votes = survey_.questions[question];
    std::array<std::size_t, 4> result = {0, survey_.long_ones[question] ? 1U : 0U, 0, left_over(votes)};
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const std::size_t left = left_after_second(left_with(votes, all_, all_[i]), i);
      result[0] += left > alike_[i] ? 1 : 0;
      result[2] += left;
    }
    return result;
  }

 private:
  std::size_t causes_in(const Subset& some) const {
    std::size_t causes = 0;
    for (std::size_t i = 0; i < some.size(); ++i) {
      causes += i == 0 || survey_.causes[some[i]] != survey_.causes[some[i - 1]] ? 1 : 0;
    }
    return causes;
  }

  std::size_t left_over(const Votes& votes) const {
    std::size_t sum = 0;
    for (const std::size_t one : all_) sum += causes_in(left_with(votes, all_, one));
    return sum;
  }

  std::size_t left_after_second(const Subset& left, std::size_t i) const {
    std::size_t fewest = causes_in(left);
    for (const Votes& second : survey_.questions) {
      if (fewest <= alike_[i]) break;
      fewest = std::min(fewest, causes_in(left_with(second, left, all_[i])));
    }
    return fewest;
  }

  const Survey& survey_;
  Subset all_;
  Subset alike_ = {};  ///< of each of `all_`: causes left when everything has been asked
};

}  // namespace

std::size_t Survey::best() const {
  const Search search(*this);
  std::size_t best = questions.size();
  std::array<std::size_t, 4> least = {};
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (!search.splits(questions[i])) continue;
    const auto rank = search.rank(i);
    if (best != questions.size() && rank >= least) continue;
    least = rank;
    best = i;
  }
  return best;
}

}  // namespace cnn
