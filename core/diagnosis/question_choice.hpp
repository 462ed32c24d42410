// Which of several questions tells those who could be the learner apart best.
#pragma once

#include <cstddef>
#include <vector>

namespace cnn {

/// What the believers would answer to one question: those of one number agree; -1 stands for one who does not tell.
using Votes = std::vector<int>;

struct QuestionChoice {
  /// Of each believer the number of the cause; those of one cause stand together.
  std::vector<std::size_t> causes = {};
  /// Of each question that can be asked, the plainest first.
  std::vector<Votes> questions = {};
  /// True for a question that takes more than one look: asked only where plainer ones leave more learners unsettled.
  std::vector<bool> long_ones = {};

  /// The number of the best question, when this one and perhaps one more are asked. `questions.size()` where none
  /// leaves out any cause.
  std::size_t best(bool one_more) const;
};

}  // namespace cnn
