// Which causes a diagnosis lists, in which order, and what it says of each. Orders follow from the beliefs'
// priors (how often people show them), doubled by each time that the learner was seen to hold one.
#include "tests/core/support/diagnoses.hpp"
#include "tests/core/support/graphs.hpp"

using namespace support;

namespace {

using Ids = std::vector<std::string>;

Json gap(const char* weight, const char* label) { return {{"weight", weight}, {"label", label}}; }

/// Right: 2*2*4 + 1 = 17. With 4 biases, one for each input channel or for each cell of the kernel, 20.
Json four_biases() { return one_layer({9, 8, 4}, "Conv2D", {{"filters", 1}, {"kernel_size", 2}}); }

Ids ids_with_history(const Json& config, int answer, const Json& history) {
  return ids_of(diagnose_with(config, params("x"), answer, {{"history", history}}));
}

}  // namespace

TEST_CASE("a cause shows where its weights differ from the right ones") {
  const auto gaps = [](int answer, const char* id) {
    const Json cause = cause_of(diagnose(lesson("zero-padding"), params("conv2d"), answer), id);
    CAPTURE(id);
    REQUIRE(!cause.is_null());
    return cause["gaps"];
  };
  // 3*3*1*2 + 2: the factor is there, of another size.
  CHECK(gaps(20, "conv_flat_kernel") == Json::array({gap("kernel", "input_channels")}));
  CHECK(gaps(20, "conv_kernel_side") == Json::array({gap("kernel", "kernel_width")}));
  // 3*3*3*2: a whole weight is missing.
  CHECK(gaps(54, "conv_no_bias") == Json::array({gap("bias", "")}));
  CHECK(gaps(28, "conv_one_filter") == Json::array({gap("kernel", "filters"), gap("bias", "filters")}));
}

TEST_CASE("pairs of beliefs stand in the order of their evidence, then of the table") {
  // (9 + 1)*2 of flat filters, as many as the layer before has; 9*2 + 2 of one filter, with the biases of as many; 9*2
  // or 3*2*3 with a bias for each input channel. One is seen in many places, one in one, two are derived.
  CHECK(ids_of(diagnose(lesson("zero-padding"), params("conv2d_1"), 20)) ==
        Ids{"conv_flat_kernel+conv_filters_of_earlier", "conv_filters_of_earlier+conv_kernel_of_one_filter",
            "conv_bias_per_input_channel+conv_kernel_of_one_filter", "conv_bias_per_input_channel+conv_kernel_side"});
}

TEST_CASE("of two beliefs as well attested, the one about the layer in question comes first") {
  // 10*10*1: the pooling left one channel, or Flatten forgot the three. Both were distractors in quizzes.
  const Json diagnosis = diagnose(lesson("max-pooling"), shape("flatten"), 100);
  CHECK(ids_of(diagnosis) == Ids{"flatten_forgets_channels", "pool_merges_channels"});
  // In the row of Dense, about which neither is, the earlier layer's stays first.
  CHECK(ids_of(diagnose(lesson("max-pooling"), params("dense"), 202)) ==
        Ids{"pool_merges_channels", "flatten_forgets_channels"});
}

TEST_CASE("of equal ranks the first in the table comes first, until the other was met once") {
  // Right: (3*3*3 + 1)*2 = 56; 28 is one filter, or half. Both are derived.
  const Json strided = one_layer({20, 20, 3}, "Conv2D", {{"filters", 2}, {"kernel_size", 3}, {"strides", 2}});
  CHECK(ids_with_history(strided, 28, Json::object()) == Ids{"conv_one_filter", "conv_stride_divides"});
  CHECK(ids_with_history(strided, 28, {{"conv_stride_divides", 1}}) == Ids{"conv_stride_divides", "conv_one_filter"});
  CHECK(ids_with_history(strided, 28, {{"conv_stride_divides", 1}, {"conv_one_filter", 1}}) ==
        Ids{"conv_one_filter", "conv_stride_divides"});
}

TEST_CASE("a derived belief met twice is as likely as one seen elsewhere, and met three times likelier") {
  const Json config = four_biases();
  const char* derived = "conv_bias_per_input_channel";  // between the two others in the table, which are seen
  const Ids last = {"conv_bias_per_slice", "conv_bias_per_kernel_cell", derived};
  const Ids by_place = {"conv_bias_per_slice", derived, "conv_bias_per_kernel_cell"};
  const Ids first = {derived, "conv_bias_per_slice", "conv_bias_per_kernel_cell"};
  CHECK(ids_with_history(config, 20, Json::object()) == last);
  CHECK(ids_with_history(config, 20, {{derived, 1}}) == last);
  CHECK(ids_with_history(config, 20, {{derived, 2}}) == by_place);
  CHECK(ids_with_history(config, 20, {{derived, 3}}) == first);
  for (const Json& nothing : {Json(0), Json(-5), Json("3"), Json()}) {
    CAPTURE(nothing.dump());
    CHECK(ids_with_history(config, 20, {{derived, nothing}}) == last);
  }
}

