// Python's literals: what json.loads would refuse and ast.literal_eval takes, and the limits of both readers.
#include "core/base/python_literal.hpp"

#include "tests/core/support/support.hpp"

using cnn::parse_python_literal;

namespace {

/// The literal as JSON text.
std::string json_of(const std::string& literal) {
  const auto value = parse_python_literal(literal);
  return value ? cnn::write_json(*value) : value.error().code;
}

std::string repeated(const char* text, int times) {
  std::string all;
  for (; times > 0; --times) all += text;
  return all;
}

}  // namespace

TEST_CASE("Python's literals are read as ast.literal_eval reads them") {
  const std::pair<const char*, const char*> cases[] = {
      {"{'a': True, 'b': False, 'c': None,}", R"({"a":true,"b":false,"c":null})"},
      {"(1, 2)", "[1,2]"},
      {"(1,)", "[1]"},
      {"()", "[]"},
      {"((3))", "3"},
      {"[1, 2,]", "[1,2]"},
      {"{}", "{}"},
      {"-1_000.5e1", "-10005"},
      {"[2., .5, +3, 1e-3]", "[2,0.5,3,0.001]"},
      {"'it''s' \"\\\"\"", R"("its\"")"},
      {"'\\x41\\u00e9\\'\\d\\\n.'", "\"A\xC3\xA9'\\\\d.\""},
      {"[u'a', r'\\n', b'']", R"(["a","\\n",""])"},
      {"'''a\nb'''", R"("a\u000ab")"},
      {"{1: 'one', # a number\n 2.5: (None, 3)}", R"({"1":"one","2.5":[null,3]})"},
      {"{'s': TensorShape([None, 3]), 'm': np.float32(0.5), 'd': dtype('float32')}",
       R"({"s":[null,3],"m":0.5,"d":"float32"})"},
      {"[inf, -inf, nan]", "[null,null,null]"},
      {"{'json': null, \"words\": true}", R"({"json":null,"words":true})"},
  };
  for (const auto& one : cases) {
    const std::string literal = one.first;
    CAPTURE(literal);
    CHECK(json_of(literal) == one.second);
  }
}

TEST_CASE("what is no literal is refused") {
  for (const char* text :
       {"",     "{",  "{'a'}", "{'a': }", "[1 2]",  "(,)", "[,]", "'a",       "'a\nb'",      "\"a'",
        "name", "f(", "1 2",   "'\\u12'", "{1, 2}", "1+2", "#",   "<object>", "lambda x: x", "{'a': 1 'b': 2}"}) {
    const std::string literal = text;
    CAPTURE(literal);
    CHECK(json_of(literal) == "not_json");
  }
}

TEST_CASE("a literal may be as deep as JSON may be, and no deeper") {
  CHECK(json_of(repeated("(", 500) + "1" + repeated(",)", 500)) != "too_deep");
  CHECK(json_of(repeated("(", 100000)) == "too_deep");
  CHECK(json_of(repeated("{'a':", 100000)) == "too_deep");
  CHECK(json_of(repeated("f(", 100000)) == "too_deep");
}
