// Checks exercises one by one: that they can be solved, and that no two mistakes lead to one number by chance.
#pragma once

#include <string>
#include <vector>

#include "tests/core/support/support.hpp"

namespace support {

struct ExerciseFigures {
  int exercises = 0;
  int questions = 0;
  long attempts = 0;  ///< models drawn in vain before
  int beliefs = 0;    ///< wrong numbers compared
  int alike = 0;      ///< pairs that no exercise of their kind tells apart, as the exercise says itself
  std::vector<std::string> faults = {};
};

/// The exercises of a skill for the seeds from `first` up to, but without, `end`.
ExerciseFigures check_exercises(const std::string& skill, long first, long end);

/// The skills of version 1, and those that came with version 2.
inline const std::vector<std::string> kFirstSkills = {"one_convolution", "padding",  "pooling", "chain",
                                                      "strides",         "dilation", "groups",  "dense_3d"};
inline const std::vector<std::string> kLaterSkills = {"depthwise", "separable", "batch_normalization",
                                                      "frozen",    "transpose", "residual"};

/// Those that came after version 3 was out.
inline const std::vector<std::string> kNewestSkills = {"global_pooling", "receptive_field", "embedding", "lstm", "gru",
                                                       "attention"};

/// A number that all exercises of these seeds and attempts share in every build. Beliefs have no say in it.
std::uint64_t exercises_digest(const std::vector<std::string>& skills, int seeds);

/// A number for which attempt each of so many seeds takes by itself.
std::uint64_t attempts_digest(const std::vector<std::string>& skills, int seeds);

/// A number for the beliefs that these exercises say they do not tell apart.
std::uint64_t alike_digest(const std::vector<std::string>& skills, int seeds);

/// A number for the models that all design tasks start from, and for what is wanted of them.
std::uint64_t designs_digest(int seeds);

}  // namespace support
