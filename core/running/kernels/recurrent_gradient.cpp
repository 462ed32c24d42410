// Each step is run as in recurrent.cpp, but keeps its gates; then all are walked backwards.
#include "core/running/kernels/recurrent_gradient.hpp"

#include <algorithm>
#include <vector>

namespace cnn::kernels {
namespace {

/// What a step keeps. `before` and `after`: its gates without and with their activations.
struct Kept {
  Real* before;
  Real* after;
  Real* state;
  Real* carry;    ///< of an LSTM; of kGruResetBefore what of the state passes the reset gate
  Real* between;  ///< of an LSTM the activation of its carry; of kGruResetAfter the candidate's recurrent part
};

std::size_t gates_of(Cell cell) { return cell == Cell::kSimple ? 1 : cell == Cell::kLstm ? 4 : 3; }

/// All steps of a sample, behind a state of zeros.
class Tape {
 public:
  explicit Tape(const Recurrence& all)
      : units_(all.units), gates_(gates_of(all.cell) * all.units), numbers_((all.steps + 1) * width()) {}

  /// 0 is the state that the first step reads.
  Kept at(std::size_t step) {
    Real* place = numbers_.data() + step * width();
    Real* state = place + 2 * gates_;
    return {place, place + gates_, state, state + units_, state + 2 * units_};
  }

 private:
  std::size_t width() const { return 2 * gates_ + 3 * units_; }

