// What follows from a learner's own earlier answers: which of them are carried on, and which are named.
#include "tests/core/support/diagnoses.hpp"

using namespace support;

namespace {

/// What is carried on from a shape of conv2d_1 to Flatten, which makes one size of it.
Json carried(const Json& given_shape, const Json& flattened) {
  return diagnose_with(lesson("zero-padding"), shape("flatten"), flattened,
                       given("conv2d_1", "output_shape", given_shape))["carried"];
}

}  // namespace

TEST_CASE("a shape is carried on when its sizes are whole, from one to a thousand million") {
  const Json from_conv = {{"layers", {"conv2d_1"}}, {"value", {nullptr, 1}}};
  CHECK(carried("(None, 1, 1, 1)", 1) == from_conv);
  CHECK(carried("(None, 1000000000, 1, 1)", 1e9)["value"] == Json({nullptr, 1000000000}));
  CHECK(carried("(None, 0, 0, 2)", 0) == nullptr);
  CHECK(carried("(None, 0, 1, 1)", 0) == nullptr);
  CHECK(carried("(None, 1000000001, 1, 1)", 1e9 + 1) == nullptr);
  CHECK(carried("(None, 1.5, 2, 1)", 3) == nullptr);
  // Not as many axes as there are.
  CHECK(carried("(None, 2, 3)", 6) == nullptr);
  CHECK(carried("(None, 2, 3, 1, 1)", 6) == nullptr);
}

TEST_CASE("a flattened size of zero is not carried on into a Dense layer") {
  // 1*2 + 2, and 0*2 + 2.
  const auto dense = [](const Json& size, int answer) {
    return diagnose_with(lesson("zero-padding"), params("dense"), answer,
                         given("flatten", "output_shape", size))["carried"];
  };
  CHECK(dense("1", 4)["value"] == 4);
  CHECK(dense("0", 2) == nullptr);
}

TEST_CASE("of one's own answers only the wrong ones are named") {
  // 588 for 18*18*3 is wrong, the others are right.
  const Json answers = {earlier("flatten", "output_shape", "588"), earlier("conv2d", "params", 56),
                        earlier("conv2d", "output_shape", "18, 18, 2"), earlier("conv2d_1", "params", 57)};
  const Json carried =
      diagnose_with(lesson("no-padding"), params("dense"), 588 * 2 + 2, {{"given", answers}})["carried"];
  CHECK(carried == Json({{"layers", {"flatten"}}, {"value", 1178}}));
  // A wrong count and a wrong shape of one layer name it once.
  const Json wrong = {earlier("conv2d", "params", 54), earlier("conv2d_1", "params", 57),
                      earlier("dense", "params", 1538)};
  CHECK(diagnose_with(lesson("no-padding"), kTotal, 54 + 57 + 1538, {{"given", wrong}})["carried"]["layers"] ==
        Json({"conv2d"}));
}
