// SimpleRNN, LSTM and GRU as those run them who stand around them: the layer itself, and Bidirectional.
#pragma once

#include "core/model/layer.hpp"

namespace cnn {

/// Where a recurrent layer reads and writes.
struct RecurrentEnds {
  ConstTensor input;         ///< (steps, features)
  Real* output;              ///< the first place of it
  std::size_t output_width;  ///< how far it is from one step's output to the next one's
  bool turned_round;         ///< with `return_sequences` the outputs stand from last to first
  Real* scratch;             ///< recurrent_floats() of them
};

/// Whether a layer is one of the three, and puts out no states. Its activations are another question.
bool recurrent_runs(const LayerKind& kind, const Config& config);

/// Numbers that it works in.
Count recurrent_floats(const Config& config);

/// Runs it on one sample, from a state of zeros; weights as Keras orders them: kernel, recurrent kernel, bias.
void run_recurrent(const LayerKind& kind, const Config& config, std::span<const ConstTensor> weights,
                   const RecurrentEnds& ends);

/// Whether it learns as it runs: with dropout between its steps, or a state that stays, it does not.
bool recurrent_has_gradient(const Config& config);

/// Where its gradients come from and go to; see Backward.
struct RecurrentGradients {
  const Real* output;  ///< like the output of the ends
  Real* input;
  std::span<Real* const> weights;
};

/// The way back of run_recurrent(). The ends' scratch is not used.
void back_recurrent(const LayerKind& kind, const Config& config, std::span<const ConstTensor> weights,
                    const RecurrentEnds& ends, const RecurrentGradients& gradients);

}  // namespace cnn
