// Wrong numbers that people posted in public: the cause behind each is the first that the diagnosis names.
#include "tests/core/support/diagnoses.hpp"
#include "tests/core/support/keras_fixtures.hpp"

using namespace support;

TEST_CASE("a number posted in public finds its cause, and no slip of the pen is spoken of") {
  const std::vector<Json> posted = read_fixtures("posted-numbers.jsonl");
  CHECK(posted.size() >= 19);
  for (const Json& one : posted) {
    CAPTURE(one["id"].dump());
    CAPTURE(one["says"].dump());
    const Json diagnosis = diagnose(one["config"], one["question"], one["answer"]);
    CAPTURE(diagnosis.dump());
    REQUIRE(diagnosis.contains("causes"));
    REQUIRE(!diagnosis["causes"].empty());
    CHECK(diagnosis["correct"] == false);
    CHECK(diagnosis["causes"][0]["id"] == one["belief"]);
    CHECK(diagnosis["settled"] == one["settled"]);
    CHECK(diagnosis["slip"] == nullptr);
  }
}
