// The catalogue's arguments against the configs that Keras 3.16 printed: every key of a layer's config is an argument,
// and what is read says the same as what was written.
#include <map>
#include <set>

#include "core/model/named_object.hpp"
#include "tests/core/support/keras_fixtures.hpp"

using namespace support;

namespace {

/// Arguments of every layer, though some name activity_regularizer in their signatures; or no argument, but a layer or
/// a part of the model.
const std::set<std::string> kCommon = {"name",
                                       "trainable",
                                       "dtype",
                                       "layer",
                                       "backward_layer",
                                       "build_input_shape",
                                       "activity_regularizer",
                                       "quantization_config"};

cnn::Value value(const Json& json) { return *cnn::parse_json(json.dump()); }

/// The same value, or the one that Keras itself makes of it: one integer for a list, a name for an object.
bool says_the_same(const cnn::Argument& argument, const cnn::Value& read, const cnn::Value& given) {
  using cnn::ArgumentKind;
  if (read == given || read == cnn::Value(cnn::Array{given})) return true;
  if (argument.kind == ArgumentKind::kActivation) return read == *cnn::read_activation(given);
  const bool named = argument.kind == ArgumentKind::kInitializer || argument.kind == ArgumentKind::kRegularizer ||
                     argument.kind == ArgumentKind::kConstraint;
  const auto module = std::string(cnn::kind_id(argument.kind)) + "s";
  const auto before = named ? cnn::read_object(module, given) : std::nullopt;
  const auto after = named ? cnn::read_object(module, read) : std::nullopt;
  return before && after && before->class_name == after->class_name && before->arguments == after->arguments;
}

void check_layer(const Json& entry, std::map<std::string, int>& seen) {
  const std::string class_name = entry["class_name"];
  const cnn::LayerKind* kind = cnn::find_layer(class_name);
  if (kind == nullptr) return;
  CAPTURE(entry.dump());
  const auto config = cnn::read_config(kind->arguments, value(entry["config"]));
  REQUIRE(config);
  for (const auto& member : entry["config"].items()) {
    const std::string& name = member.key();
    const Json& given = member.value();
    if (kCommon.count(name) == 1) continue;
    CAPTURE(name);
    const auto argument = std::find_if(kind->arguments.begin(), kind->arguments.end(),
                                       [&](const cnn::Argument& one) { return one.name == name; });
    REQUIRE(argument != kind->arguments.end());
    CHECK(says_the_same(*argument, config->value(name), value(given)));
  }
  ++seen[class_name];
}

void check_all(const Json& value, std::map<std::string, int>& seen) {
  if (value.is_object() && value.contains("class_name") && value.contains("config") && value["config"].is_object() &&
      !value["config"].contains("layers") && value.value("module", "").find("layers") != std::string::npos) {
    check_layer(value, seen);
  }
  if (value.is_structured()) {
    for (const auto& inner : value) check_all(inner, seen);
  }
}

std::vector<std::string> names_of(const char* class_name) {
  std::vector<std::string> names;
  for (const cnn::Argument& argument : cnn::find_layer(class_name)->arguments) names.emplace_back(argument.name);
  return names;
}

}  // namespace

TEST_CASE("every key of the configs that Keras printed is an argument, and is read as it was written") {
  std::map<std::string, int> seen;
  for (const char* file : {"keras-models.jsonl", "keras-graphs.jsonl"}) {
    for (const Json& model : read_fixtures(file)) {
      if (model.contains("config")) check_all(model["config"], seen);
    }
  }
  CHECK(seen.size() > 60);
}

TEST_CASE("arguments stand in the order of Keras's signatures") {
  using Names = std::vector<std::string>;
  CHECK(names_of("Dense") == Names{"units", "activation", "use_bias", "kernel_initializer", "bias_initializer",
                                   "kernel_regularizer", "bias_regularizer", "activity_regularizer",
                                   "kernel_constraint", "bias_constraint"});
  CHECK(names_of("SeparableConv2D") ==
        Names{"filters", "kernel_size", "strides", "padding", "data_format", "dilation_rate", "depth_multiplier",
              "activation", "use_bias", "depthwise_initializer", "pointwise_initializer", "bias_initializer",
              "depthwise_regularizer", "pointwise_regularizer", "bias_regularizer", "activity_regularizer",
              "depthwise_constraint", "pointwise_constraint", "bias_constraint"});
  CHECK(names_of("LSTM") == Names{"units",
                                  "activation",
                                  "recurrent_activation",
                                  "use_bias",
                                  "kernel_initializer",
                                  "recurrent_initializer",
                                  "bias_initializer",
                                  "unit_forget_bias",
                                  "kernel_regularizer",
                                  "recurrent_regularizer",
                                  "bias_regularizer",
                                  "activity_regularizer",
                                  "kernel_constraint",
                                  "recurrent_constraint",
                                  "bias_constraint",
                                  "dropout",
                                  "recurrent_dropout",
                                  "seed",
                                  "return_sequences",
                                  "return_state",
                                  "go_backwards",
                                  "stateful",
                                  "unroll",
                                  "use_cudnn",
                                  "zero_output_for_mask"});
  CHECK(names_of("PReLU") == Names{"alpha_initializer", "alpha_regularizer", "alpha_constraint", "shared_axes"});
}

TEST_CASE("an argument that is an object is known by what it says, and anything else is refused") {
  const auto read = [](const char* name, const Json& given) {
    Json config = {{"units", 2}};
    config[name] = given;
    return cnn::read_config(cnn::find_layer("Dense")->arguments, value(config));
  };
  const auto text = [&](const char* name, const Json& given) {
    return cnn::write_json(read(name, given)->value(name));
  };
  CHECK(text("kernel_initializer", {{"class_name", "GlorotUniform"}, {"config", {{"seed", nullptr}}}}) ==
        "\"glorot_uniform\"");
  CHECK(text("kernel_initializer", "HeNormal") == "\"he_normal\"");
  CHECK(text("kernel_regularizer", {{"class_name", "L2"}, {"config", {{"l2", 0.01}}}}) == "\"l2\"");
  CHECK(text("kernel_regularizer", nullptr) == "null");
  CHECK(text("bias_initializer", nullptr) == "null");
  const Json seeded = {{"class_name", "GlorotUniform"}, {"config", {{"seed", 3}}}};
  CHECK(Json::parse(text("kernel_initializer", seeded)) == seeded);
  const Json own = {{"class_name", "HeNormal"}, {"registered_name", "mine>HeNormal"}, {"config", Json::object()}};
  CHECK(Json::parse(text("kernel_initializer", own)) == own);
  for (const char* name : {"kernel_initializer", "kernel_regularizer", "bias_constraint"}) {
    for (const Json& given : {Json(3), Json(true), Json::array({1, 2})}) {
      const auto config = read(name, given);
      REQUIRE(!config);
      CHECK(config.error().code == "invalid_argument");
      CHECK(config.error().argument == name);
    }
  }
}
