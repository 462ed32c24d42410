// What typed answers are read as.
#include "core/answer.hpp"

#include "support.hpp"

using cnn::AnswerKind;
using cnn::read_answer;

TEST_CASE("numbers are read in every common spelling") {
  for (const char* text : {"2515", " 2515 ", "2,515", "2 515", "2'515", "2_515", "２５１５", "２，５１５", "2\u00A0515",
                           "2\u202F515", "٢٥١٥", "2515 parameters", "2515."}) {
    CAPTURE(text);
    const auto typed = read_answer(text, false);
    if (std::string(text) == "2515.") {
      CHECK(typed.kind == AnswerKind::kUnreadable);
      continue;
    }
    CHECK(typed.kind == AnswerKind::kNumber);
    REQUIRE(typed.values.size() == 1);
    CHECK(typed.values[0] == 2515);
  }
  CHECK(read_answer("1.234.567", false).values == std::vector<double>{1234567});
  CHECK(read_answer("-5", false).values == std::vector<double>{-5});
  CHECK(read_answer("−5", false).values == std::vector<double>{-5});
  CHECK(read_answer("54.25", false).values == std::vector<double>{54.25});
}

TEST_CASE("a single point before three digits is asked about") {
  const auto typed = read_answer("2.515", false);
  CHECK(typed.kind == AnswerKind::kAmbiguous);
  CHECK(typed.candidates == std::vector<double>{2515, 2.515});
}

TEST_CASE("shapes are read with and without the batch") {
  const std::vector<double> sizes = {20, 20, 2};
  for (const char* text : {"(None, 20, 20, 2)", "20x20x2", "20 20 2", "20,20,2", "[20, 20, 2]", "20 × 20 × 2",
                           "(20,20,2)", "20*20*2", "?, 20, 20, 2", "２０，２０，２", "(-1, 20, 20, 2)"}) {
    CAPTURE(text);
    CHECK(read_answer(text, true).values == sizes);
  }
  CHECK(read_answer("(None, 1200)", true).values == std::vector<double>{1200});
  CHECK(read_answer("1,200", true).values == std::vector<double>{1200});
  CHECK(read_answer("(1200,)", true).values == std::vector<double>{1200});
}

TEST_CASE("what cannot be read is said, never guessed") {
  for (const char* text : {"hello", "1e3", "3 + ", "(3", "3)", "1/0", "3*x+", "2,51", "__import__('os')"}) {
    CAPTURE(text);
    CHECK(read_answer(text, false).kind == AnswerKind::kUnreadable);
  }
  CHECK(read_answer("", false).kind == AnswerKind::kEmpty);
  CHECK(read_answer("   ", true).kind == AnswerKind::kEmpty);
  CHECK(read_answer(std::string(1000000, '9'), false).kind == AnswerKind::kUnreadable);
  CHECK(read_answer(std::string(250, '('), false).kind == AnswerKind::kUnreadable);
  CHECK(read_answer("(None, 20, None, 2)", true).kind == AnswerKind::kUnreadable);
}

TEST_CASE("expressions are evaluated and multiplied out") {
  const auto typed = read_answer("3*3*3*2+2", false);
  CHECK(typed.kind == AnswerKind::kExpression);
  CHECK(typed.values == std::vector<double>{56});
  CHECK(typed.terms == std::vector<std::vector<double>>{{3, 3, 3, 2}, {2}});
  CHECK(read_answer("(3·3·3 + 1) × 2", false).terms == std::vector<std::vector<double>>{{3, 3, 3, 2}, {1, 2}});
  CHECK(read_answer("100-44", false).values == std::vector<double>{56});
  CHECK(read_answer("3*3*3*2+2=56", false).values == std::vector<double>{56});
  CHECK(read_answer("3*3*3*2+2=58", false).kind == AnswerKind::kAmbiguous);
}

TEST_CASE("an expression is compared with the layer factor by factor") {
  const auto compare = [](const char* text) {
    return support::diagnose(support::lesson("zero-padding"), {{"layer", "conv2d_1"}, {"of", "params"}},
                             text)["comparison"];
  };
  const auto missing_channels = compare("3*3*3+3");
  CHECK(missing_channels["terms"][0]["missing"] == support::Json({"input_channels"}));
  CHECK(missing_channels["terms"][1]["present"] == true);
  const auto missing_bias = compare("3*3*2*3");
  CHECK(missing_bias["terms"][0]["missing"] == support::Json::array());
  CHECK(missing_bias["terms"][1]["present"] == false);
  CHECK(compare("18*3+3+5")["extra"] == support::Json::parse("[[5]]"));
}

TEST_CASE("a large count that is off by one is not right") {
  const auto config = support::sequential(
      {5000}, support::Json::array({support::Json::array({"Dense", {{"name", "dense"}, {"units", 1000}}})}));
  const support::Json question = {{"layer", "dense"}, {"of", "params"}};
  CHECK(support::diagnose(config, question, 5001000)["correct"] == true);
  CHECK(support::diagnose(config, question, 5001001)["correct"] == false);
}
