// Access to JSON trees without surprises: asking the wrong kind of value answers "nothing".
#include "core/base/value.hpp"

#include <cmath>

namespace cnn {

// Copied by hand: where memory runs out within the variant's own copy constructor, libstdc++ 12 destroys a variant that
// holds nothing as if it held something.
Value::Value(const Value& other)
    : data_(std::visit([](const auto& value) { return decltype(data_)(value); }, other.data_)) {}
Value::Value(Value&& other) noexcept = default;
Value& Value::operator=(const Value& other) {
  Value copy(other);
  return *this = std::move(copy);
}
Value& Value::operator=(Value&& other) noexcept = default;
Value::~Value() = default;

Value::Value(std::string text) : data_(std::move(text)) {}
Value::Value(std::string_view text) : data_(std::string(text)) {}
Value::Value(const char* text) : data_(std::string(text)) {}
Value::Value(Array array) : data_(std::move(array)) {}
Value::Value(Object object) : data_(std::move(object)) {}

const Value* Value::find(std::string_view name) const {
  const Object* members = object();
  if (members == nullptr) return nullptr;
  for (auto member = members->rbegin(); member != members->rend(); ++member) {
    if (member->first == name) return &member->second;
  }
  return nullptr;
}

const Value& Value::operator[](std::string_view name) const {
  static const Value null;
  const Value* found = find(name);
  return found == nullptr ? null : *found;
}

void Value::set(std::string_view name, Value value) {
  if (is_null()) data_ = Object{};
  auto& members = std::get<Object>(data_);
  for (auto& member : members) {
    if (member.first == name) {
      member.second = std::move(value);
      return;
    }
  }
  members.emplace_back(std::string(name), std::move(value));
}

std::optional<Count> Value::integer() const {
  const double* value = number();
  if (value == nullptr || std::floor(*value) != *value) return std::nullopt;
  if (std::fabs(*value) > static_cast<double>(kMaxCount)) return std::nullopt;
  return static_cast<Count>(*value);
}

Value object(std::initializer_list<Field> fields) {
  Object members;
  members.reserve(fields.size());
  for (const Field& field : fields) members.emplace_back(std::string(field.name), std::move(field.value));
  return members;
}

Value to_value(const Shape& shape) {
  Array sizes;
  sizes.reserve(shape.size());
  for (const Count size : shape) sizes.push_back(size == kUnknown ? Value() : Value(size));
  return sizes;
}

}  // namespace cnn
