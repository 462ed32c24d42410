// Rows C27-C37, D23-D28, S20, S21, T2-T5, W5 and Z8-Z11 of the table of misconceptions: channels, steps, pooling, and
// numbers of one layer put in the place of another's.
#include "tests/core/support/misconception_cases.hpp"

using namespace support;

namespace {

Json conv(const Json& input, const Json& config) { return one_layer(input, "Conv2D", config); }
Json transposed(const Json& config) { return one_layer({7, 7, 16}, "Conv2DTranspose", config); }

/// The belief changes nothing there: its answer is the right one.
void check_silent(const char* belief, const Json& config, const Json& question) {
  CAPTURE(belief);
  CAPTURE(config.dump());
  const Json right = answer(config, question);
  REQUIRE(!right.is_object());
  CHECK(answer(config, question, Json::array({belief})) == right);
}

}  // namespace

TEST_CASE("rows C27 to C31: groups, partial connection, one filter, one map, a sum of channels") {
  const auto alexnet = conv({27, 27, 96}, {{"filters", 256}, {"kernel_size", 5}, {"padding", "same"}});
  const auto lenet = [](int kernel, int filters) {
    return conv({14, 14, 6}, {{"filters", filters}, {"kernel_size", kernel}});
  };
  check({
      {"C27", alexnet, params("x"), 25 * 48 * 256 + 256},
      {"C28", lenet(5, 16), params("x"), 25 * 60 + 16},
      {"C28", lenet(3, 16), params("x"), 9 * 60 + 16},
      {"C29", lesson("zero-padding"), params("conv2d"), 3 * 3 * 3},
      {"C29", lesson("zero-padding"), params("conv2d_1"), 3 * 3 * 2},
      {"C30", lesson("zero-padding"), params("conv2d"), 20 * 20},
      {"C30", lesson("no-padding"), params("conv2d_1"), 16 * 16},
      {"C31", lesson("zero-padding"), params("conv2d_1"), 2 + 3},
      {"C29", transposed({{"filters", 8}, {"kernel_size", 3}}), params("x"), 3 * 3 * 16},
  });
  check_silent("conv_two_groups_assumed", conv({9, 9, 2}, {{"filters", 4}, {"kernel_size", 3}}), params("x"));
  check_silent("conv_two_groups_assumed", conv({9, 9, 5}, {{"filters", 4}, {"kernel_size", 3}}), params("x"));
  check_silent("conv_two_groups_assumed", conv({9, 9, 8}, {{"filters", 4}, {"kernel_size", 3}, {"groups", 4}}),
               params("x"));
  check_silent("conv_partly_connected", lenet(5, 12), params("x"));
  check_silent("conv_one_filter_no_bias", conv({9, 9, 3}, {{"filters", 4}, {"kernel_size", 3}, {"use_bias", false}}),
               params("x"));
  check_silent("conv_counts_one_map", one_layer({9, 9, 3}, "MaxPooling2D", Json::object()), params("x"));
}

TEST_CASE("rows C32 and C33: a grey picture is read as one of three colours, or the other way round") {
  const Json grey = stacked({28, 28, 1}, {{"Conv2D", {{"name", "c"}, {"filters", 8}, {"kernel_size", 3}}},
                                          {"Flatten", {{"name", "f"}}},
                                          {"Dense", {{"name", "d"}, {"units", 4}}}});
  const Json first = conv({3, 20, 20}, {{"filters", 2}, {"kernel_size", 3}, {"data_format", "channels_first"}});
  const Json pixels = stacked({8, 8, 3}, {{"Flatten", {{"name", "f"}}}, {"Dense", {{"name", "d"}, {"units", 5}}}});
  check({
      {"C32", grey, params("c"), 9 * 3 * 8 + 8},
      {"C32", grey, {{"of", "total_params"}}, 9 * 3 * 8 + 8 + 26 * 26 * 8 * 4 + 4},
      {"C33", lesson("zero-padding"), params("conv2d"), 9 * 2 + 2},
      {"C33", first, params("x"), 9 * 2 + 2},
      {"C33", pixels, shape("f"), "64"},
      {"C33", pixels, params("d"), 64 * 5 + 5},
  });
  check_silent("grey_as_colours", one_layer({28, 1}, "Conv1D", {{"filters", 2}, {"kernel_size", 3}}), params("x"));
  check_silent("grey_as_colours", lesson("zero-padding"), params("conv2d"));
  check_silent("colours_as_grey", one_layer({3, 3, 3}, "Flatten", Json::object()), shape("x"));
}

