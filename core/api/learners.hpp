// Networks that learn, for the page: numbers cross through memory that both sides see.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cnn::api {

/// Like compile(), with what Trainer::make() wants in `options`; answers its fields and "learner": {"batch", "inputs",
/// "wanted", "outputs" (numbers of one sample), "trainable" (by weight)}. The id is that of the network, which runs
/// with the weights as they are learnt.
std::string compile_learner(std::string_view config, std::uint32_t seed, bool handed, std::string_view options);

/// Where a batch is written and what came of it is read; null for an unknown id.
float* learner_input(int id, std::size_t input);
float* learner_wanted(int id, std::size_t output);
const float* learner_output(int id, std::size_t output);
float* learner_gradients(int id);
/// After start_data: where its samples are written, bytes or floats, and what is wanted of them.
void* learner_data(int id);
float* learner_data_wanted(int id);
/// Of a snapshot: what take_snapshot() has written, and what restore_snapshot() reads.
float* learner_snapshot(int id);

/// Ten numbers: loss, accuracy (-1: none), norm of the gradients, whether it diverged; of steps() also steps made,
/// epochs ended, samples of this epoch so far, samples of an epoch, and the epoch's means of loss and accuracy.
const double* learner_result(int id);
void train_learner(int id, std::size_t samples);
void evaluate_learner(int id, std::size_t samples, bool wanted);
void start_data(int id, std::size_t samples, bool bytes, double scale);
void step_learner(int id, std::size_t count, std::uint32_t seed);

/// From the next step on, for ever.
void set_learning_rate(int id, double rate);
/// Answers how many floats it takes.
std::size_t take_snapshot(int id);
void restore_snapshot(int id);
/// See Trainer::explain.
std::string explain(int id, std::string_view parameter);

}  // namespace cnn::api
