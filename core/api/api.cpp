// Reads requests, calls the engine, writes answers. No rule of its own.
#include "core/api/api.hpp"

#include "core/api/requests.hpp"
#include "core/counting/comparison.hpp"
#include "core/counting/model_differences.hpp"
#include "core/counting/receptive_field.hpp"
#include "core/counting/rows.hpp"
#include "core/diagnosis/diagnosis.hpp"
#include "core/keras/model_form.hpp"
#include "core/keras/print_summary.hpp"
#include "core/keras/restored_model.hpp"
#include "core/keras/single_layer.hpp"
#include "core/layers/described.hpp"
#include "core/practice/design.hpp"
#include "core/practice/variant.hpp"
#include "core/running/parameter_uses.hpp"

namespace cnn::api {
namespace {

Result<Value> analysis_of(const Value& config) {
  auto model = reader()(config);
  if (!model) return model.error();
  return cnn::analyse(*model, Value());
}

/// What is made of two models: the faults of the first are told first.
std::string with_analyses(Value (*made)(const Value&, const Value&), std::string_view before, std::string_view after) {
  return with_values(
      [made](const auto& v) -> Result<Value> {
        auto old_analysis = analysis_of(*v[0]);
        if (!old_analysis) return old_analysis;
        auto new_analysis = analysis_of(*v[1]);
        if (!new_analysis) return new_analysis;
        return made(*old_analysis, *new_analysis);
      },
      before, after);
}

}  // namespace

std::string layers() { return write_json(describe_layers()); }
std::string layer(std::string_view class_name) { return write_json(describe_layer(class_name)); }
std::string beliefs() { return write_json(cnn::beliefs(catalogue())); }
std::string skills() { return write_json(cnn::skills(catalogue())); }
std::string tasks() { return write_json(cnn::tasks()); }

std::string analyse(std::string_view config, std::string_view options) {
  return with_model([](const auto& model, const auto& v) { return cnn::analyse(model, *v[1]); }, config, options);
}

std::string read_config(std::string_view config) {
  return with_values(
      [](const auto& v) -> Result<Value> {
        auto form = find_model(*v[0]);
        if (!form) return form.error();
        return *form->config;
      },
      config);
}

std::string single_layer(std::string_view layer, std::string_view input_shapes, std::string_view call) {
  return with_values([](const auto& v) { return cnn::single_layer(*v[0], *v[1], *v[2], catalogue()); }, layer,
                     input_shapes, call);
}

std::string restored_model(std::string_view rows, std::string_view input_shape) {
  return with_values([](const auto& v) { return cnn::restored_model(*v[0], *v[1], catalogue()); }, rows, input_shape);
}

std::string receptive_field(std::string_view config) {
  return with_model([](const auto& model, const auto&) -> Result<Value> { return receptive_fields_value(model); },
                    config);
}

std::string summary(std::string_view config, std::string_view options) {
  return with_values([](const auto& v) { return print_summary(*v[0], *v[1], reader()); }, config, options);
}

std::string compare(std::string_view before, std::string_view after) {
  return with_analyses(cnn::compare, before, after);
}

std::string differences(std::string_view before, std::string_view after) {
  return with_analyses(cnn::differences, before, after);
}

std::string diagnose(std::string_view config, std::string_view question, std::string_view answer,
                     std::string_view options) {
  return with_model(
      [](const auto& model, const auto& v) { return cnn::diagnose(model, *v[1], *v[2], *v[3], reader()); }, config,
      question, answer, options);
}

std::string follow_up(std::string_view config, std::string_view question, std::string_view answer,
                      std::string_view options) {
  return with_model(
      [](const auto& model, const auto& v) { return cnn::follow_up(model, *v[1], *v[2], *v[3], reader()); }, config,
      question, answer, options);
}

std::string answer(std::string_view config, std::string_view question, std::string_view options) {
  return with_model([](const auto& model, const auto& v) { return cnn::answer(model, *v[1], *v[2], reader()); }, config,
                    question, options);
}

std::string variant(std::string_view options) {
  return with_values([](const auto& v) { return cnn::variant(*v[0], reader()); }, options);
}

std::string design(std::string_view options) {
  return with_values([](const auto& v) { return cnn::design(*v[0], reader()); }, options);
}

std::string grade(std::string_view design, std::string_view config) {
  return with_values([](const auto& v) { return cnn::grade(*v[0], *v[1], reader()); }, design, config);
}

std::string uses(std::string_view config, std::string_view parameter) {
  return with_model([](const auto& model, const auto& v) { return parameter_uses(model, *v[1]); }, config, parameter);
}

}  // namespace cnn::api