TEST_CASE("rows C34 to C37: the window or the filters of another convolution") {
  const Json model =
      stacked({32, 30, 3}, {{"Conv2D", {{"name", "a"}, {"filters", 8}, {"kernel_size", 5}}},
                            {"Conv2D", {{"name", "b"}, {"filters", 12}, {"kernel_size", 3}}},
                            {"Conv2D", {{"name", "c"}, {"filters", 12}, {"kernel_size", 3}, {"padding", "same"}}}});
  check({
      {"C34", model, params("b"), 25 * 8 * 12 + 12},
      {"C34", model, shape("b"), "24, 22, 12"},
      {"C34", model, params("c"), 25 * 12 * 12 + 12},
      {"C35", model, params("a"), 9 * 3 * 8 + 8},
      {"C35", model, shape("a"), "30, 28, 8"},
      {"C36", model, params("b"), 9 * 8 * 8 + 8},
      {"C36", model, shape("c"), "26, 24, 8"},
      {"C37", model, params("a"), 25 * 3 * 12 + 12},
      {"C37", model, shape("a"), "28, 26, 12"},
  });
  for (const char* belief : {"conv_kernel_of_earlier", "conv_filters_of_earlier"}) {
    check_silent(belief, model, params("a"));
    check_silent(belief, model, shape("a"));
  }
  for (const char* belief : {"conv_kernel_of_later", "conv_filters_of_later"}) {
    const Json alone = conv({9, 9, 3}, {{"filters", 4}, {"kernel_size", 3}});
    check_silent(belief, alone, params("x"));
  }
  // The kernel of steps is lent to no picture.
  const Json same = {{"padding", "same"}};
  const auto with = [&](Json config) {
    config.update(same);
    return config;
  };
  const Json mixed = stacked({9, 8, 4}, {{"DepthwiseConv2D", with({{"name", "a"}, {"kernel_size", 3}})},
                                         {"SeparableConv2D", with({{"name", "b"}, {"kernel_size", 2}, {"filters", 6}})},
                                         {"Reshape", {{"name", "r"}, {"target_shape", {72, 6}}}},
                                         {"Conv1D", {{"name", "c"}, {"kernel_size", 7}, {"filters", 6}}}});
  check({{"C35", mixed, params("a"), 4 * 4 + 4}, {"C34", mixed, params("b"), 9 * 4 + 4 * 6 + 6}});
  check_silent("conv_kernel_of_later", mixed, params("b"));
  check_silent("conv_kernel_of_earlier", mixed, params("c"));
}

TEST_CASE("rows D23 to D28: Dense after a pooling that is not there, its shape, one unit, the units of another") {
  const Json picture = one_layer({13, 13, 256}, "Dense", {{"units", 4096}});
  const Json two = stacked({30}, {{"Dense", {{"name", "a"}, {"units", 20}}}, {"Dense", {{"name", "b"}, {"units", 7}}}});
  check({
      {"D23", picture, params("x"), 6 * 6 * 256 * 4096 + 4096},
      {"D24", lesson("zero-padding"), shape("dense"), "1200"},
      {"D24", one_layer({5, 10}, "Dense", {{"units", 4}}), shape("x"), "5, 10"},
      {"D25", lesson("zero-padding"), shape("dense"), "1"},
      {"D26", lesson("zero-padding"), params("dense"), 1200},
      {"D26", lesson("no-padding"), params("dense"), 768},
      {"D26", lesson("max-pooling"), params("dense"), 300},
      {"D27", two, params("b"), 20 * 20 + 20},
      {"D28", two, params("a"), 30 * 7 + 7},
      {"D28", two, shape("a"), "7"},
  });
  check_silent("dense_after_pooling", two, params("a"));
  check_silent("dense_units_of_earlier", two, params("a"));
  check_silent("dense_one_value", one_layer({5}, "Dense", {{"units", 1}}), shape("x"));
}

