// How exercises are drawn, since version 1. Changing it changes every exercise: then kPracticeVersion must change too.
#include "core/practice/draw.hpp"

namespace cnn {
namespace {

Count whole(const Value& value, Count fallback) { return value.integer().value_or(fallback); }

Value draw_integer(const Value& pattern, Random& random) {
  const Count from = whole(pattern["from"], 0);
  const Count step = whole(pattern["step"], 1);
  const Count choices = (whole(pattern["to"], from) - from) / step + 1;
  return from + step * static_cast<Count>(random.below(static_cast<std::uint64_t>(choices)));
}

}  // namespace

Value draw(const Value& pattern, const Value& variables, Random& random) {
  if (const Array* items = pattern.array()) {
    Array drawn;
    for (const Value& item : *items) drawn.push_back(draw(item, variables, random));
    return drawn;
  }
  const Object* members = pattern.object();
  if (members == nullptr) return pattern;
  if (const Value* items = pattern.find("pick")) {
    return draw((*items->array())[random.below(items->array()->size())], variables, random);
  }
  if (pattern.find("from") != nullptr) return draw_integer(pattern, random);
  if (const Value* name = pattern.find("var")) return variables[*name->text()];
  if (const Value* factors = pattern.find("times")) {
    Count product = 1;
    for (const Value& factor : *factors->array()) product *= whole(draw(factor, variables, random), 1);
    return product;
  }
  Value drawn = Object{};
  for (const Member& member : *members) drawn.set(member.first, draw(member.second, variables, random));
  return drawn;
}

Value draw_with_variables(const Value& pattern, Random& random) {
  Value variables = Object{};
  Value rest = Object{};
  if (const Object* let = pattern["let"].object()) {
    for (const Member& member : *let) variables.set(member.first, draw(member.second, variables, random));
  }
  for (const Member& member : *pattern.object()) {
    if (member.first != "let") rest.set(member.first, draw(member.second, variables, random));
  }
  return rest;
}

Random random_for(std::string_view id, Count seed, Count attempt) {
  // FNV-1a of the id keeps the exercises of one seed apart between skills.
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char letter : id) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001B3ULL;
  Random first(hash ^ static_cast<std::uint64_t>(seed));
  return Random(first.next() + static_cast<std::uint64_t>(attempt) * 0xD1B54A32D192ED03ULL);
}

}  // namespace cnn