  std::size_t units_;
  std::size_t gates_;
  std::vector<Real> numbers_;
};

void simple_step(const Recurrence& all, const Real* input, const Kept& last, const Kept& now) {
  start(all.bias, all.units, now.before);
  all.of_input(input, all.units).add_columns(0, all.units, now.before);
  all.of_state(last.state, all.units).add_columns(0, all.units, now.before);
  std::copy_n(now.before, all.units, now.after);
  all.activation(now.after, 1, all.units);
  std::copy_n(now.after, all.units, now.state);
}

void lstm_step(const Recurrence& all, const Real* input, const Kept& last, const Kept& now) {
  const std::size_t units = all.units;
  start(all.bias, 4 * units, now.before);
  all.of_input(input, 4 * units).add_columns(0, 4 * units, now.before);
  all.of_state(last.state, 4 * units).add_columns(0, 4 * units, now.before);
  std::copy_n(now.before, 4 * units, now.after);
  all.recurrent_activation(now.after, 2, units);
  all.activation(now.after + 2 * units, 1, units);
  all.recurrent_activation(now.after + 3 * units, 1, units);
  for (std::size_t k = 0; k < units; ++k) {
    now.between[k] = now.carry[k] = now.after[units + k] * last.carry[k] + now.after[k] * now.after[2 * units + k];
  }
  all.activation(now.between, 1, units);
  for (std::size_t k = 0; k < units; ++k) now.state[k] = now.between[k] * now.after[3 * units + k];
}

void gru_step(const Recurrence& all, const Real* input, const Kept& last, const Kept& now) {
  const std::size_t units = all.units;
  const bool behind = all.cell == Cell::kGruResetAfter;
  const Real* second = behind && all.bias != nullptr ? all.bias + 3 * units : nullptr;
  Real* candidate = now.before + 2 * units;
  start(all.bias, 3 * units, now.before);
  all.of_input(input, 3 * units).add_columns(0, 3 * units, now.before);
  all.of_state(last.state, 3 * units).add_columns(0, 2 * units, now.before);
  for (std::size_t k = 0; k < 2 * units && second != nullptr; ++k) now.before[k] += second[k];
  std::copy_n(now.before, 2 * units, now.after);
  all.recurrent_activation(now.after, 2, units);
  const Real* reset = now.after + units;
  if (behind) {
    start(second == nullptr ? nullptr : second + 2 * units, units, now.between);
    all.of_state(last.state, 3 * units).add_columns(2 * units, units, now.between);
    for (std::size_t k = 0; k < units; ++k) candidate[k] += reset[k] * now.between[k];
  } else {
    for (std::size_t k = 0; k < units; ++k) now.carry[k] = reset[k] * last.state[k];
    all.of_state(now.carry, 3 * units).add_columns(2 * units, units, candidate);
  }
  std::copy_n(candidate, units, now.after + 2 * units);
  all.activation(now.after + 2 * units, 1, units);
  for (std::size_t k = 0; k < units; ++k) {
    now.state[k] = now.after[k] * last.state[k] + (1 - now.after[k]) * now.after[2 * units + k];
  }
}

/// What comes back to a step from the one behind it, and what it hands on.
struct Returning {
  std::vector<Real> state;
  std::vector<Real> carry;
  std::vector<Real> earlier_state;
  std::vector<Real> earlier_carry;
  std::vector<Real> before;    ///< of the gates without their activations
  std::vector<Real> after;     ///< … and with them
  std::vector<Real> by_state;  ///< of what the state adds to them; of a GRU not the same as `before`
};

void simple_back(const RecurrenceGradient& all, const Kept&, const Kept& now, Returning& some) {
  all.activation(now.before, now.after, some.state.data(), some.before.data(), 1, all.forward.units);
  some.by_state = some.before;
}

void lstm_back(const RecurrenceGradient& all, const Kept& last, const Kept& now, Returning& some) {
  const std::size_t units = all.forward.units;
  const Real* out = now.after + 3 * units;
  std::vector<Real> between(units);
  for (std::size_t k = 0; k < units; ++k) {
    between[k] = some.state[k] * out[k];
    some.after[3 * units + k] = some.state[k] * now.between[k];
  }
  all.activation(now.carry, now.between, between.data(), some.carry.data(), 1, units);
  for (std::size_t k = 0; k < units; ++k) {
    some.after[k] = some.carry[k] * now.after[2 * units + k];
    some.after[units + k] = some.carry[k] * last.carry[k];
    some.after[2 * units + k] = some.carry[k] * now.after[k];
    some.earlier_carry[k] = some.carry[k] * now.after[units + k];
  }
  const auto through = [&](ActivationGradient gradient, std::size_t first, std::size_t rows) {
    const std::size_t from = first * units;
    gradient(now.before + from, now.after + from, some.after.data() + from, some.before.data() + from, rows, units);
  };
  through(all.recurrent_activation, 0, 2);
  through(all.activation, 2, 1);
  through(all.recurrent_activation, 3, 1);
  some.by_state = some.before;
}

void gru_back(const RecurrenceGradient& all, const Kept& last, const Kept& now, Returning& some) {
  const std::size_t units = all.forward.units;
  const bool behind = all.forward.cell == Cell::kGruResetAfter;
  const Real* reset = now.after + units;
  const std::size_t third = 2 * units;
  for (std::size_t k = 0; k < units; ++k) {
    some.after[k] = some.state[k] * (last.state[k] - now.after[third + k]);
    some.after[third + k] = some.state[k] * (1 - now.after[k]);
    some.earlier_state[k] += some.state[k] * now.after[k];
  }
  const Real* candidate = some.before.data() + third;
  all.activation(now.before + third, now.after + third, some.after.data() + third, some.before.data() + third, 1,
                 units);
  if (behind) {
    for (std::size_t k = 0; k < units; ++k) some.after[units + k] = candidate[k] * now.between[k];
  } else {
    std::vector<Real> passed(units);
    all.forward.of_state(now.carry, 3 * units)
        .add_gradients(third, units, candidate, passed.data(), all.recurrent_kernel_gradient);
    for (std::size_t k = 0; k < units; ++k) {
      some.after[units + k] = passed[k] * last.state[k];
      some.earlier_state[k] += passed[k] * reset[k];
    }
  }
  all.recurrent_activation(now.before, now.after, some.after.data(), some.before.data(), 2, units);
  some.by_state = some.before;
  // That of kGruResetBefore has gone back already, through what passed.
  for (std::size_t k = 0; k < units; ++k) some.by_state[third + k] = behind ? candidate[k] * reset[k] : 0.0F;
}

/// From the gates to the weights, the input and the earlier state.
void to_ends(const RecurrenceGradient& all, const Real* input, Real* input_gradient, const Kept& last,
             Returning& some) {
  const std::size_t width = some.before.size();
  for (std::size_t k = 0; k < width && all.bias_gradient != nullptr; ++k) {
    all.bias_gradient[k] += some.before[k];
    if (all.forward.cell == Cell::kGruResetAfter) all.bias_gradient[width + k] += some.by_state[k];
  }
  all.forward.of_input(input, width).add_gradients(0, width, some.before.data(), input_gradient, all.kernel_gradient);
  all.forward.of_state(last.state, width)
      .add_gradients(0, width, some.by_state.data(), some.earlier_state.data(), all.recurrent_kernel_gradient);
}

}  // namespace

void recur_back(const RecurrenceGradient& all) {
  const Recurrence& forward = all.forward;
  const bool simple = forward.cell == Cell::kSimple;
  const bool lstm = forward.cell == Cell::kLstm;
  const auto step_forward = simple ? simple_step : lstm ? lstm_step : gru_step;
  const auto step_back = simple ? simple_back : lstm ? lstm_back : gru_back;
  Tape tape(forward);
  const auto offset = [](std::size_t step, std::ptrdiff_t distance) {
    return static_cast<std::ptrdiff_t>(step) * distance;
  };
  for (std::size_t step = 0; step < forward.steps; ++step) {
    step_forward(forward, forward.input + offset(step, forward.input_step), tape.at(step), tape.at(step + 1));
  }
  const std::vector<Real> none(forward.units);
  const std::vector<Real> no_gates(gates_of(forward.cell) * forward.units);
  Returning some{none, none, none, none, no_gates, no_gates, no_gates};
  for (std::size_t step = forward.steps; step-- > 0;) {
    // Where the last output alone is kept, nothing comes back to the others but from behind.
    const bool put_out = forward.output_step != 0 || step + 1 == forward.steps;
    const Real* from_output = all.output_gradient + offset(step, forward.output_step);
    for (std::size_t k = 0; k < forward.units && put_out; ++k) some.state[k] += from_output[k];
    some.earlier_state = some.earlier_carry = none;
    some.before = no_gates;
    step_back(all, tape.at(step), tape.at(step + 1), some);
    const std::ptrdiff_t place = offset(step, forward.input_step);
    to_ends(all, forward.input + place, all.input_gradient == nullptr ? nullptr : all.input_gradient + place,
            tape.at(step), some);
    some.state = some.earlier_state;
    some.carry = some.earlier_carry;
  }
}

}  // namespace cnn::kernels