TEST_CASE("rows S20 and S21: a stride forgotten without padding, a border lost on one side") {
  const Json strided =
      stacked({28, 28, 1}, {{"Conv2D", {{"name", "c"}, {"filters", 8}, {"kernel_size", 3}, {"strides", 2}}},
                            {"Flatten", {{"name", "f"}}},
                            {"Dense", {{"name", "d"}, {"units", 10}}}});
  const Json steps = one_layer({40, 3}, "Conv1D", {{"filters", 4}, {"kernel_size", 5}, {"strides", 3}});
  check({
      {"S20", strided, shape("c"), "26, 26, 8"},
      {"S20", strided, shape("f"), "5408"},
      {"S20", strided, params("d"), 5408 * 10 + 10},
      {"S20", steps, shape("x"), "36, 4"},
      {"S20", one_layer({9, 9, 3}, "DepthwiseConv2D", {{"kernel_size", 3}, {"strides", 2}}), shape("x"), "7, 7, 3"},
      {"S21", lesson("no-padding"), shape("conv2d"), "19, 19, 2"},
      {"S21", conv({19, 19, 3}, {{"filters", 8}, {"kernel_size", 5}}), shape("x"), "17, 17, 8"},
  });
  check_silent("valid_ignores_stride", one_layer({9, 9, 3}, "MaxPooling2D", Json::object()), shape("x"));
  check_silent("valid_ignores_stride", lesson("no-padding"), shape("conv2d"));
  check_silent("valid_loses_one_side", strided, shape("c"));
  // The plainer one comes first: 20 - 1, not 20 - 2 + 1 with the number of filters for the window.
  CHECK(diagnose(lesson("no-padding"), shape("conv2d"), "19,19,2")["causes"][0]["id"] == "valid_loses_one_side");
}

TEST_CASE("rows T2 to T5: wrong sizes of transposed convolutions") {
  const Json valid = transposed({{"filters", 8}, {"kernel_size", 3}, {"strides", 2}});
  const Json same = transposed({{"filters", 8}, {"kernel_size", 3}, {"strides", 2}, {"padding", "same"}});
  check({
      {"T2", valid, shape("x"), "14, 14, 8"},
      {"T3", same, shape("x"), "15, 15, 8"},
      {"T4", valid, shape("x"), "17, 17, 8"},
      {"T4", same, shape("x"), "17, 17, 8"},
      {"T5", valid, shape("x"), "3, 3, 8"},
      {"T5", same, shape("x"), "4, 4, 8"},
  });
  check_silent("transpose_valid_as_same", same, shape("x"));
  check_silent("transpose_same_as_valid", valid, shape("x"));
  check_silent("transpose_as_convolution", transposed({{"filters", 8}, {"kernel_size", 3}, {"padding", "same"}}),
               shape("x"));
}

TEST_CASE("row W5: depth_multiplier is forgotten in the shape") {
  const auto depthwise = [](int multiplier) {
    return one_layer({9, 9, 3}, "DepthwiseConv2D", {{"kernel_size", 3}, {"depth_multiplier", multiplier}});
  };
  check({{"W5", depthwise(2), shape("x"), "7, 7, 3"}});
  check_silent("depth_multiplier_ignored_in_shape", depthwise(1), shape("x"));
  check_silent("depth_multiplier_ignored_in_shape", depthwise(2), params("x"));
}

TEST_CASE("rows Z8 to Z11 and D14: pooling with a weight for each map, along the channels, along one side") {
  const Json pool = one_layer({32, 32, 16}, "MaxPooling2D", Json::object());
  const Json last = lesson("max-pooling");
  check({
      {"Z8", last, params("max_pooling2d"), 3},
      {"Z8", last, params("max_pooling2d"), 1},
      {"Z9", pool, shape("x"), "16, 16, 8"},
      {"Z10", pool, shape("x"), "32, 32, 8"},
      {"Z11", last, shape("max_pooling2d"), "10, 10, 12"},
      {"D14", last, shape("max_pooling2d"), "10, 20, 3"},
      {"D14", last, shape("max_pooling2d"), "20, 10, 3"},
  });
  // Three maps are not halved, and where one would be left, that is another belief.
  check_silent("pool_divides_channels", last, shape("max_pooling2d"));
  check_silent("pool_divides_channels", one_layer({8, 8, 2}, "MaxPooling2D", Json::object()), shape("x"));
}
