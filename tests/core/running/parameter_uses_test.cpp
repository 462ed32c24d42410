// The census: how often one forward pass uses each parameter, against a count over every product of every output.

#include "tests/core/support/support.hpp"

using namespace support;

namespace {

Json uses(const Json& config, const std::string& layer, const std::string& weight, const Json& index) {
  const Json parameter = {{"layer", layer}, {"weight", weight}, {"index", index}};
  return Json::parse(cnn::api::uses(config.dump(), parameter.dump()));
}

/// Counts products by walking windows cell by cell, without the engine's connections.
int kernel_uses(int rows, int columns, int row, int column, int kernel, bool same) {
  int count = 0;
  const int pad = same ? kernel / 2 : 0;
  const int high = same ? rows : rows - kernel + 1;
  const int wide = same ? columns : columns - kernel + 1;
  for (int y = 0; y < high; ++y) {
    for (int x = 0; x < wide; ++x) {
      const int from_row = y + row - pad;
      const int from_column = x + column - pad;
      count += from_row >= 0 && from_row < rows && from_column >= 0 && from_column < columns ? 1 : 0;
    }
  }
  return count;
}

}  // namespace

TEST_CASE("the census agrees with a brute-force count for every parameter of the three models") {
  for (const char* name : {"zero-padding", "no-padding", "max-pooling"}) {
    const Json config = lesson(name);
    const bool same = std::string(name) != "no-padding";
    int side = 20;
    int parameters = 0;
    const Json analysis = analyse(config);
    for (const auto& row : analysis["layers"]) {
      const std::string layer = row["name"];
      for (const auto& weight : row["weights"]) {
        std::vector<int> shape = weight["shape"];
        int count = 1;
        for (const int size : shape) count *= size;
        for (int index = 0; index < count; ++index) {
          CAPTURE(layer);
          CAPTURE(index);
          const Json answer = uses(config, layer, weight["name"], index);
          int expected = 1;  // of a Dense layer
          if (weight["name"] == "kernel" && row["class_name"] == "Conv2D") {
            const int cell = index / (shape[2] * shape[3]);
            expected = kernel_uses(side, side, cell / 3, cell % 3, 3, same);
          } else if (row["class_name"] == "Conv2D") {
            expected = row["output_shape"][1].get<int>() * row["output_shape"][2].get<int>();
          }
          REQUIRE(answer["count"] == expected);
          REQUIRE(answer["uses"].size() == static_cast<std::size_t>(expected));
          ++parameters;
        }
      }
      if (row["class_name"] == "Conv2D") side = row["output_shape"][1];
    }
    CHECK(parameters == analysis["total_params"]);
  }
}

TEST_CASE("a weight of model 1 is used 400, 380 or 361 times: in the middle, at an edge, in a corner") {
  const Json config = lesson("zero-padding");
  const auto count = [&](int row, int column) {
    return uses(config, "conv2d", "kernel", ((row * 3 + column) * 3 + 1) * 2)["count"];
  };
  CHECK(count(1, 1) == 400);
  CHECK(count(0, 1) == 380);
  CHECK(count(0, 0) == 361);
  CHECK(uses(config, "conv2d", "bias", 1)["count"] == 400);
  CHECK(uses(config, "dense", "kernel", 2399)["count"] == 1);
}

TEST_CASE("each use names an output and the input it is multiplied with") {
  const Json answer = uses(lesson("zero-padding"), "conv2d", "kernel", ((0 * 3 + 2) * 3 + 1) * 2 + 1);
  CHECK(answer["position"] == Json({0, 2, 1, 1}));
  for (const auto& use : answer["uses"]) {
    const Json& out = use["output_position"];
    const Json& in = use["input_position"];
    CHECK(in == Json({out[0].get<int>() - 1, out[1].get<int>() + 1, 1}));
    CHECK(out[2] == 1);
  }
}

