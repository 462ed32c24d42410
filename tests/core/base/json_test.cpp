// The edges of JSON's reader and writer: escapes by the rules of UTF-8 and UTF-16, and how deep a text may nest.
#include "core/base/json.hpp"

#include "tests/core/support/support.hpp"

using cnn::parse_json;
using cnn::write_json;

namespace {

std::string read_text(const std::string& json) {
  const auto value = parse_json(json);
  REQUIRE(value);
  REQUIRE(value->text() != nullptr);
  return *value->text();
}

std::string repeated(const char* text, int times) {
  std::string all;
  for (; times > 0; --times) all += text;
  return all;
}

/// So many arrays within each other, and something in the innermost one.
std::string arrays(int levels, const char* inside) {
  return std::string(static_cast<std::size_t>(levels), '[') + inside +
         std::string(static_cast<std::size_t>(levels), ']');
}

std::string objects(int levels, const char* inside) {
  return repeated("{\"a\":", levels) + inside + repeated("}", levels);
}

std::string code(const std::string& json) {
  const auto value = parse_json(json);
  return value ? "" : value.error().code;
}

}  // namespace

TEST_CASE("an escaped code is written as UTF-8, in one to four bytes") {
  const std::pair<const char*, const char*> cases[] = {
      {R"("\u0001")", "\x01"},
      {R"("\u007f")", "\x7F"},
      {R"("\u0080")", "\xC2\x80"},
      {R"("\u07FF")", "\xDF\xBF"},
      {R"("\u0800")", "\xE0\xA0\x80"},
      {R"("\ud7ff")", "\xED\x9F\xBF"},
      {R"("\ue000")", "\xEE\x80\x80"},
      {R"("\uffff")", "\xEF\xBF\xBF"},
      {R"("\ud800\udc00")", "\xF0\x90\x80\x80"},  // U+10000, the first of two escapes
      {R"("\ud83d\ude00")", "\xF0\x9F\x98\x80"},
      {R"("\uDBFF\uDFFF")", "\xF4\x8F\xBF\xBF"},  // U+10FFFF, the last
  };
  for (const auto& one : cases) {
    const char* json = one.first;
    const char* text = one.second;
    CAPTURE(json);
    CHECK(read_text(json) == text);
    // What is no control character is written as it is.
    if (text[0] >= ' ' || text[0] < 0) CHECK(write_json(cnn::Value(text)) == "\"" + std::string(text) + "\"");
  }
  CHECK(read_text(R"("a\u0000b")") == std::string("a\0b", 3));
}

TEST_CASE("half of a pair stands for a character that is lost, and what follows it is kept") {
  const std::string lost = "\xEF\xBF\xBD";
  CHECK(read_text(R"("\ud800")") == lost);
  CHECK(read_text(R"("\udfff")") == lost);
  CHECK(read_text(R"("\udc00\ud800")") == lost + lost);
  CHECK(read_text(R"("\ud800\ud800\udc00")") == lost + "\xF0\x90\x80\x80");
  // Neither of these is the second half of a pair, which lies from DC00 to DFFF.
  CHECK(read_text(R"("\ud800\uffff")") == lost + "\xEF\xBF\xBF");
  CHECK(read_text(R"("\ud800\ue000")") == lost + "\xEE\x80\x80");
  CHECK(read_text(R"("\ud800\udbff")") == lost + lost);
  CHECK(read_text(R"("\ud800\u0041")") == lost + "A");
  CHECK(read_text(R"("\ud800A")") == lost + "A");
  CHECK(read_text(R"("\ud800\n")") == lost + "\n");
}

TEST_CASE("control characters are written with four digits and read back") {
  CHECK(write_json(cnn::Value(std::string("\0", 1))) == R"("\u0000")");
  CHECK(write_json(cnn::Value("\n\x0F")) == R"("\u000a\u000f")");
  CHECK(write_json(cnn::Value("\x10\x1A\x1F")) == R"("\u0010\u001a\u001f")");
  CHECK(write_json(cnn::Value("\x20\x7F")) == "\"\x20\x7F\"");
  CHECK(write_json(cnn::Value("\"\\/")) == R"("\"\\/")");
  for (int code = 0; code < 0x80; ++code) {
    const std::string text(3, static_cast<char>(code));
    CAPTURE(code);
    CHECK(read_text(write_json(cnn::Value(text))) == text);
  }
}

TEST_CASE("500 arrays and objects may stand within each other, whatever is in the innermost") {
  for (const char* inside : {"", "1", "\"text\"", "null, 2"}) {
    CAPTURE(inside);
    CHECK(code(arrays(500, inside)).empty());
    CHECK(code(arrays(501, inside)) == "too_deep");
  }
  CHECK(code(objects(500, "1")).empty());
  CHECK(code(objects(501, "1")) == "too_deep");
  CHECK(code(objects(499, "[]")).empty());
  CHECK(code(objects(500, "[]")) == "too_deep");
  CHECK(code(arrays(499, "{}")).empty());
  CHECK(code(arrays(500, "{}")) == "too_deep");
  // Found are levels, whichever byte the first too many stands at.
  CHECK(parse_json("[ " + arrays(500, "")).error().found == cnn::Value(501));
  // Beside each other there may be more.
  CHECK(code("[" + arrays(499, "") + "," + arrays(499, "") + "]").empty());
  CHECK(code("[" + arrays(499, "") + "," + arrays(500, "") + "]") == "too_deep");
  // What is no JSON in a deep place is not too deep.
  CHECK(code(arrays(500, "nul")) == "not_json");
  const auto error = parse_json(arrays(501, "")).error();
  CHECK(error.expected == "at_most_500_levels");
  CHECK(*error.found.integer() == 501);
}

TEST_CASE("what nests as deep as it may is written as it was read") {
  const std::string deepest = arrays(500, "1");
  CHECK(write_json(*parse_json(deepest)) == deepest);
}
