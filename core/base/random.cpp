#include "core/base/random.hpp"

namespace cnn {
namespace {

/// True with probability exp(-h), for h from 0 to 1, by comparisons alone (von Neumann, 1951): numbers are drawn as
/// long as each is smaller than the one before.
bool happens(Random& random, double h) {
  bool even = true;
  double next = random.uniform();
  while (next < h) {
    h = next;
    next = random.uniform();
    even = !even;
  }
  return even;
}

/// The same so many times in a row.
bool all_happen(Random& random, double h, int times) {
  for (int i = 0; i < times; ++i) {
    if (!happens(random, h)) return false;
  }
  return true;
}

}  // namespace

// Karney (2016), algorithm N: a whole number with probability exp(-k²/2), then what stands behind its point.
double normal(Random& random) {
  for (;;) {
    int whole = 0;
    while (happens(random, 0.5)) ++whole;
    if (!all_happen(random, 0.5, whole * (whole - 1))) continue;
    const double rest = random.uniform();
    if (!all_happen(random, rest * (2 * whole + rest) / (2 * whole + 2), whole + 1)) continue;
    return random.uniform() < 0.5 ? -(whole + rest) : whole + rest;
  }
}

}  // namespace cnn
