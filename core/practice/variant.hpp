// Fresh exercises: a model drawn from a seed whose right and wrong answers are all distinct.
#pragma once

#include "core/practice/collisions.hpp"

namespace cnn {

/// Which exercises a seed stands for. A new number where old seeds would give other exercises: also a new belief can
/// pass over an attempt that was taken before. 2: rows C26 and D22. 3: those that came with attention.
inline constexpr int kPracticeVersion = 3;

/// The Skills of web/engine/types.js: those whose layers the catalogue has, in the order in which they are learnt.
Value skills(const Catalogue& catalogue);

/// The Variant of web/engine/types.js for `{skill, seed, attempt}`. Without `attempt`, the first try at which no two
/// beliefs give one number by chance; with it, that try, so that a link stays the same when more beliefs become known.
/// Errors: `unknown_skill`; `invalid_argument` for a seed or an attempt that is no integer of zero or more;
/// `no_exercise`.
Result<Value> variant(const Value& options, const ModelReader& read);

/// One try at an exercise: a config and questions about it.
struct Exercise {
  Value config = {};
  Array questions = {};
};

/// A Sequential, or a Functional where layers name what they read, from {input, layers}.
Value config_of(const Value& drawn);

/// Whether a seed or an attempt is an integer from 0 to 2^53 - 1; nothing given is 0.
Result<Count> read_seed(const Value& options, std::string_view name);

}  // namespace cnn
