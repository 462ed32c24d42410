// The choice of the next question, on tables small enough to be worked out by hand. A row is a question; its numbers
// are what each believer would answer, -1 where a believer does not tell.
#include "core/diagnosis/question_choice.hpp"

#include "tests/core/support/support.hpp"

using cnn::QuestionChoice;

namespace {

/// As many causes as there are columns, one believer each.
QuestionChoice choice(std::vector<cnn::Votes> questions, std::vector<bool> long_ones = {}) {
  QuestionChoice made{.questions = std::move(questions), .long_ones = std::move(long_ones)};
  for (std::size_t i = 0; i < made.questions.front().size(); ++i) made.causes.push_back(i);
  made.long_ones.resize(made.questions.size());
  return made;
}

}  // namespace

TEST_CASE("a question that all would answer alike is never asked") {
  CHECK(choice({{0, 0, 0}, {1, 1, 1}}).best(true) == 2);
  CHECK(choice({{0, 0, 0}, {0, 0, 1}}).best(true) == 1);
  CHECK(choice({{-1, -1}}).best(false) == 1);
  // Who does not tell fits every answer, but the other two are told apart.
  CHECK(choice({{-1, -1, 0}, {-1, 0, 1}}).best(false) == 1);
}

TEST_CASE("the question after which the fewest are unsettled is best, then the one that leaves fewer causes") {
  // Left unsettled: two, none, none; of equal ones the first is taken.
  CHECK(choice({{0, 1, 1}, {0, 1, 2}, {2, 1, 0}}).best(false) == 1);
  // The first settles one of four; the others settle none, though they leave each two causes instead of three.
  CHECK(choice({{0, 0, 0, 1}, {0, 0, 1, 1}, {0, 1, 0, 1}}).best(false) == 0);
  // None settles any. Causes left to each: three, three, four and four after the first; two after the others.
  CHECK(choice({{0, 1, -1, -1}, {0, 0, 1, 1}, {0, 1, 0, 1}}).best(false) == 1);
}

TEST_CASE("two questions that settle all beat one that settles some at once") {
  // The first settles two of six by itself, but then no second one splits the four that are left. The others cross.
  const std::vector<cnn::Votes> questions = {
      {0, 0, 2, 0, 0, 3},
      {0, 0, 0, 1, 1, 1},
      {0, 1, 2, 0, 1, 2},
  };
  CHECK(choice(questions).best(false) == 0);
  CHECK(choice(questions).best(true) == 2);  // of the two that cross, the one that leaves fewer at once
}

TEST_CASE("a short question comes before a long one, unless that leaves fewer unsettled") {
  // The long one settles all at once; after the short one it can still be asked.
  const std::vector<cnn::Votes> questions = {{0, 1, 2}, {0, 1, 1}};
  CHECK(choice(questions, {true, false}).best(true) == 1);
  CHECK(choice(questions, {true, false}).best(false) == 0);
  // All four stay unsettled after any of these. The long ones leave two causes to each, the short one three or four.
  const std::vector<cnn::Votes> blurred = {{0, 0, 1, 1}, {0, 1, -1, -1}, {0, 1, 0, 1}};
  CHECK(choice(blurred, {true, false, true}).best(false) == 1);
  CHECK(choice(blurred, {false, false, false}).best(false) == 0);
}

TEST_CASE("ways of one cause that answer alike are one believer, and need not be told apart") {
  // Unsettled after the first: the last three causes; after the second: the first two, one of them in three ways.
  const QuestionChoice ways{
      .causes = {0, 0, 0, 1, 2, 3}, .questions = {{0, 0, 0, 1, 1, 1}, {0, 0, 0, 0, 1, 2}}, .long_ones = {false, false}};
  CHECK(ways.best(false) == 1);
  const QuestionChoice alone{.causes = {0, 0}, .questions = {{0, 1}}, .long_ones = {false}};
  CHECK(alone.best(true) == 1);
}

TEST_CASE("causes that nothing tells apart count as settled once they are left alone") {
  // The last two always answer alike. Unsettled: three after the first, two after the second.
  CHECK(choice({{0, 1, 1, 1}, {0, 0, 1, 1}}).best(false) == 1);
}
