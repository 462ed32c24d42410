// Values of Keras 1's arguments in the words of today. Source: Keras 1.2.2, keras/regularizers.py, constraints.py,
// layers.
#include "core/keras/keras1_values.hpp"

namespace cnn::keras1 {

std::optional<Value> same(const Value& value) { return value; }

std::optional<Value> data_format(const Value& value) {
  if (value == Value("th")) return Value("channels_first");
  if (value == Value("tf")) return Value("channels_last");
  return std::nullopt;
}

std::optional<Value> padding(const Value& value) {
  if (value == Value("valid") || value == Value("same")) return value;
  return std::nullopt;
}

std::optional<Value> regularizer(const Value& value) {
  const std::string* name = value["name"].text();
  if (name == nullptr) return value.object() != nullptr && value["class_name"].is_null() ? std::nullopt : same(value);
  for (const std::string_view known : {"WeightRegularizer", "L1L2Regularizer", "ActivityRegularizer"}) {
    if (*name != known) continue;
    return object({{"class_name", "L1L2"}, {"config", object({{"l1", value["l1"]}, {"l2", value["l2"]}})}});
  }
  return std::nullopt;
}

std::optional<Value> constraint(const Value& value) {
  const std::string* name = value["name"].text();
  if (name == nullptr) return value.object() != nullptr && value["class_name"].is_null() ? std::nullopt : same(value);
  if (*name == "NonNeg") return object({{"class_name", "NonNeg"}, {"config", Object{}}});
  if (*name == "UnitNorm") {
    return object({{"class_name", "UnitNorm"}, {"config", object({{"axis", value["axis"]}})}});
  }
  if (*name != "MaxNorm") return std::nullopt;
  return object({{"class_name", "MaxNorm"}, {"config", object({{"max_value", value["m"]}, {"axis", value["axis"]}})}});
}

std::optional<Value> forget_bias(const Value& value) {
  if (value == Value("one") || value == Value("ones")) return Value(true);
  if (value == Value("zero") || value == Value("zeros")) return Value(false);
  return std::nullopt;
}

std::optional<Value> zero_only(const Value& value) {
  if (value.is_null() || value == Value(0)) return value;
  return std::nullopt;
}

std::optional<Value> none_only(const Value& value) {
  const bool empty =
      (value.array() != nullptr && value.array()->empty()) || (value.object() != nullptr && value.object()->empty());
  if (value.is_null() || empty) return Value();
  return std::nullopt;
}

std::optional<Value> sides(const Value& value) {
  const auto pads = [&](std::string_view before, std::string_view after) -> Value {
    const auto size = [&](std::string_view name) { return value[name].is_null() ? Value(0) : value[name]; };
    return Array{size(before), size(after)};
  };
  if (value.find("left_pad") != nullptr && value.find("top_pad") == nullptr) return pads("left_pad", "right_pad");
  if (value.object() != nullptr) return Array{pads("top_pad", "bottom_pad"), pads("left_pad", "right_pad")};
  const Array* sizes = value.array();
  if (sizes == nullptr || sizes->size() != 4) return value;
  return Array{Array{(*sizes)[0], (*sizes)[1]}, Array{(*sizes)[2], (*sizes)[3]}};
}

}  // namespace cnn::keras1
