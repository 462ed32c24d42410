// The three models of the lessons against the tables of the course.
#include "tests/core/support/support.hpp"

using namespace support;

namespace {

struct Row {
  const char* layer;
  Json shape;
  int params;
};

void check(const char* name, const std::vector<Row>& rows, int total, const char* size) {
  CAPTURE(name);
  const Json analysis = analyse(lesson(name));
  REQUIRE(analysis.at("layers").size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(analysis["layers"][i]["name"] == rows[i].layer);
    CHECK(analysis["layers"][i]["output_shape"] == rows[i].shape);
    CHECK(analysis["layers"][i]["params"] == rows[i].params);
  }
  CHECK(analysis["total_params"] == total);
  CHECK(analysis["trainable_params"] == total);
  CHECK(analysis["non_trainable_params"] == 0);
  CHECK(analysis["size_text"] == size);
}

}  // namespace

TEST_CASE("zero padding keeps the image and has 2,515 parameters") {
  check("zero-padding",
        {{"conv2d", {nullptr, 20, 20, 2}, 56},
         {"conv2d_1", {nullptr, 20, 20, 3}, 57},
         {"flatten", {nullptr, 1200}, 0},
         {"dense", {nullptr, 2}, 2402}},
        2515, "9.82 KB");
}

TEST_CASE("no padding shrinks the image and has 1,651 parameters") {
  check("no-padding",
        {{"conv2d", {nullptr, 18, 18, 2}, 56},
         {"conv2d_1", {nullptr, 16, 16, 3}, 57},
         {"flatten", {nullptr, 768}, 0},
         {"dense", {nullptr, 2}, 1538}},
        1651, "6.45 KB");
}

TEST_CASE("max pooling halves the image and has 715 parameters") {
  check("max-pooling",
        {{"conv2d", {nullptr, 20, 20, 2}, 56},
         {"conv2d_1", {nullptr, 20, 20, 3}, 57},
         {"max_pooling2d", {nullptr, 10, 10, 3}, 0},
         {"flatten", {nullptr, 300}, 0},
         {"dense", {nullptr, 2}, 602}},
        715, "2.79 KB");
}

TEST_CASE("the terms of a layer add up to its count") {
  const Json analysis = analyse(lesson("zero-padding"));
  for (const auto& layer : analysis["layers"]) {
    double sum = 0;
    for (const auto& term : layer["terms"]) {
      double product = 1;
      for (const auto& factor : term["factors"]) product *= factor["size"].get<double>();
      CHECK(product == term["params"].get<double>());
      sum += product;
    }
    CHECK(sum == layer["params"].get<double>());
  }
}

TEST_CASE("comparing two lessons finds the rows that changed") {
  const Json compared = Json::parse(cnn::api::compare(lesson("zero-padding").dump(), lesson("max-pooling").dump()));
  REQUIRE(compared["rows"].size() == 5);
  CHECK(compared["rows"][0]["params_changed"] == false);
  CHECK(compared["rows"][2]["name"] == "max_pooling2d");
  CHECK(compared["rows"][2]["before"] == nullptr);
  CHECK(compared["rows"][4]["params_changed"] == true);
  CHECK(compared["reduction_percent"].get<double>() == doctest::Approx(71.57).epsilon(0.0001));
}
