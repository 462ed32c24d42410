// How the numbers of a weight start before anything is trained: Keras's initializers as we draw them.
#pragma once

#include <optional>

#include "core/base/value.hpp"

namespace cnn {

struct Initializer {
  enum class Kind : unsigned char { kConstant, kUniform, kNormal, kTruncatedNormal, kOrthogonal, kIdentity };
  /// What of a weight's shape the spread is divided by; kNone: the spread is the number itself.
  enum class Fan : unsigned char { kNone, kIn, kOut, kAverage };

  // Keras's default for weights of which nothing is said: glorot_uniform.
  Kind kind = Kind::kUniform;
  Fan fan = Fan::kAverage;
  double center = 0;  ///< the mean, or the constant
  double spread = 1;  ///< standard deviation, half the width, Keras's scale where there is a fan, or the gain
  /// Of an LSTM's bias: what the forget gates add starts at one.
  bool forget_at_one = false;

  bool operator==(const Initializer&) const = default;

  static const Initializer kZeros;
  static const Initializer kOnes;
  static const Initializer kRandomUniform;  ///< with Keras's default limits
  static constexpr Initializer constant(double value);
};

constexpr Initializer Initializer::constant(double value) { return {Kind::kConstant, Fan::kNone, value, 0}; }
inline constexpr Initializer Initializer::kZeros = Initializer::constant(0);
inline constexpr Initializer Initializer::kOnes = Initializer::constant(1);
inline constexpr Initializer Initializer::kRandomUniform = {Kind::kUniform, Fan::kNone, 0, 0.05};

/// An initializer of a config: a text or an object. Nothing for one that we do not know.
std::optional<Initializer> read_initializer(const Value& value);

/// The same in as few words as possible, as plain_object(); Keras 2 wrote some of those that have a name of their own
/// as VarianceScaling.
Value plain_initializer(const Value& value);

}  // namespace cnn
