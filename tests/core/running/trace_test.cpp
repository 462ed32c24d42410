// Where the products of a traced value stand: rows, columns and channels, on maps whose axes differ.
#include "tests/core/support/support.hpp"

using namespace support;

namespace {

/// The products of one value of a model's only layer, on inputs 0, 1, 2 … in row-major order.
Json traced(const char* class_name, Json config, const Json& sizes, int index) {
  config["name"] = "x";
  const Json model = sequential(sizes, Json::array({Json::array({class_name, config})}));
  const Json network = Json::parse(cnn::api::compile(model.dump(), 1));
  REQUIRE(network.contains("id"));
  const int id = network["id"];
  int values = 1;
  for (const auto& size : sizes) values *= size.get<int>();
  float* to = cnn::api::activations(id) + network["inputs"][0]["offset"].get<std::size_t>();
  for (int i = 0; i < values; ++i) to[i] = static_cast<float>(i);
  REQUIRE(cnn::api::run(id));
  const Json trace = Json::parse(cnn::api::trace(id, "x", index));
  cnn::api::free_network(id);
  return trace;
}

/// What is said of each product: where it is read, its place in the window, and the value.
struct Read {
  Json position;
  Json cell;
  int input;
};

void check_reads(const Json& trace, const std::vector<Read>& expected) {
  CAPTURE(trace.dump());
  REQUIRE(trace["products"].size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    CHECK(trace["products"][i]["position"] == expected[i].position);
    CHECK(trace["products"][i]["cell"] == expected[i].cell);
    CHECK(trace["products"][i]["input"] == expected[i].input);
    CHECK(trace["products"][i]["input_index"] == expected[i].input);
  }
}

Json first(Json config = Json::object()) {
  config["data_format"] = "channels_first";
  return config;
}

}  // namespace

TEST_CASE("global pooling names row and column of every cell, on a map of two rows and three columns") {
  for (const char* class_name : {"GlobalMaxPooling2D", "GlobalAveragePooling2D"}) {
    for (const bool keepdims : {false, true}) {
      const Json config = {{"keepdims", keepdims}};
      check_reads(traced(class_name, config, {2, 3, 2}, 1), {{{0, 0, 1}, {0, 0, 1}, 1},
                                                             {{0, 1, 1}, {0, 1, 1}, 3},
                                                             {{0, 2, 1}, {0, 2, 1}, 5},
                                                             {{1, 0, 1}, {1, 0, 1}, 7},
                                                             {{1, 1, 1}, {1, 1, 1}, 9},
                                                             {{1, 2, 1}, {1, 2, 1}, 11}});
      check_reads(traced(class_name, first(config), {2, 2, 3}, 1), {{{1, 0, 0}, {0, 0, 1}, 6},
                                                                    {{1, 0, 1}, {0, 1, 1}, 7},
                                                                    {{1, 0, 2}, {0, 2, 1}, 8},
                                                                    {{1, 1, 0}, {1, 0, 1}, 9},
                                                                    {{1, 1, 1}, {1, 1, 1}, 10},
                                                                    {{1, 1, 2}, {1, 2, 1}, 11}});
    }
  }
}

TEST_CASE("global pooling of a sequence has one row, and of a volume its planes below each other") {
  check_reads(traced("GlobalAveragePooling1D", Json::object(), {3, 2}, 1),
              {{{0, 1}, {0, 0, 1}, 1}, {{1, 1}, {0, 1, 1}, 3}, {{2, 1}, {0, 2, 1}, 5}});
  check_reads(traced("GlobalMaxPooling1D", first(), {2, 3}, 1),
              {{{1, 0}, {0, 0, 1}, 3}, {{1, 1}, {0, 1, 1}, 4}, {{1, 2}, {0, 2, 1}, 5}});
  for (const bool channels_first : {false, true}) {
    const Json config = channels_first ? first() : Json::object();
    const Json sizes = channels_first ? Json({1, 2, 1, 3}) : Json({2, 1, 3, 1});
    const Json trace = traced("GlobalMaxPooling3D", config, sizes, 0);
    REQUIRE(trace["products"].size() == 6);
    for (int i = 0; i < 6; ++i) CHECK(trace["products"][i]["cell"] == Json({i / 3, i % 3, 0}));
  }
}

TEST_CASE("pooling and convolution name row and column of every cell of a window of two rows and three columns") {
  const Json pool = {{"pool_size", {2, 3}}, {"strides", {2, 1}}};
  const std::vector<Read> cells = {{{2, 1, 0}, {0, 0, 0}, 11}, {{2, 2, 0}, {0, 1, 0}, 12}, {{2, 3, 0}, {0, 2, 0}, 13},
                                   {{3, 1, 0}, {1, 0, 0}, 16}, {{3, 2, 0}, {1, 1, 0}, 17}, {{3, 3, 0}, {1, 2, 0}, 18}};
  // The second window of the second row of windows; there are three in a row.
  check_reads(traced("MaxPooling2D", pool, {4, 5, 1}, 4), cells);
  check_reads(traced("AveragePooling2D", pool, {4, 5, 1}, 4), cells);
  const Json conv = {{"filters", 1}, {"kernel_size", {2, 3}}, {"strides", {2, 1}}};
  check_reads(traced("Conv2D", conv, {4, 5, 1}, 4), cells);
  // Dilated by two on the columns alone: 0, 2 and 4 of rows 2 and 3.
  const Json dilated = {{"filters", 1}, {"kernel_size", {2, 3}}, {"dilation_rate", {1, 2}}};
  check_reads(traced("Conv2D", dilated, {4, 5, 1}, 2), {{{2, 0, 0}, {0, 0, 0}, 10},
                                                        {{2, 2, 0}, {0, 1, 0}, 12},
                                                        {{2, 4, 0}, {0, 2, 0}, 14},
                                                        {{3, 0, 0}, {1, 0, 0}, 15},
                                                        {{3, 2, 0}, {1, 1, 0}, 17},
                                                        {{3, 4, 0}, {1, 2, 0}, 19}});
}
