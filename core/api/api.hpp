// The engine's door: JSON text in, JSON text out, the same in every build. An error is {"error": {…}}, never thrown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cnn::api {

std::string layers();
std::string layer(std::string_view class_name);
std::string beliefs();
std::string analyse(std::string_view config, std::string_view options = "null");
/// A config in whatever form it is met, as {"class_name", "config"} in the words of today's Keras; see find_model.
std::string read_config(std::string_view config);
/// One layer on inputs of these shapes; see single_layer.
std::string single_layer(std::string_view layer, std::string_view input_shapes, std::string_view call);
/// A model from the rows of its summary; see restored_model.
std::string restored_model(std::string_view rows, std::string_view input_shape);
std::string receptive_field(std::string_view config);
/// A JSON text, or an error.
std::string summary(std::string_view config, std::string_view options);
std::string compare(std::string_view before, std::string_view after);
std::string differences(std::string_view before, std::string_view after);
std::string diagnose(std::string_view config, std::string_view question, std::string_view answer,
                     std::string_view options = "null");
std::string follow_up(std::string_view config, std::string_view question, std::string_view answer,
                      std::string_view options);
std::string answer(std::string_view config, std::string_view question, std::string_view options);
std::string skills();
std::string variant(std::string_view options);
std::string tasks();
std::string design(std::string_view options);
std::string grade(std::string_view design, std::string_view config);
std::string uses(std::string_view config, std::string_view parameter);

/// Compiles a network and answers {"id", "activations": […], "weights": […], "inputs", "outputs"} with places in
/// floats. Without `keep_all` only the outputs can be read, and "activations" is empty.
/// `handed`: all weights will be written, so none is drawn.
std::string compile(std::string_view config, std::uint32_t seed, bool keep_all = true, bool handed = false);
std::string trace(int id, std::string_view layer, double index);

/// Pointers into a network's memory, valid until it is freed; null for an unknown id. After weights() the next run
/// reads all weights again.
float* activations(int id);
float* weights(int id);
/// Runs on what stands in the inputs' places. False for an unknown id.
bool run(int id);
/// The same in parts: begin, then advance until it answers 1, as it does for an unknown id.
void begin(int id);
double advance(int id);
/// Brings all activations up to date with the last run, not only the outputs.
void show(int id);
void free_network(int id);

}  // namespace cnn::api
