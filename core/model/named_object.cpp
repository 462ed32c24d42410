// The table of these classes, and how Keras finds one by its name.
#include "core/model/named_object.hpp"

#include "core/base/json.hpp"
#include "core/base/later_text.hpp"

namespace cnn {
namespace {

/// As JSON, because nobody needs it who has a model with Keras's defaults: it is read when it is asked for.
constexpr std::string_view kClasses = CNN_LATER(R"({"initializers":{
"Zeros":{},"Ones":{},"Constant":{"value":0},
"RandomNormal":{"mean":0,"stddev":0.05,"seed":null},
"RandomUniform":{"minval":-0.05,"maxval":0.05,"seed":null},
"TruncatedNormal":{"mean":0,"stddev":0.05,"seed":null},
"VarianceScaling":{"scale":1,"mode":"fan_in","distribution":"truncated_normal","seed":null},
"GlorotUniform":{"seed":null},"GlorotNormal":{"seed":null},
"HeUniform":{"seed":null},"HeNormal":{"seed":null},
"LecunUniform":{"seed":null},"LecunNormal":{"seed":null},
"Orthogonal":{"gain":1,"seed":null},"Identity":{"gain":1}},
"regularizers":{"L1":{"l1":0.01},"L2":{"l2":0.01},"L1L2":{"l1":0,"l2":0},
"OrthogonalRegularizer":{"factor":0.01,"mode":"rows"}},
"constraints":{"MaxNorm":{"max_value":2,"axis":0},"NonNeg":{},"UnitNorm":{"axis":0},
"MinMaxNorm":{"min_value":0,"max_value":1,"rate":1,"axis":0}}})");

/// Other names that Keras keeps for initializers, each before the one that is meant.
constexpr std::string_view kAliases = CNN_LATER(
    " normal=randomnormal uniform=randomuniform zero=zeros one=ones orthogonalinitializer=orthogonal "
    "identityinitializer=identity ");

bool is_upper(char letter) { return letter >= 'A' && letter <= 'Z'; }
char lower(char letter) { return is_upper(letter) ? static_cast<char>(letter - 'A' + 'a') : letter; }

/// `HeNormal` and `he_normal` are one name.
std::string folded(std::string_view name) {
  std::string text;
  for (const char letter : name) {
    if (letter != '_') text += lower(letter);
  }
  const std::size_t alias = kAliases.find(" " + text + "=");
  if (alias == std::string_view::npos) return text;
  const std::size_t meant = alias + text.size() + 2;
  return std::string(kAliases.substr(meant, kAliases.find(' ', meant) - meant));
}

const Member* find_class(std::string_view module, std::string_view name) {
  const Object* classes = object_classes(module).object();
  if (classes == nullptr) return nullptr;
  const std::string wanted = folded(name);
  for (const Member& member : *classes) {
    if (folded(member.first) == wanted) return &member;
  }
  return nullptr;
}

/// A class of one's own is registered under the name of a package.
bool is_registered(const Value& value) {
  const std::string* name = value["registered_name"].text();
  return name != nullptr && name->find('>') != std::string::npos;
}

}  // namespace

const Value& object_classes(std::string_view module) {
  static const Value kRead = *parse_json(kClasses);
  return kRead[module];
}

std::string NamedObject::name() const {
  std::string text;
  for (const char letter : class_name) {
    // A digit does not part: L1L2 is l1l2.
    if (is_upper(letter) && !text.empty() && text.back() >= 'a') text += '_';
    text += lower(letter);
  }
  return text;
}

std::optional<NamedObject> read_object(std::string_view module, const Value& value) {
  const std::string* name = value.text() != nullptr ? value.text() : value["class_name"].text();
  const Member* entry = name == nullptr || is_registered(value) ? nullptr : find_class(module, *name);
  if (entry == nullptr) return std::nullopt;
  NamedObject found{entry->first, entry->second};
  if (value["config"].object() == nullptr) return found;
  for (const auto& [argument, given] : *value["config"].object()) {
    if (given.is_null()) continue;
    const Value* fallback = entry->second.find(argument);
    if (fallback == nullptr) return std::nullopt;
    found.is_default = found.is_default && given == *fallback;
    found.arguments.set(argument, given);
  }
  return found;
}

Value plain_object(std::string_view module, const Value& value) {
  const auto found = read_object(module, value);
  return found && found->is_default ? Value(found->name()) : value;
}

}  // namespace cnn
