// What the rows that a learner has already answered say about a wrong answer, and the rows that a cause consists of.
#include "tests/core/support/diagnoses.hpp"

using namespace support;

namespace {

using Ids = std::vector<std::string>;

/// All cells of a lesson up to a layer, or of all layers, answered rightly.
Json answered(const Json& config, const std::string& up_to = "", bool shapes_only = false) {
  Json given = Json::array();
  const Json analysis = analyse(config);
  for (const auto& row : analysis["layers"]) {
    if (row["name"] == up_to) break;
    if (row["class_name"] == "InputLayer") continue;
    given.push_back({{"layer", row["name"]}, {"of", "output_shape"}, {"answer", row["output_shape"]}});
    if (!shapes_only) given.push_back({{"layer", row["name"]}, {"of", "params"}, {"answer", row["params"]}});
  }
  return {{"given", given}};
}

Json row(const char* layer, const char* of, const Json& value, bool follows = false) {
  return {{"layer", layer}, {"of", of}, {"value", value}, {"follows", follows}};
}

Json sizes(std::initializer_list<int> list) {
  Json shape = Json::array({nullptr});
  for (const int size : list) shape.push_back(size);
  return shape;
}

}  // namespace

TEST_CASE("a chain that needs another answer than the one given rightly is no cause") {
  const Json config = lesson("no-padding");
  // 20 - 3 - 3 once conv2d's 18 is right.
  CHECK(names(diagnose(config, shape("conv2d_1"), "14,14,3"), "valid_shrinks_by_kernel"));
  CHECK(!names(diagnose_with(config, shape("conv2d_1"), "14,14,3", answered(config, "conv2d_1")),
               "valid_shrinks_by_kernel"));
  // 18 - 3: the learner did it here alone.
  const Json here = diagnose_with(config, shape("conv2d_1"), "15,15,3", answered(config, "conv2d_1"));
  CHECK(cause_of(here, "valid_shrinks_by_kernel")["layers"] == Json({"conv2d_1"}));
  // 14*14*3*2 + 2 after 768 for flatten.
  CHECK(names(diagnose(config, params("dense"), 1178), "valid_shrinks_by_kernel"));
  CHECK(!names(diagnose_with(config, params("dense"), 1178, answered(config, "dense")), "valid_shrinks_by_kernel"));
}

TEST_CASE("with all rows right a wrong total is a slip in adding up, unless a mistake of totals gives it exactly") {
  const Json config = lesson("zero-padding");
  for (const int total : {2500, 2509, 2522, 2447}) {
    CAPTURE(total);
    const Json diagnosis = diagnose_with(config, kTotal, total, answered(config));
    CHECK(ids_of(diagnosis) == Ids{});
    CHECK(diagnosis["slip"]["kind"] == "sum");
    CHECK(diagnosis["settled"] == "none");
  }
  CHECK(diagnose_with(config, kTotal, 2505, answered(config))["slip"]["kind"] == "carry");
  CHECK(diagnose_with(config, kTotal, 2511, answered(config))["slip"]["kind"] == "digit");
  CHECK(ids_of(diagnose_with(config, kTotal, 113, answered(config))) == Ids{"total_without_layer"});
  // The biases are in the rows: who has these right has them in the total.
  CHECK(names(diagnose(config, kTotal, 2508), "total_without_biases"));
  CHECK(!names(diagnose_with(config, kTotal, 2508, answered(config)), "total_without_biases"));
}

TEST_CASE("the rows of a cause are all that the believer has otherwise on the way to the answer") {
  const Json config = lesson("no-padding");
  const Json dense = cause_of(diagnose(config, params("dense"), 1178), "valid_shrinks_by_kernel");
  CHECK(dense["rows"] ==
        Json({row("conv2d", "output_shape", sizes({17, 17, 2})), row("conv2d_1", "output_shape", sizes({14, 14, 3})),
              row("flatten", "output_shape", sizes({588}), true), row("dense", "params", 1178, true)}));
  // 41 + 57 + 0 + 2402 is 2500, and 2505 has more to it: every row that differs is there.
  const Json total = diagnose(lesson("zero-padding"), kTotal, 20 + 30 + 2402);
  const Json flat = cause_of(total, "conv_flat_kernel");
  CHECK(flat["rows"] == Json({row("conv2d", "params", 20), row("conv2d_1", "params", 30)}));
  CHECK(flat["layers"] == Json({"conv2d", "conv2d_1"}));
}

