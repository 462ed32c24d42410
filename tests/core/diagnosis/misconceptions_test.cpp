// Every wrong number of the published table of misconceptions, fed to the engine: its row must be among the causes.
#include "tests/core/support/misconception_cases.hpp"

using namespace support;

namespace {

/// One row of the table with its numbers for two or three places; -1 where the table has a dash or the right number.
struct Numbers {
  const char* row;
  std::vector<int> answers;
};

}  // namespace

TEST_CASE("rows C1 to C23: wrong counts of the lessons' convolutions") {
  const std::vector<Numbers> table = {
      {"C1", {54, 54}},      {"C2", {20, 30}},     {"C3", {18, 27}},   {"C4", {55, 55}},        {"C5", {60, 60}},
      {"C6", {-1, 56}},      {"C7", {854, 1254}},  {"C8", {108, 108}}, {"C8", {72, 81}},        {"C9", {21602, 21603}},
      {"C10", {2402, 2403}}, {"C11", {800, 1200}}, {"C12", {-1, 84}},  {"C14", {-1, 165}},      {"C15", {28, 19}},
      {"C16", {20, 21}},     {"C17", {39, -1}},    {"C18", {14, 14}},  {"C23", {21602, 21603}},
  };
  for (const Numbers& numbers : table) {
    for (std::size_t i = 0; i < 2; ++i) {
      if (numbers.answers[i] < 0) continue;
      check({{numbers.row, lesson("zero-padding"), params(i == 0 ? "conv2d" : "conv2d_1"), numbers.answers[i]}});
    }
  }
  check({{"C7", lesson("no-padding"), params("conv2d_1"), 822}});
}

TEST_CASE("rows C13 to C22 on models that show them") {
  const Json image = {20, 20, 3};
  check({
      {"C13", lesson("zero-padding"), shape("conv2d_1"), "(None, 20, 20, 6)"},
      {"C19", one_layer(image, "Conv2D", {{"filters", 2}, {"kernel_size", 1}}), params("x"), 2},
      {"C19", one_layer(image, "Conv2D", {{"filters", 2}, {"kernel_size", 1}}), params("x"), 4},
      {"C20", one_layer(image, "Conv2D", {{"filters", 2}, {"kernel_size", 3}, {"dilation_rate", 2}}), params("x"), 152},
      {"C21", one_layer(image, "Conv2D", {{"filters", 2}, {"kernel_size", 3}, {"padding", "same"}}), params("x"), 152},
      {"C22", one_layer(image, "Conv2D", {{"filters", 2}, {"kernel_size", 3}, {"strides", 2}}), params("x"), 28},
      {"C22", one_layer(image, "Conv2D", {{"filters", 2}, {"kernel_size", 3}, {"strides", 2}}), params("x"), 14},
  });
}

TEST_CASE("rows D1 to D18: wrong counts of the lessons' dense layers") {
  const std::vector<Numbers> table = {
      {"D1", {2400, 1536, 600}}, {"D2", {2401, 1537, 601}}, {"D3", {3600, 2304, 900}}, {"D4", {802, 514, 202}},
      {"D5", {8, 8, 8}},         {"D6", {-1, 2402, 2402}},  {"D7", {-1, 2402, 2402}},  {"D8", {1602, 1026, -1}},
      {"D9", {1201, 769, 301}},  {"D10", {122, 98, 62}},    {"D11", {-1, 1946, -1}},   {"D12", {-1, 1178, -1}},
      {"D13", {-1, 2294, -1}},   {"D14", {-1, -1, 1202}},   {"D15", {-1, -1, 202}},    {"D16", {-1, -1, 2168}},
      {"D17", {-1, -1, 488}},    {"D17", {-1, -1, 152}},    {"D18", {-1, -1, 386}},
  };
  const char* lessons[] = {"zero-padding", "no-padding", "max-pooling"};
  for (const Numbers& numbers : table) {
    for (std::size_t i = 0; i < 3; ++i) {
      if (numbers.answers[i] >= 0) check({{numbers.row, lesson(lessons[i]), params("dense"), numbers.answers[i]}});
    }
  }
}

TEST_CASE("row D19: Flatten is thought to have parameters, in its cell and in the total") {
  check({
      {"D19", lesson("zero-padding"), params("flatten"), 1200},
      {"D19", lesson("no-padding"), params("flatten"), 768},
      {"D19", lesson("max-pooling"), params("flatten"), 300},
      {"D19", lesson("zero-padding"), {{"of", "total_params"}}, 3715},
      {"D19", lesson("no-padding"), {{"of", "total_params"}}, 2419},
      {"D19", lesson("max-pooling"), {{"of", "total_params"}}, 1015},
  });
}

