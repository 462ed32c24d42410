// Whether the answers to an exercise tell the beliefs apart.
#pragma once

#include "core/diagnosis/believed_answer.hpp"

namespace cnn {

/// Two beliefs that lead to one answer to question `question`, in alphabetical order; an empty id is the right rule.
struct Coincidence {
  std::size_t question = 0;
  std::string_view first = {};
  std::string_view second = {};

  bool operator==(const Coincidence& other) const {
    return question == other.question && first == other.first && second == other.second;
  }
};

/// What happens when every single belief is tried on every question.
struct Trial {
  std::vector<Coincidence> coincidences = {};
  /// The beliefs that have a say in each question.
  std::vector<std::vector<std::string_view>> present = {};
  /// Those of them that lead to a wrong answer.
  std::vector<std::vector<std::string_view>> wrong = {};
};

Trial try_beliefs(const CountedModel& counted, const std::vector<Question>& questions);

}  // namespace cnn
