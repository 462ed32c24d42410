// What a trace tells of the other values of a row, against sums, powers and shares worked out plainly here.
#include <cmath>

#include "tests/core/support/support.hpp"

using namespace support;

namespace {

/// A model's only layer on inputs 0, 1/8, 2/8 … with weights and biases between −1 and 3.5, times `scale`.
struct OneLayer {
  int id;
  std::vector<double> inputs;
  std::vector<double> kernel;
  std::vector<double> bias;

  OneLayer(const char* class_name, Json config, const Json& sizes, double scale = 1) {
    config["name"] = "x";
    const Json network =
        Json::parse(cnn::api::compile(sequential(sizes, Json::array({Json::array({class_name, config})})).dump(), 1));
    REQUIRE_MESSAGE(network.contains("id"), network.dump());
    id = network["id"];
    std::size_t count = 1;
    for (const auto& size : sizes) count *= size.get<std::size_t>();
    float* to = cnn::api::activations(id) + network["inputs"][0]["offset"].get<std::size_t>();
    for (std::size_t i = 0; i < count; ++i) inputs.push_back(to[i] = static_cast<float>(i) / 8);
    for (const auto& weight : network["weights"]) {
      std::size_t numbers = 1;
      for (const auto& size : weight["shape"]) numbers *= size.get<std::size_t>();
      auto& list = weight["name"] == "bias" ? bias : kernel;
      float* place = cnn::api::weights(id) + weight["offset"].get<std::size_t>();
      for (std::size_t i = 0; i < numbers; ++i) {
        list.push_back(place[i] = static_cast<float>(scale * (static_cast<double>(i * 3 % 7) * 0.75 - 1)));
      }
    }
    REQUIRE(cnn::api::run(id));
  }
  OneLayer(const OneLayer&) = delete;
  OneLayer& operator=(const OneLayer&) = delete;
  ~OneLayer() { cnn::api::free_network(id); }

  Json trace(int index) const { return Json::parse(cnn::api::trace(id, "x", index)); }

  /// What Dense makes of a row of inputs, before its activation.
  double dense(std::size_t row, std::size_t unit, std::size_t features) const {
    double sum = bias[unit];
    for (std::size_t i = 0; i < features; ++i) sum += inputs[row * features + i] * kernel[i * bias.size() + unit];
    return sum;
  }
};

enum class Made { kShare, kLogarithm };

/// Units `indices` of a traced row: their sums as given, the powers of e of these, and what the softmax makes of them.
void check_row(const Json& trace, const std::vector<int>& indices, const std::vector<double>& sums, Made made) {
  CAPTURE(trace["row"].dump());
  double shift = 0;
  for (const double sum : sums) shift = std::max(shift, sum);
  if (shift <= 7) shift = 0;
  double total = 0;
  for (const double sum : sums) total += std::exp(sum - shift);
  const Json& row = trace["row"];
  CHECK(row["function"] == (made == Made::kShare ? "softmax" : "log_softmax"));
  CHECK(row["shift"].get<double>() == doctest::Approx(shift));
  CHECK(row["power_sum"].get<double>() == doctest::Approx(total));
  REQUIRE(row["units"].size() == indices.size());
  for (std::size_t i = 0; i < indices.size(); ++i) {
    CAPTURE(i);
    const Json& unit = row["units"][i];
    const double share = std::exp(sums[i] - shift) / total;
    CHECK(unit["index"] == indices[i]);
    CHECK(unit["before"].get<double>() == doctest::Approx(sums[i]));
    CHECK(unit["power"].get<double>() == doctest::Approx(std::exp(sums[i] - shift)));
    CHECK(unit["output"].get<double>() == doctest::Approx(made == Made::kShare ? share : std::log(share)));
    if (unit["index"] == trace["index"]) {
      CHECK(unit["before"] == trace["before_activation"]);
      CHECK(unit["output"] == trace["output"]);
    }
  }
}

}  // namespace

TEST_CASE("the trace of a softmax unit has the sums of all units of its row, their powers of e and their shares") {
  for (const auto& [activation, made] : {std::pair{"softmax", Made::kShare}, {"log_softmax", Made::kLogarithm}}) {
    const OneLayer layer("Dense", {{"units", 3}, {"activation", activation}}, {2, 4});
    for (int index = 0; index < 6; ++index) {
      const int row = index / 3;
      std::vector<double> sums;
      for (std::size_t unit = 0; unit < 3; ++unit) sums.push_back(layer.dense(static_cast<std::size_t>(row), unit, 4));
      check_row(layer.trace(index), {row * 3, row * 3 + 1, row * 3 + 2}, sums, made);
    }
  }
}

