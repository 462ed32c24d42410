// The only file that knows Emscripten: names the door's functions for JavaScript. No logic.
#include <emscripten.h>
#include <emscripten/bind.h>

#include "core/api/api.hpp"
#include "core/api/learners.hpp"

// libc++abi's own prints a message through printf, which is 5 KB that nobody reads. The page replaces a dead engine.
extern "C" [[noreturn]] void abort_message(const char*, ...) { __builtin_trap(); }
// Embind prints the address of a type without a name through it, which we never have.
extern "C" int siprintf(char* text, const char*, ...) {
  *text = '\0';
  return 0;
}

namespace {

using emscripten::function;
using Text = std::string;

std::uintptr_t activations(int id) { return reinterpret_cast<std::uintptr_t>(cnn::api::activations(id)); }
std::uintptr_t weights(int id) { return reinterpret_cast<std::uintptr_t>(cnn::api::weights(id)); }
Text layer(const Text& class_name) { return cnn::api::layer(class_name); }
Text analyse(const Text& config, const Text& options) { return cnn::api::analyse(config, options); }
Text read_config(const Text& config) { return cnn::api::read_config(config); }
Text single_layer(const Text& layer, const Text& input_shapes, const Text& call) {
  return cnn::api::single_layer(layer, input_shapes, call);
}
Text restored_model(const Text& rows, const Text& input_shape) { return cnn::api::restored_model(rows, input_shape); }
Text receptive_field(const Text& config) { return cnn::api::receptive_field(config); }
Text summary(const Text& config, const Text& options) { return cnn::api::summary(config, options); }
Text compare(const Text& before, const Text& after) { return cnn::api::compare(before, after); }
Text differences(const Text& before, const Text& after) { return cnn::api::differences(before, after); }
Text diagnose(const Text& config, const Text& question, const Text& answer, const Text& options) {
  return cnn::api::diagnose(config, question, answer, options);
}
Text follow_up(const Text& config, const Text& question, const Text& answer, const Text& options) {
  return cnn::api::follow_up(config, question, answer, options);
}
Text variant(const Text& options) { return cnn::api::variant(options); }
Text design(const Text& options) { return cnn::api::design(options); }
Text grade(const Text& options, const Text& config) { return cnn::api::grade(options, config); }
Text uses(const Text& config, const Text& parameter) { return cnn::api::uses(config, parameter); }
Text answer(const Text& config, const Text& question, const Text& options) {
  return cnn::api::answer(config, question, options);
}
Text compile(const Text& config, std::uint32_t seed, std::uint32_t keep_all, std::uint32_t handed) {
  return cnn::api::compile(config, seed, keep_all != 0, handed != 0);
}
Text trace(int id, const Text& layer, double index) { return cnn::api::trace(id, layer, index); }

Text compile_learner(const Text& config, std::uint32_t seed, std::uint32_t handed, const Text& options) {
  return cnn::api::compile_learner(config, seed, handed != 0, options);
}
Text explain(int id, const Text& parameter) { return cnn::api::explain(id, parameter); }

}  // namespace

// Called thousands of times a second: without Embind a call costs a tenth.
extern "C" EMSCRIPTEN_KEEPALIVE void run_network(int id) { cnn::api::run(id); }
extern "C" EMSCRIPTEN_KEEPALIVE void begin_network(int id) { cnn::api::begin(id); }
extern "C" EMSCRIPTEN_KEEPALIVE double advance_network(int id) { return cnn::api::advance(id); }
extern "C" EMSCRIPTEN_KEEPALIVE void show_activations(int id) { cnn::api::show(id); }

// Numbers in and out of a learner, as places in memory.
extern "C" {
EMSCRIPTEN_KEEPALIVE float* learner_input(int id, std::uint32_t input) { return cnn::api::learner_input(id, input); }
EMSCRIPTEN_KEEPALIVE float* learner_wanted(int id, std::uint32_t output) {
  return cnn::api::learner_wanted(id, output);
}
EMSCRIPTEN_KEEPALIVE const float* learner_output(int id, std::uint32_t output) {
  return cnn::api::learner_output(id, output);
}
EMSCRIPTEN_KEEPALIVE float* learner_gradients(int id) { return cnn::api::learner_gradients(id); }
EMSCRIPTEN_KEEPALIVE void* learner_data(int id) { return cnn::api::learner_data(id); }
EMSCRIPTEN_KEEPALIVE float* learner_data_wanted(int id) { return cnn::api::learner_data_wanted(id); }
EMSCRIPTEN_KEEPALIVE float* learner_snapshot(int id) { return cnn::api::learner_snapshot(id); }
EMSCRIPTEN_KEEPALIVE const double* learner_result(int id) { return cnn::api::learner_result(id); }
EMSCRIPTEN_KEEPALIVE void train_learner(int id, std::uint32_t samples) { cnn::api::train_learner(id, samples); }
EMSCRIPTEN_KEEPALIVE void evaluate_learner(int id, std::uint32_t samples, std::uint32_t wanted) {
  cnn::api::evaluate_learner(id, samples, wanted != 0);
}
EMSCRIPTEN_KEEPALIVE void start_data(int id, std::uint32_t samples, std::uint32_t bytes, double scale) {
  cnn::api::start_data(id, samples, bytes != 0, scale);
}
EMSCRIPTEN_KEEPALIVE void step_learner(int id, std::uint32_t count, std::uint32_t seed) {
  cnn::api::step_learner(id, count, seed);
}
EMSCRIPTEN_KEEPALIVE void set_learning_rate(int id, double rate) { cnn::api::set_learning_rate(id, rate); }
EMSCRIPTEN_KEEPALIVE std::uint32_t take_snapshot(int id) {
  return static_cast<std::uint32_t>(cnn::api::take_snapshot(id));
}
EMSCRIPTEN_KEEPALIVE void restore_snapshot(int id) { cnn::api::restore_snapshot(id); }
}

EMSCRIPTEN_BINDINGS(cnn_params) {
  function("layers", &cnn::api::layers);
  function("layer", &layer);
  function("beliefs", &cnn::api::beliefs);
  function("analyse", &analyse);
  function("readConfig", &read_config);
  function("singleLayer", &single_layer);
  function("restoredModel", &restored_model);
  function("receptiveField", &receptive_field);
  function("summary", &summary);
  function("compare", &compare);
  function("differences", &differences);
  function("diagnose", &diagnose);
  function("followUp", &follow_up);
  function("answer", &answer);
  function("skills", &cnn::api::skills);
  function("variant", &variant);
  function("tasks", &cnn::api::tasks);
  function("design", &design);
  function("grade", &grade);
  function("uses", &uses);
  function("compile", &compile);
  function("compileLearner", &compile_learner);
  function("explain", &explain);
  function("trace", &trace);
  function("activations", &activations);
  function("weights", &weights);
  function("free", &cnn::api::free_network);
}
