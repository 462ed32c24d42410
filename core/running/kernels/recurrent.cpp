// SimpleRNNCell, LSTMCell and GRUCell of Keras, plainly.
#include "core/running/kernels/recurrent.hpp"

#include <algorithm>

namespace cnn::kernels {
namespace {

/// Scratch: the state, the next one.
void simple_step(const Recurrence& all, const Real* input) {
  const std::size_t units = all.units;
  Real* state = all.scratch;
  Real* next = state + units;
  start(all.bias, units, next);
  all.of_input(input, units).add_columns(0, units, next);
  all.of_state(state, units).add_columns(0, units, next);
  all.activation(next, 1, units);
  std::copy_n(next, units, state);
}

/// Scratch: the state, the carry, four gates.
void lstm_step(const Recurrence& all, const Real* input) {
  const std::size_t units = all.units;
  Real* state = all.scratch;
  Real* carry = state + units;
  Real* gates = carry + units;
  start(all.bias, 4 * units, gates);
  all.of_input(input, 4 * units).add_columns(0, 4 * units, gates);
  all.of_state(state, 4 * units).add_columns(0, 4 * units, gates);
  Real* candidate = gates + 2 * units;
  Real* out = gates + 3 * units;
  all.recurrent_activation(gates, 2, units);
  all.activation(candidate, 1, units);
  all.recurrent_activation(out, 1, units);
  for (std::size_t k = 0; k < units; ++k) {
    state[k] = carry[k] = gates[units + k] * carry[k] + gates[k] * candidate[k];
  }
  all.activation(state, 1, units);
  for (std::size_t k = 0; k < units; ++k) state[k] *= out[k];
}

/// Scratch: the state, what of it passes the reset gate, three gates, of which the third is the candidate; and the
/// candidate's recurrent part.
void gru_step(const Recurrence& all, const Real* input) {
  const std::size_t units = all.units;
  const bool after = all.cell == Cell::kGruResetAfter;
  Real* state = all.scratch;
  Real* passed = state + units;
  Real* gates = passed + units;
  Real* reset = gates + units;
  Real* candidate = gates + 2 * units;
  Real* recurrent = gates + 3 * units;
  start(all.bias, 3 * units, gates);
  all.of_input(input, 3 * units).add_columns(0, 3 * units, gates);
  const Product by_state = all.of_state(state, 3 * units);
  by_state.add_columns(0, 2 * units, gates);
  const Real* second = after && all.bias != nullptr ? all.bias + 3 * units : nullptr;
  if (second != nullptr) {
    for (std::size_t k = 0; k < 2 * units; ++k) gates[k] += second[k];
  }
  all.recurrent_activation(gates, 2, units);
  start(second == nullptr ? nullptr : second + 2 * units, units, recurrent);
  if (after) {
    by_state.add_columns(2 * units, units, recurrent);
    for (std::size_t k = 0; k < units; ++k) recurrent[k] *= reset[k];
  } else {
    for (std::size_t k = 0; k < units; ++k) passed[k] = reset[k] * state[k];
    all.of_state(passed, 3 * units).add_columns(2 * units, units, recurrent);
  }
  for (std::size_t k = 0; k < units; ++k) candidate[k] += recurrent[k];
  all.activation(candidate, 1, units);
  for (std::size_t k = 0; k < units; ++k) state[k] = gates[k] * state[k] + (1 - gates[k]) * candidate[k];
}

}  // namespace

void recur(const Recurrence& all) {
  std::fill_n(all.scratch, 2 * all.units, Real{0});
  const Real* input = all.input;
  Real* output = all.output;
  for (std::size_t step = 0; step < all.steps; ++step) {
    if (all.cell == Cell::kSimple) {
      simple_step(all, input);
    } else if (all.cell == Cell::kLstm) {
      lstm_step(all, input);
    } else {
      gru_step(all, input);
    }
    std::copy_n(all.scratch, all.units, output);
    // No step beyond the last one: a pointer must stay in its tensor.
    if (step + 1 < all.steps) {
      input += all.input_step;
      output += all.output_step;
    }
  }
}

}  // namespace cnn::kernels
