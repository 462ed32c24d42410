// Keras's initializers as what is drawn. Source: keras.initializers.
#include "core/model/initializer.hpp"

#include "core/model/named_object.hpp"

namespace cnn {
namespace {

using Kind = Initializer::Kind;
using Fan = Initializer::Fan;

std::optional<Fan> fan_of(const Value& mode) {
  if (mode == Value("fan_in")) return Fan::kIn;
  if (mode == Value("fan_out")) return Fan::kOut;
  if (mode == Value("fan_avg")) return Fan::kAverage;
  return std::nullopt;
}

std::optional<Kind> kind_of(const Value& distribution) {
  if (distribution == Value("uniform")) return Kind::kUniform;
  if (distribution == Value("truncated_normal") || distribution == Value("normal")) return Kind::kTruncatedNormal;
  if (distribution == Value("untruncated_normal")) return Kind::kNormal;
  return std::nullopt;
}

std::optional<Initializer> variance_scaling(const Value& arguments) {
  const auto kind = kind_of(arguments["distribution"]);
  const auto fan = fan_of(arguments["mode"]);
  const double* scale = arguments["scale"].number();
  if (!kind || !fan || scale == nullptr || !(*scale > 0)) return std::nullopt;
  return Initializer{*kind, *fan, 0, *scale};
}

/// GlorotUniform, HeNormal and their relatives: VarianceScaling with a scale and a mode of their own.
std::optional<Initializer> scaling_of_its_own(std::string_view class_name) {
  const bool uniform = class_name.ends_with("Uniform");
  const Kind kind = uniform ? Kind::kUniform : Kind::kTruncatedNormal;
  if (class_name.starts_with("Glorot")) return Initializer{kind, Fan::kAverage, 0, 1};
  if (class_name.starts_with("He")) return Initializer{kind, Fan::kIn, 0, 2};
  if (class_name.starts_with("Lecun")) return Initializer{kind, Fan::kIn, 0, 1};
  return std::nullopt;
}

std::optional<Initializer> of_numbers(Kind kind, const Value& center, const Value& spread) {
  if (center.number() == nullptr || spread.number() == nullptr) return std::nullopt;
  return Initializer{kind, Fan::kNone, *center.number(), *spread.number()};
}

std::optional<Initializer> between(const Value& least, const Value& most) {
  if (least.number() == nullptr || most.number() == nullptr) return std::nullopt;
  return of_numbers(Kind::kUniform, (*least.number() + *most.number()) / 2, (*most.number() - *least.number()) / 2);
}

}  // namespace

std::optional<Initializer> read_initializer(const Value& value) {
  const auto found = read_object(kInitializers, value);
  if (!found) return std::nullopt;
  const std::string_view name = found->class_name;
  const Value& arguments = found->arguments;
  if (name == "Zeros") return Initializer::kZeros;
  if (name == "Ones") return Initializer::kOnes;
  if (name == "Constant") return of_numbers(Kind::kConstant, arguments["value"], 0);
  if (name == "RandomNormal") return of_numbers(Kind::kNormal, arguments["mean"], arguments["stddev"]);
  if (name == "TruncatedNormal") return of_numbers(Kind::kTruncatedNormal, arguments["mean"], arguments["stddev"]);
  if (name == "RandomUniform") return between(arguments["minval"], arguments["maxval"]);
  if (name == "VarianceScaling") return variance_scaling(arguments);
  if (name == "Orthogonal") return of_numbers(Kind::kOrthogonal, 0, arguments["gain"]);
  if (name == "Identity") return of_numbers(Kind::kIdentity, 0, arguments["gain"]);
  return scaling_of_its_own(name);
}

Value plain_initializer(const Value& value) {
  const auto found = read_object(kInitializers, value);
  const bool scaled = found && found->class_name == "VarianceScaling" && found->arguments["seed"].is_null();
  const auto meant = scaled ? variance_scaling(found->arguments) : std::nullopt;
  if (meant) {
    for (const auto& [class_name, arguments] : *object_classes(kInitializers).object()) {
      if (scaling_of_its_own(class_name) == meant) return NamedObject{class_name, {}}.name();
    }
  }
  return plain_object(kInitializers, value);
}

}  // namespace cnn