TEST_CASE("rows S1 to S12: wrong shapes") {
  const Json image = {20, 20, 3};
  const Json big = {224, 224, 3};
  const Json eleven = {{"filters", 2}, {"kernel_size", 11}, {"strides", 4}};
  const auto same = [](int filters, int kernel, int strides) {
    return Json{{"filters", filters}, {"kernel_size", kernel}, {"strides", strides}, {"padding", "same"}};
  };
  check({
      {"S1", one_layer(image, "Conv2D", {{"filters", 2}, {"kernel_size", 3}}), shape("x"), "(None, 17, 17, 2)"},
      {"S2", one_layer({19, 19, 3}, "Conv2D", same(8, 5, 1)), shape("x"), "17x17x8"},
      {"S3", one_layer({19, 19, 3}, "Conv2D", same(8, 5, 1)), shape("x"), "(19, 19, 12)"},
      {"S4", one_layer(image, "Conv2D", same(2, 3, 2)), shape("x"), "20, 20, 2"},
      {"S5", one_layer({28, 28, 3}, "Conv2D", same(2, 2, 2)), shape("x"), "15,15,2"},
      {"S6", one_layer({80, 80, 3}, "Conv2D", same(2, 8, 4)), shape("x"), "19,19,2"},
      {"S7", one_layer(big, "Conv2D", eleven), shape("x"), "54.25, 54.25, 2"},
      {"S8", one_layer(big, "Conv2D", eleven), shape("x"), "55, 55, 2"},
      {"S8", one_layer({21, 21, 3}, "Conv2D", same(2, 3, 2)), shape("x"), "10, 10, 2"},
      {"S9", one_layer(image, "MaxPooling2D", Json::object()), shape("x"), "9 9 3"},
      {"S9", one_layer(image, "MaxPooling2D", Json::object()), shape("x"), "9.5 9.5 3"},
      {"S10", one_layer({21, 21, 3}, "MaxPooling2D", Json::object()), shape("x"), "11, 11, 3"},
      {"S11", one_layer(image, "MaxPooling2D", Json::object()), shape("x"), "19, 19, 3"},
      {"S12", one_layer({33, 33, 16}, "Conv2D", {{"filters", 32}, {"kernel_size", 5}}), shape("x"), "29×29×16"},
  });
}

TEST_CASE("rows Z1, Z3, Z4: layers without parameters") {
  for (const int answer : {4, 5, 12, 15, 6}) check({{"Z1", lesson("max-pooling"), params("max_pooling2d"), answer}});
  check({
      {"Z3", lesson("zero-padding"), params("dense"), 2404},
      {"Z3", one_layer({20}, "Softmax", Json::object()), params("x"), 20},
      {"Z4", lesson("zero-padding"), params("input_layer"), 1200},
      {"Z4", lesson("zero-padding"), {{"of", "total_params"}}, 3715},
  });
}

TEST_CASE("rows G1, G2, G9: totals and percentages") {
  const Json total = {{"of", "total_params"}};
  const Json reduction = {{"of", "reduction"}, {"from", lesson("zero-padding")}};
  check({
      {"G1", lesson("zero-padding"), total, 113},
      {"G1", lesson("zero-padding"), total, 2402},
      {"G2", lesson("zero-padding"), total, 2508},
      {"G2", lesson("no-padding"), total, 1644},
      {"G2", lesson("max-pooling"), total, 708},
      {"G9", lesson("no-padding"), reduction, "52.3 %"},
      {"G9", lesson("max-pooling"), reduction, "251.7"},
  });
}

TEST_CASE("a percentage is right rounded or cut to the digits typed") {
  const Json reduction = {{"of", "reduction"}, {"from", lesson("zero-padding")}};
  for (const char* right : {"34", "34 %", "34.3", "34.4", "34.35", "-34.35 %"}) {
    CAPTURE(right);
    CHECK(diagnose(lesson("no-padding"), reduction, right)["correct"] == true);
  }
  for (const char* wrong : {"35", "33", "34.2", "34.5"}) {
    CAPTURE(wrong);
    CHECK(diagnose(lesson("no-padding"), reduction, wrong)["correct"] == false);
  }
}

TEST_CASE("two beliefs at once are found when no single one explains the answer") {
  // (1,178 - 2): each convolution shrank by 3, and the bias was left out.
  const Json diagnosis = diagnose(lesson("no-padding"), params("dense"), 1176);
  REQUIRE(!diagnosis["causes"].empty());
  bool found = false;
  for (const auto& cause : diagnosis["causes"]) {
    found = found || cause["beliefs"] == Json({"valid_shrinks_by_kernel", "dense_no_bias"}) ||
            cause["beliefs"] == Json({"dense_no_bias", "valid_shrinks_by_kernel"});
  }
  CHECK(found);
}

TEST_CASE("each belief's own answer brings it back among the causes, on every cell of the lessons") {
  const Json beliefs = Json::parse(cnn::api::beliefs());
  CHECK(beliefs.size() > 60);
  int asked = 0;
  for (const char* name : {"zero-padding", "no-padding", "max-pooling"}) {
    const Json config = lesson(name);
    const Json analysis = analyse(config);
    for (const auto& layer : analysis["layers"]) {
      for (const char* of : {"params", "output_shape"}) {
        const Json question = {{"layer", layer["name"]}, {"of", of}};
        const Json right = answer(config, question);
        for (const auto& belief : beliefs) {
          const Json believed = answer(config, question, Json(1, belief["id"]));
          if (believed.is_object() || believed == right) continue;
          const Json diagnosis = diagnose(config, question, believed);
          CAPTURE(belief.dump());
          CAPTURE(question.dump());
          CHECK(diagnosis["correct"] == false);
          CHECK(names_row(diagnosis, belief["row"]));
          ++asked;
        }
      }
    }
  }
  CHECK(asked > 200);
}