TEST_CASE("a shared layer uses its weights in each of its calls") {
  const auto reference = [](const char* layer, int node) { return Json::array({layer, node, 0, Json::object()}); };
  const auto calls = [](const Json& inputs) { return Json::array({Json::array({inputs})}); };
  const Json input = {{"name", "i"}, {"batch_shape", {nullptr, 5}}};
  const Json shared = {{"name", "d"}, {"units", 5}};
  Json dense = {{"class_name", "Dense"}, {"name", "d"}, {"config", shared}};
  dense["inbound_nodes"] = Json::array({calls(reference("i", 0))[0], calls(reference("d", 0))[0]});
  const Json layers = Json::array(
      {{{"class_name", "InputLayer"}, {"name", "i"}, {"config", input}, {"inbound_nodes", Json::array()}}, dense});
  const Json config = {{"class_name", "Functional"},
                       {"config",
                        {{"name", "m"},
                         {"layers", layers},
                         {"input_layers", Json::array({Json::array({"i", 0, 0})})},
                         {"output_layers", Json::array({Json::array({"d", 1, 0})})}}}};
  const Json answer = uses(config, "d", "kernel", 7);
  CHECK(answer["count"] == 2);
  CHECK(answer["uses"][1]["call"] == 1);
  CHECK(uses(config, "d", "bias", 4)["count"] == 2);
}

TEST_CASE("a weight within models is found by the names of the models around it") {
  const Json conv = {{"name", "conv2d"}, {"filters", 2}, {"kernel_size", 3}, {"padding", "same"}};
  const auto within = [](const char* name, const Json& layer) {
    Json model = sequential({20, 20, 3}, Json::array());
    model["config"]["name"] = name;
    model["config"]["layers"].push_back(layer);
    return model;
  };
  const Json block = within("block", {{"class_name", "Conv2D"}, {"config", conv}});
  // The middle of a window of 3*3 lies on each of 20*20 cells, its corner on 19*19.
  const Json config = within("model", block);
  CHECK(uses(config, "block/conv2d", "kernel", (4 * 3 + 1) * 2)["count"] == 400);
  CHECK(uses(config, "block/conv2d", "kernel", 0)["count"] == 361);
  CHECK(uses(config, "block/conv2d", "bias", 1)["count"] == 400);
  const Json deeper = within("model", within("outer", block));
  CHECK(uses(deeper, "outer/block/conv2d", "kernel", 0)["count"] == 361);
  for (const char* name : {"conv2d", "block", "block/", "/conv2d", "block/dense", "outer/conv2d", "block/conv2d"}) {
    CAPTURE(name);
    CHECK(uses(deeper, name, "kernel", 0)["error"]["code"] == "no_such_layer");
  }
}

TEST_CASE("long lists are cut while the count stays exact") {
  const Json one = {{"name", "c"}, {"filters", 1}, {"kernel_size", 1}};
  const Json big = sequential({100, 100, 1}, Json::array({Json::array({"Conv2D", one})}));
  const Json answer = uses(big, "c", "kernel", 0);
  CHECK(answer["count"] == 10000);
  CHECK(answer["capped"] == true);
  CHECK(answer["uses"].size() == 4096);
}

TEST_CASE("what is not there, or not known product by product, is refused") {
  const Json config = lesson("zero-padding");
  CHECK(uses(config, "conv9", "kernel", 0)["error"]["code"] == "no_such_layer");
  CHECK(uses(config, "flatten", "kernel", 0)["error"]["code"] == "no_such_weight");
  for (const Json& index : {Json(54), Json(-1), Json(0.5), Json("0"), Json()}) {
    CHECK(uses(config, "conv2d", "kernel", index)["error"]["code"] == "no_such_value");
  }
  const Json one = {{"name", "c"}, {"filters", 1}, {"kernel_size", 1}};
  const Json open = sequential({nullptr, nullptr, 1}, Json::array({Json::array({"Conv2D", one})}));
  CHECK(uses(open, "c", "kernel", 0)["error"]["code"] == "unknown_size");
}
