// Model files as they are found in public: of every kind one at least, with the numbers of Keras or of the file itself.
#include <map>

#include "tests/core/support/keras_fixtures.hpp"

using namespace support;

namespace {

/// What the engine says of a case, whose config may be a text.
Json read_case(const std::string& id) {
  for (const Json& one : read_fixtures("read-cases.jsonl")) {
    if (one["id"] != id) continue;
    const Json& config = one["config"];
    return Json::parse(cnn::api::analyse(config.is_string() ? config.get<std::string>() : config.dump()));
  }
  return nullptr;
}

/// The parameters of each row that has any, the total, and the shape of the last row.
void check_counts(const std::string& id, const std::map<std::string, int>& params, int total, const Json& output) {
  CAPTURE(id);
  const Json analysis = read_case(id);
  CAPTURE(analysis.dump());
  REQUIRE(analysis.contains("layers"));
  CHECK(analysis["total_params"] == total);
  CHECK(analysis["complete"] == true);
  std::map<std::string, int> counted;
  for (const Json& row : analysis["layers"]) {
    if (row["params"] != 0) counted[row["name"]] = row["params"];
  }
  if (!params.empty()) CHECK(counted == params);
  if (!output.is_null()) CHECK(analysis["layers"].back()["output_shape"] == output);
}

const Json kFour = Json::array({nullptr, 4});

}  // namespace

TEST_CASE("a model used as a layer is found by the number that each Keras gives to its calls") {
  check_counts("read-01", {{"encoder", 10}, {"decoder", 12}}, 22, kFour);
  check_counts("read-02", {}, 22, kFour);
  check_counts("read-04", {}, 25, nullptr);
  check_counts("read-05", {{"d", 15}, {"head", 8}}, 23, nullptr);
}

TEST_CASE("a summary of TF 2.0 to 2.6 has the input's shape in brackets, in lines without a space in front") {
  for (const Json& one : read_fixtures("read-cases.jsonl")) {
    if (one["id"] != "era-01") continue;
    const std::string text = summary(one["config"], {{"style", "tf2.0"}});
    CHECK(text.find("\ninput_1 (InputLayer)         [(None, 784)]             0         \n") != std::string::npos);
    CHECK(text.find("\nTotal params: 7,850\n") != std::string::npos);
  }
}

TEST_CASE("files of neighbouring formats are read: tfjs, JSON in JSON, get_config()") {
  check_counts("read-07", {{"c", 20}, {"d", 38}}, 58, nullptr);
  check_counts("read-08", {{"c", 20}, {"d", 38}}, 58, nullptr);
  check_counts("read-10", {{"c", 20}, {"d", 38}}, 58, nullptr);
  check_counts("read-11", {{"c", 20}, {"d", 38}}, 58, nullptr);
}

TEST_CASE("files of Keras 1 are counted as what they say") {
  check_counts("read-13", {{"dense_1", 16}}, 16, kFour);
  check_counts("read-14", {{"bn", 12}}, 12, Json::parse("[null, 3, 5, 5]"));
  CHECK(read_case("read-14")["layers"][0]["output_shape"] == Json::parse("[null, 3, 5, 5]"));
}

TEST_CASE("what follows a layer of unknown code is known where the file says what it reads") {
  const Json analysis = read_case("read-16");
  CAPTURE(analysis.dump());
  REQUIRE(analysis.contains("layers"));
  CHECK(analysis["layers"][1]["params"].is_null());
  CHECK(analysis["layers"][1]["output_shape"] == Json::parse("[null, 5]"));
  CHECK(analysis["layers"][2]["params"] == 12);
  CHECK(analysis["total_params"] == 12);
}

TEST_CASE("layers of Keras that were unknown or refused are counted as Keras counts them") {
  check_counts("read-17", {{"separable_conv2d_2", 51}}, 51, Json::parse("[null, 6, 2, 2]"));
  check_counts("read-19", {}, 532, nullptr);
  check_counts("read-20", {}, 816, nullptr);
  check_counts("read-22", {{"c", 57}}, 57, nullptr);
  CHECK(read_case("read-22")["layers"][1]["output_shape"] == Json::parse("[null, 8, 8, 2]"));
}
