// The limits of design tasks and how models are held against them, by the arithmetic of the tasks' own patterns.
#include "core/practice/design.hpp"

#include "core/base/json.hpp"
#include "core/practice/draw.hpp"
#include "tests/core/support/support.hpp"

using namespace support;

namespace {

Json design(const Json& options) { return Json::parse(cnn::api::design(options.dump())); }
Json grade(const Json& options, const Json& config) {
  return Json::parse(cnn::api::grade(options.dump(), config.dump()));
}

Json option(const char* task, int seed) { return {{"task", task}, {"seed", seed}}; }

/// The arguments of a design's first layer.
Json& first_layer(Json& config) { return config["config"]["layers"][1]["config"]; }

const cnn::Task& task_of(std::string_view id) {
  for (const cnn::Task& task : cnn::all_tasks()) {
    if (task.id == id) return task;
  }
  FAIL("no such task");
  return cnn::all_tasks().front();
}

/// The first number from here on with no more than two digits before its zeros.
long two_digits(long number) {
  const auto has_two = [](const std::string& text) { return text.find_first_not_of('0', 2) == std::string::npos; };
  while (number >= 100 && !has_two(std::to_string(number))) ++number;
  return number;
}

/// A model of the shape that `reach_shape` wants, with so many parameters.
Json model_of(const Json& image, int filters, int params) {
  // Twice 1*1: (3 + 1)*g + (g + 1)*filters, and one parameter for each PReLU that is shared along all axes.
  const int between = (params - filters) / (4 + filters);
  Json layers = Json::array({Json::array({"Conv2D", {{"filters", between}, {"kernel_size", 1}}}),
                             Json::array({"Conv2D", {{"filters", filters}, {"kernel_size", 1}, {"strides", 4}}})});
  for (int rest = params - filters - between * (4 + filters); rest > 0; --rest) {
    layers.push_back(Json::array({"PReLU", {{"shared_axes", {1, 2, 3}}}}));
  }
  return sequential({image[1], image[2], image[3]}, layers);
}

}  // namespace

TEST_CASE("a limit leaves five percent of room, rounded up to two digits") {
  const auto pattern = cnn::parse_json(task_of("reach_shape").text);
  int on_the_edge = 0;
  for (int seed = 0; seed < 400; ++seed) {
    cnn::Random random = cnn::random_for("reach_shape", seed, 0);
    const Json drawn = Json::parse(cnn::write_json(cnn::draw_with_variables(*pattern, random)));
    const long first = drawn["solution"][0][1]["filters"];
    const long second = drawn["solution"][2][1]["filters"];
    // Two convolutions of 3*3, the first on three channels.
    const long params = (27 + 1) * first + (9 * first + 1) * second;
    const long limit = two_digits((105 * params + 99) / 100);
    on_the_edge += two_digits(105 * params / 100) != limit ? 1 : 0;
    const Json checks = design(option("reach_shape", seed))["checks"];
    CAPTURE(seed);
    CHECK(checks[2] == Json({{"id", "max_params"}, {"wanted", limit}}));
  }
  CHECK(on_the_edge > 0);  // seeds at which rounding down would give another limit
}

TEST_CASE("a limit itself is within it, one more is not") {
  const Json options = option("reach_shape", 5);
  const Json drawn = design(options);
  const Json image = drawn["config"]["config"]["layers"][0]["config"]["batch_shape"];
  const int filters = drawn["checks"][1]["wanted"][3];
  const int limit = drawn["checks"][2]["wanted"];
  for (const int more : {0, 1}) {
    const Json graded = grade(options, model_of(image, filters, limit + more));
    CAPTURE(graded.dump());
    CHECK(graded["cost"]["total_params"] == limit + more);
    CHECK(graded["ok"] == (more == 0));
  }
}

TEST_CASE("freezing a layer is a change of an argument, a new name is none") {
  const Json options = option("keep_size", 3);
  Json config = design(options)["config"];
  first_layer(config)["padding"] = "same";
  first_layer(config)["name"] = "other";
  CHECK(grade(options, config)["ok"] == true);
  CHECK(grade(options, config)["checks"][3] ==
        Json({{"id", "changed_arguments"}, {"wanted", 1}, {"found", 1}, {"ok", true}}));
  first_layer(config)["trainable"] = false;
  CHECK(grade(options, config)["ok"] == false);
  CHECK(grade(options, config)["checks"][3]["found"] == 2);
}

TEST_CASE("right numbers are not enough where a layer is unknown") {
  const Json options = option("reach_shape", 5);
  const Json drawn = design(options);
  const Json image = drawn["config"]["config"]["layers"][0]["config"]["batch_shape"];
  const auto node = [](const char* class_name, const char* name, Json config, const char* reads) {
    config["name"] = name;
    const Json calls = Json::array({Json::array({Json::array({reads, 0, 0, Json::object()})})});
    return Json{{"class_name", class_name}, {"name", name}, {"config", config}, {"inbound_nodes", calls}};
  };
  Json image_layer = node("InputLayer", "image", {{"batch_shape", image}}, "");
  image_layer["inbound_nodes"] = Json::array();
  const Json filters = drawn["checks"][1]["wanted"][3];
  const Json conv = {{"filters", filters}, {"kernel_size", 1}, {"strides", 4}};
  // The unknown layer is an output beside the one whose shape is wanted.
  const auto graded = [&](const char* beside) {
    const Json layers = Json::array(
        {image_layer, node("Conv2D", "conv", conv, "image"), node(beside, "beside", Json::object(), "image")});
    const Json config = {{"name", "model"},
                         {"layers", layers},
                         {"input_layers", {{"image", 0, 0}}},
                         {"output_layers", {{"conv", 0, 0}, {"beside", 0, 0}}}};
    return grade(options, {{"class_name", "Functional"}, {"config", config}});
  };
  CHECK(graded("ReLU")["ok"] == true);
  const Json unknown = graded("Mystery");
  for (const auto& check : unknown["checks"]) CHECK(check["ok"] == true);
  CHECK(unknown["ok"] == false);
}

TEST_CASE("a task is drawn again while its first model solves it, and refused where none is left") {
  const auto task = [](const char* filters, const char* solved_by) {
    return std::string(R"({"input": [6, 7, 3], "layers": [["Conv2D", {"name": "c", "filters": )") + filters +
           R"(, "kernel_size": 1}]], "solution": [["Conv2D", {"name": "c", "filters": )" + solved_by +
           R"(, "kernel_size": 1}]], "checks": [["exact_params"]]})";
  };
  const auto drawn = [](const std::string& text, int seed) {
    const auto value = cnn::design_of({"a_task", 1, text}, seed, {cnn::catalogue(), cnn::count_model});
    return value ? Json::parse(cnn::write_json(*value)) : Json(value.error().code);
  };
  for (int seed = 0; seed < 40; ++seed) {
    // Five filters of three weights and a bias are 20 parameters.
    Json one = drawn(task(R"({"from": 4, "to": 5})", "5"), seed);
    CHECK(one["checks"][0]["wanted"] == 20);
    CHECK(first_layer(one["config"])["filters"] == 4);
  }
  CHECK(drawn(task("5", "5"), 1) == "no_exercise");
  // Keras refuses the model that should solve it.
  CHECK(drawn(task("4", "0"), 1) == "no_exercise");
}
