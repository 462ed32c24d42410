// Plays learners: each believes one thing, types the number that follows from it and answers the follow-up questions.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/core/support/support.hpp"

namespace support {

struct Figures {
  int models = 0;
  int asked = 0;          ///< wrong answers typed
  int recalled = 0;       ///< the belief was among the causes
  int causes = 0;         ///< sum over first diagnoses
  int settled_one = 0;    ///< the belief was the only one left in the end
  int left_open = 0;      ///< after as many questions as are asked
  int settled_alike = 0;  ///< … or one of those that this model cannot tell apart, which was said
  int right_answers = 0;  ///< right answers typed
  int right_called_wrong = 0;
  std::map<int, int> follow_ups = {};       ///< how many learners needed so many
  std::map<std::string, int> beliefs = {};  ///< how often each was played
  std::vector<std::string> faults = {};     ///< what went wrong, with the model
};

/// Over so many random models, every belief that makes a difference to one of the model's cells or to its total.
Figures play_learners(std::uint64_t seed, int models);

/// Every belief that makes a difference to a question of these exercises, at every such question.
Figures play_exercises(const std::string& skill, int seeds);

}  // namespace support