TEST_CASE("of a count the cause has the believer's terms") {
  const Json cause = cause_of(diagnose(lesson("zero-padding"), params("conv2d"), 20), "conv_flat_kernel");
  double sum = 0;
  for (const auto& term : cause["terms"]) {
    double product = 1;
    for (const auto& factor : term["factors"]) product *= factor["size"].get<double>();
    sum += product;
  }
  CHECK(sum == 20);
  CHECK(cause["times"] == 1);
  CHECK(cause["divided_by"] == 1);
  const Json strided = one_layer({9, 9, 2}, "Conv2D", {{"filters", 4}, {"kernel_size", 3}, {"strides", 3}});
  CHECK(cause_of(diagnose(strided, params("x"), "76/3"), "conv_stride_divides")["divided_by"] == 3);
}

TEST_CASE("a product stands for the one size of a shape") {
  const Json config = lesson("zero-padding");
  for (const char* text : {"20*20*3", "20 x 20 x 3", "(20*20*3)", "20*20*2+400"}) {
    CAPTURE(text);
    CHECK(diagnose(config, shape("flatten"), text)["correct"] == true);
  }
  // A shape of three sizes stays one.
  CHECK(diagnose(config, shape("flatten"), "(20, 20, 3)")["correct"] == false);
  CHECK(diagnose(config, shape("conv2d"), "20*20*2")["correct"] == true);
  CHECK(names(diagnose(config, shape("flatten"), "20*20"), "flatten_forgets_channels"));
}

TEST_CASE("a number that nothing explains is told by what is in it, and the first step is asked for") {
  const Json config = lesson("zero-padding");
  const auto contents = [&](const Json& question, const Json& answer) {
    return diagnose(config, question, answer)["contains"];
  };
  // The nearest product of conv2d's factors is 3*3 of the window, or 3*3 and 3 channels.
  const Json near = contents(params("conv2d"), 1000);
  CHECK(near.is_null());
  const Json sizes_right = contents(shape("conv2d_1"), "3, 3, 3");
  REQUIRE(!sizes_right.is_null());
  CHECK(sizes_right["what"] == "sizes");
  CHECK(sizes_right["right"] == Json({false, false, true}));
  const Json next = follow_up(config, params("conv2d_1"), 1000);
  CHECK(next["settled"] == "none");
  CHECK(next["asks"] ==
        Json({{"layer", "conv2d_1"}, {"of", "factor"}, {"weight", "kernel"}, {"label", "input_channels"}}));
  // Nothing that stands in the summary already is asked.
  Json options = answered(config, "conv2d_1");
  const Json seen = Json::parse(cnn::api::follow_up(config.dump(), params("conv2d_1").dump(), "1000", options.dump()));
  CHECK(seen["asks"]["of"] != "factor");
}

TEST_CASE("freezing forgotten, counted twice or taken for everything has its cause, in totals and in cells") {
  Json config =
      stacked({20, 20, 3}, {{"Conv2D", {{"name", "c"}, {"filters", 8}, {"kernel_size", 3}, {"trainable", false}}},
                            {"BatchNormalization", {{"name", "bn"}, {"trainable", false}}},
                            {"Flatten", Json::object()},
                            {"Dense", {{"name", "d"}, {"units", 2}}}});
  // 224 + 32 + 5186, of which 256 are frozen; 16 of them are moving statistics.
  const Json trained = {{"of", "trainable_params"}};
  const Json untrained = {{"of", "non_trainable_params"}};
  REQUIRE(answer(config, trained) == 5186);
  REQUIRE(answer(config, untrained) == 256);
  const auto first = [&](const Json& question, int answer) { return ids_of(diagnose(config, question, answer)); };
  CHECK(first(trained, 5442) == Ids{"total_everything_trained"});
  CHECK(first(trained, 5426) == Ids{"total_freezing_forgotten"});
  CHECK(first(untrained, 16) == Ids{"total_freezing_forgotten"});
  CHECK(first(untrained, 0) == Ids{"total_everything_trained"});
  // So does BatchNormalization with two numbers a channel.
  CHECK(names(diagnose(config, untrained, 240), "total_only_frozen_untrained"));
  CHECK(first(untrained, 5186) == Ids{"total_trained_swapped"});
  CHECK(first(kTotal, 5442 + 256) == Ids{"total_frozen_twice"});
  CHECK(first({{"layer", "c"}, {"of", "trainable_params"}}, 224) == Ids{"total_freezing_forgotten"});
  CHECK(first({{"layer", "c"}, {"of", "non_trainable_params"}}, 0) == Ids{"total_freezing_forgotten"});
  CHECK(first(params("c"), 0) == Ids{"total_trainable_only"});
  const Json rows = cause_of(diagnose(config, untrained, 16), "total_freezing_forgotten")["rows"];
  CHECK(rows == Json({row("c", "non_trainable_params", 0), row("bn", "non_trainable_params", 16)}));
}