TEST_CASE("more than four times count as four") {
  // 10 + 36 with any count above, so that the first in the table stays first; 10 + 28 with three.
  const Json strided = one_layer({20, 20, 3}, "Conv2D", {{"filters", 2}, {"kernel_size", 3}, {"strides", 2}});
  const auto first = [&](int one_filter) {
    return ids_with_history(strided, 28, {{"conv_one_filter", one_filter}, {"conv_stride_divides", 100}})[0];
  };
  CHECK(first(4) == "conv_one_filter");
  CHECK(first(3) == "conv_stride_divides");
}

TEST_CASE("a count shows a pair's first row, a shape one about shapes") {
  const auto row = [](const Json& config, const Json& question, const Json& answer, const char* id) {
    const Json cause = cause_of(diagnose(config, question, answer), id);
    CAPTURE(id);
    REQUIRE(!cause.is_null());
    return cause["references"][0];
  };
  // 3*3*3*4: the depth of the image, not of the five filters, and no bias.
  const Json deep = stacked({20, 20, 3}, {{"Conv2D", {{"filters", 5}, {"kernel_size", 3}, {"padding", "same"}}},
                                          {"Conv2D", {{"filters", 4}, {"kernel_size", 3}, {"padding", "same"}}}});
  CHECK(row(deep, params("layer_2"), 108, "conv_no_bias+conv_keeps_depth") == "C1");
  // 54 + 54 + 14*14*3*2 + 2.
  CHECK(row(lesson("no-padding"), kTotal, 1286, "conv_no_bias+valid_shrinks_by_kernel") == "C1");
  // 20 - 3 - 3, and 3*2*3 channels.
  CHECK(row(lesson("no-padding"), shape("conv2d_1"), "14, 14, 18", "conv_channels_multiply+valid_shrinks_by_kernel") ==
        "S1");
}

TEST_CASE("a slip of the pen is likelier than two beliefs that meet in a number") {
  // 9 + 2, 9 + 3 and 1538: flat kernels, and the weights of one filter only.
  const Json diagnosis = diagnose(lesson("no-padding"), kTotal, 1561);
  CHECK(ids_of(diagnosis) == Ids{});
  CHECK(diagnosis["slip"] == Json({{"kind", "transposed"}, {"of", "right"}}));
}

TEST_CASE("a mistake about a total names the layers that it is about") {
  const auto dense = [](const char* name, int units, bool trainable, const Json& args) {
    return call("Dense", name, {{"units", units}, {"trainable", trainable}}, args);
  };
  Json shared = dense("shared", 4, true, Json::array({tensor("a")}));
  shared["inbound_nodes"].push_back({{"args", Json::array({tensor("b")})}, {"kwargs", Json::object()}});
  const Json second = {{"class_name", "__keras_tensor__"}, {"config", {{"keras_history", {"shared", 1, 0}}}}};
  const Json config =
      graph(Json::array({input("a", {7}), input("b", {7}), shared, dense("frozen", 3, false, {tensor("shared")}),
                         dense("alone", 2, true, Json::array({second}))}),
            {{"a", 0, 0}, {"b", 0, 0}}, {{"frozen", 0, 0}, {"alone", 0, 0}});
  // (7 + 1)*4 + (4 + 1)*3 + (4 + 1)*2 = 57; the shared layer twice; without the frozen one; without 4 + 3 + 2 biases.
  REQUIRE(answer(config, kTotal) == 57);
  const auto layers = [&](int answer, const char* id) {
    return cause_of(diagnose(config, kTotal, answer), id)["layers"];
  };
  CHECK(layers(57 + 32, "total_per_use") == Json({"shared"}));
  CHECK(layers(57 - 15, "total_trainable_only") == Json({"frozen"}));
  CHECK(layers(57 - 9, "total_without_biases") == Json({"shared", "frozen", "alone"}));
}

TEST_CASE("one layer left out and all of a class are causes of their own") {
  const Json config = lesson("zero-padding");
  const auto causes = [&](int answer) { return diagnose(config, kTotal, answer)["causes"]; };
  // Without the only Dense layer, 2402.
  REQUIRE(causes(113).size() == 1);
  CHECK(causes(113)[0]["id"] == "total_without_layer");
  CHECK(causes(113)[0]["layers"] == Json({"dense"}));
  REQUIRE(causes(2402).size() == 1);
  CHECK(causes(2402)[0]["id"] == "total_without_class");
  CHECK(causes(2402)[0]["layers"] == Json({"conv2d", "conv2d_1"}));
  // Of the layers that could be left out the largest is the one that is missed first.
  CHECK(answer(config, kTotal, Json::array({"total_without_layer"})) == 113);
  CHECK(answer(config, kTotal, Json::array({"total_without_class"})) == 2402);
}
