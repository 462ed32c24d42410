// Recurrent cells: one step after another, each reading what the last one put out.
#pragma once

#include <cstddef>

#include "core/base/real.hpp"
#include "core/running/kernels/activation.hpp"
#include "core/running/kernels/recurrent_parts.hpp"

namespace cnn::kernels {

/// The two kinds of GRU differ in where the reset gate stands: before the recurrent product, or after it.
enum class Cell { kSimple, kLstm, kGruResetBefore, kGruResetAfter };

/// All steps of one sample; the state starts at zero. Weights lie as Keras has them, the gates side by side: `kernel`
/// (features, gates · units), `recurrent_kernel` (units, gates · units), `bias` (gates · units), of kGruResetAfter
/// (2, gates · units), null for none. Gates: i, f, c, o of an LSTM, z, r, h of a GRU.
struct Recurrence {
  Cell cell;
  std::size_t steps;
  std::size_t features;
  std::size_t units;
  const Real* kernel;
  const Real* recurrent_kernel;
  const Real* bias;
  Activation activation;
  Activation recurrent_activation;  ///< null for kSimple, which has no gates
  const Real* input;                ///< that of the step that comes first …
  std::ptrdiff_t input_step;        ///< … and how far it is to the next; negative where time runs backwards
  Real* output;                     ///< `units` numbers of the step that comes first …
  std::ptrdiff_t output_step;       ///< … and how far it is to the next; 0 where the last one alone is kept
  Real* scratch;                    ///< recurrent_scratch(units) numbers to work in

  /// What is multiplied by weights that are `width` numbers wide.
  Product of_input(const Real* row, std::size_t width) const { return {row, features, kernel, width}; }
  Product of_state(const Real* row, std::size_t width) const { return {row, units, recurrent_kernel, width}; }
};

constexpr std::size_t recurrent_scratch(std::size_t units) { return 6 * units; }

inline Product of_input(const Recurrence& all, const Real* input, std::size_t width) {
  return {input, all.features, all.kernel, width};
}

inline Product of_state(const Recurrence& all, const Real* state, std::size_t width) {
  return {state, all.units, all.recurrent_kernel, width};
}

void recur(const Recurrence& all);

}  // namespace cnn::kernels
