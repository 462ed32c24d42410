// What typed answers are read as.
#include "core/answers/compared_terms.hpp"
#include "core/answers/typed_answer.hpp"
#include "tests/core/support/support.hpp"

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
  for (const char* text : {"hello", "3 + ", "(3", "3)", "2,51", "+"}) {
    CAPTURE(text);
    CHECK(read_answer(text, false).kind == AnswerKind::kUnreadable);
  }
  CHECK(read_answer("", false).kind == AnswerKind::kEmpty);
  CHECK(read_answer("   ", true).kind == AnswerKind::kEmpty);
  CHECK(read_answer(std::string(1000000, '9'), false).kind == AnswerKind::kTooLong);
  CHECK(read_answer(std::string(1000000, '9'), true).text.size() == 80);
  CHECK(read_answer(std::string(250, '('), false).kind == AnswerKind::kUnreadable);
  CHECK(read_answer("(None, 20, None, 2)", true).kind == AnswerKind::kUnreadable);
}

TEST_CASE("a text with names and one that divides by zero are told from other unreadable ones") {
  for (const char* text : {"3*filters+2", "3*3*3*c", "(kernel + 1) * 2", "about 20", "2k", "1e", "__import__('os')"}) {
    CAPTURE(text);
    CHECK(read_answer(text, false).kind == AnswerKind::kNames);
    CHECK(read_answer(text, false).text == text);
  }
  for (const char* text : {"1/0", "3*(2/0)", "5/(2-2)+1", "1/0=3", "3=6/0"}) {
    CAPTURE(text);
    CHECK(read_answer(text, false).kind == AnswerKind::kDivisionByZero);
  }
  CHECK(read_answer("56 parámetros", false).values == std::vector<double>{56});
}

TEST_CASE("a word may end in any letter, also in one whose last byte is the lowest") {
  for (const char* text : {"56 PARÀ", "56 parà", "56 ЙЀ", "56 параметров"}) {
    CAPTURE(text);
    CHECK(read_answer(text, false).kind == AnswerKind::kNumber);
    CHECK(read_answer(text, false).values == std::vector<double>{56});
  }
  CHECK(read_answer("3*À", false).kind == AnswerKind::kNames);
}

TEST_CASE("powers of ten are read as they are written in science") {
  for (const char* text : {"1e3", "1E3", "1e+3", "1.0e3", "10000e-1", "1e3 parameters"}) {
    CAPTURE(text);
    CHECK(read_answer(text, false).kind == AnswerKind::kNumber);
    CHECK(read_answer(text, false).values == std::vector<double>{1000});
  }
  CHECK(read_answer("2*1e3+5", false).terms == std::vector<std::vector<double>>{{2, 1000}, {5}});
  CHECK(read_answer("1e3", true).values == std::vector<double>{1000});
  for (const char* text : {"1e400", "1e", "1e3e3", "1e3.5"}) {
    CAPTURE(text);
    CHECK(read_answer(text, false).values.empty());
  }
  CHECK(read_answer("1e400", false).kind == AnswerKind::kUnreadable);
}

TEST_CASE("what is no count is said to be none, and only a percentage may have a sign") {
  const support::Json config = support::lesson("zero-padding");
  const support::Json total = {{"of", "total_params"}};
  const auto understood = [&](const support::Json& question, const support::Json& typed) {
    const support::Json diagnosis = support::diagnose(config, question, typed);
    CHECK(diagnosis["correct"] == false);
    CHECK(diagnosis["causes"].empty());
    CHECK(diagnosis["slip"] == nullptr);
    return diagnosis["understood"];
  };
  for (const support::Json& typed :
       {support::Json("-5"), support::Json("3-8"), support::Json("−5"), support::Json(-5)}) {
    CAPTURE(typed.dump());
    CHECK(understood(total, typed)["kind"] == "negative");
    CHECK(understood(total, typed)["candidates"] == support::Json({-5}));
    CHECK(understood(total, typed)["value"] == nullptr);
  }
  CHECK(understood(total, "-2515")["text"] == "-2515");
  CHECK(understood(total, "99999999999999999999")["kind"] == "too_large");
  CHECK(understood(total, std::string(1000000, '7'))["kind"] == "too_long");
  CHECK(understood(total, "3*filters")["kind"] == "names");
  CHECK(understood(total, "2515/0")["kind"] == "division_by_zero");
  CHECK(understood(total, "2.5")["value"] == 2.5);
  CHECK(support::diagnose(config, total, "2.515e3")["correct"] == true);
  const support::Json reduction = {{"of", "reduction"}, {"from", config}};
  const support::Json long_percent = support::diagnose(config, reduction, std::string(1000000, '7'));
  CHECK(long_percent["understood"]["kind"] == "too_long");
  CHECK(long_percent["understood"]["text"].get<std::string>().size() == 80);
  CHECK(support::diagnose(config, {{"layer", "flatten"}, {"of", "all_shapes"}}, " ")["understood"]["kind"] == "empty");
  CHECK(support::diagnose(support::lesson("max-pooling"), reduction, "-71.57")["understood"]["kind"] == "number");
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

TEST_CASE("a weight of very many factors is compared at once") {
  const auto compare = [](cnn::Count size) {
    // EinsumDense has a factor for each letter of its equation.
    cnn::Weight kernel{.name = "kernel", .factors = {{"input_features", 5}, {"units", 7}}};
    kernel.factors.resize(42, {"size", size});
    return cnn::compare_terms({{5}}, {kernel}).terms.front();
  };
  CHECK(compare(1).missing == std::vector<std::string_view>{"units"});
  CHECK_FALSE(compare(2).present);  // nobody can tell which of forty are meant
}

TEST_CASE("a large count that is off by one is not right") {
  const auto config = support::sequential(
      {5000}, support::Json::array({support::Json::array({"Dense", {{"name", "dense"}, {"units", 1000}}})}));
  const support::Json question = {{"layer", "dense"}, {"of", "params"}};
  CHECK(support::diagnose(config, question, 5001000)["correct"] == true);
  CHECK(support::diagnose(config, question, 5001001)["correct"] == false);
}