TEST_CASE("large sums are shown less the largest of them, so that no power overflows and the shares are the same") {
  const OneLayer layer("Dense", {{"units", 3}, {"activation", "softmax"}}, {4}, 2000);
  check_row(layer.trace(1), {0, 1, 2}, {layer.dense(0, 0, 4), layer.dense(0, 1, 4), layer.dense(0, 2, 4)},
            Made::kShare);
}

TEST_CASE("layers that are a softmax themselves have a row of their inputs, along their own axis") {
  const OneLayer activation("Activation", {{"activation", "softmax"}}, {2, 3});
  check_row(activation.trace(4), {3, 4, 5}, {3 / 8.0, 4 / 8.0, 5 / 8.0}, Made::kShare);
  const OneLayer last("Softmax", Json::object(), {2, 3});
  check_row(last.trace(2), {0, 1, 2}, {0, 1 / 8.0, 2 / 8.0}, Made::kShare);
  const OneLayer first("Softmax", {{"axis", 1}}, {2, 3});
  check_row(first.trace(4), {1, 4}, {1 / 8.0, 4 / 8.0}, Made::kShare);
  const OneLayer both("Softmax", {{"axis", {1, 2}}}, {2, 1, 2});
  check_row(both.trace(1), {1, 3}, {1 / 8.0, 3 / 8.0}, Made::kShare);
}

TEST_CASE("a convolution's softmax is over the last axis: the filters, or in channels_first the columns") {
  const Json config = {{"filters", 2}, {"kernel_size", 1}, {"activation", "softmax"}, {"use_bias", false}};
  const OneLayer last("Conv2D", config, {1, 3, 1});
  check_row(last.trace(3), {2, 3}, {last.inputs[1] * last.kernel[0], last.inputs[1] * last.kernel[1]}, Made::kShare);
  Json turned = config;
  turned["data_format"] = "channels_first";
  const OneLayer first("Conv2D", turned, {1, 1, 3});
  const double weight = first.kernel[1];
  check_row(first.trace(4), {3, 4, 5}, {first.inputs[0] * weight, first.inputs[1] * weight, first.inputs[2] * weight},
            Made::kShare);
}

TEST_CASE("sparsemax has the bound that it takes off each value") {
  // Of 0, 1/8 … 5/8 all stay above (15/8 − 1) / 6 but the first two; of the others (14/8 − 1) / 4 is taken off.
  const OneLayer layer("Activation", {{"activation", "sparsemax"}}, {6});
  const Json row = layer.trace(3)["row"];
  CHECK(row["function"] == "sparsemax");
  CHECK(row["shift"].get<double>() == doctest::Approx(3 / 16.0));
  CHECK(row["power_sum"].is_null());
  for (int i = 0; i < 6; ++i) {
    CHECK(row["units"][i]["power"].is_null());
    CHECK(row["units"][i]["output"].get<double>() == doctest::Approx(std::max(0.0, i / 8.0 - 3 / 16.0)));
  }
}

TEST_CASE("an activation that reads one value alone has no row") {
  for (const char* activation : {"relu", "linear", "sigmoid"}) {
    CHECK(OneLayer("Dense", {{"units", 3}, {"activation", activation}}, {4}).trace(1)["row"].is_null());
  }
  CHECK(OneLayer("ReLU", Json::object(), {4}).trace(1)["row"].is_null());
}

TEST_CASE("sparsemax after a convolution works on the filters of each place, however the maps lie in memory") {
  for (const int columns : {3, 8, 40}) {
    for (const int filters : {2, 3, 9, 16}) {
      const Json config = {{"filters", filters}, {"kernel_size", 3}, {"activation", "sparsemax"}};
      const OneLayer layer("Conv2D", config, {3, columns + 2, 1}, 0.125);
      for (int place = 0; place < columns; ++place) {
        double sum = 0;
        const Json trace = layer.trace(place * filters);
        for (const auto& unit : trace["row"]["units"]) sum += unit["output"].get<double>();
        CHECK(sum == doctest::Approx(1));
      }
    }
  }
}
