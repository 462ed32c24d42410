// Every wrong number of the published table about layers without a window: normalizations, recurrent layers,
// embeddings, dropout, and whole models.
#include "tests/core/support/misconception_cases.hpp"

using namespace support;

namespace {

const Json kImage = {20, 20, 3};
const Json kText = {10, 16};

Json total() { return {{"of", "total_params"}}; }

}  // namespace

TEST_CASE("rows B1 to B6: normalizations") {
  const Json plain = one_layer(kImage, "BatchNormalization", Json::object());
  Json trainable = params("x");
  trainable["of"] = "trainable_params";
  check({
      {"B1", plain, params("x"), 6},
      {"B1", one_layer({512}, "BatchNormalization", Json::object()), params("x"), 1024},
      {"B2", plain, trainable, 12},
      {"B3", plain, params("x"), 4800},
      {"B4", plain, params("x"), 80},
      {"B4", one_layer({64, 112, 112}, "BatchNormalization", {{"axis", 1}}), params("x"), 448},
      {"B5", one_layer(kImage, "BatchNormalization", {{"scale", false}}), params("x"), 12},
      {"B5", one_layer(kImage, "BatchNormalization", {{"center", false}}), params("x"), 12},
      {"B6", one_layer(kImage, "LayerNormalization", Json::object()), params("x"), 12},
  });
}

TEST_CASE("rows E1 and E2: embeddings") {
  const Json words = one_layer({10}, "Embedding", {{"input_dim", 1000}, {"output_dim", 16}});
  const Json diagnosis = diagnose(words, params("x"), 16016);
  CHECK(diagnosis["causes"].size() >= 2);  // the bias and the extra row coincide: both are named
  check({{"E1", words, params("x"), 16016}, {"E2", words, params("x"), 160000}});
}

TEST_CASE("rows R1 to R6: recurrent layers and wrappers") {
  const Json lstm = one_layer(kText, "LSTM", {{"units", 32}});
  const Json inner = {{"class_name", "LSTM"}, {"config", {{"units", 32}}}};
  const Json dense = {{"class_name", "Dense"}, {"config", {{"units", 4}}}};
  check({
      {"R1", lstm, params("x"), 1568},
      {"R1", lstm, params("x"), 4704},
      {"R2", lstm, params("x"), 2176},
      {"R3", lstm, params("x"), 62720},
      {"R4", one_layer(kText, "GRU", {{"units", 32}}), params("x"), 4704},
      {"R5", one_layer(kText, "Bidirectional", {{"layer", inner}}), params("x"), 6272},
      {"R6", one_layer(kText, "TimeDistributed", {{"layer", dense}}), params("x"), 680},
  });
}

TEST_CASE("row C26: the weights of one filter with the biases of all") {
  check({
      {"C26", lesson("zero-padding"), params("conv2d"), "3*3*3+2"},
      {"C26", lesson("zero-padding"), params("conv2d"), 29},
      {"C26", lesson("no-padding"), params("conv2d_1"), 21},
      {"C26", one_layer({32, 32, 3}, "Conv2D", {{"filters", 16}, {"kernel_size", 5}}), params("x"), 75 + 16},
  });
}

TEST_CASE("row D22: the weights of one unit with the biases of all come before a slip of the pen") {
  // 300 + 2 for 300 * 2 + 2.
  const Json diagnosis = diagnose(lesson("max-pooling"), params("dense"), 302);
  CHECK(diagnosis["causes"][0]["id"] == "dense_kernel_of_one_unit");
  CHECK(diagnosis["settled"] == "one");
  CHECK(diagnosis["slip"] == nullptr);
  check({
      {"D22", lesson("max-pooling"), params("dense"), "300+2"},
      {"D22", lesson("zero-padding"), params("dense"), 1202},
      {"D22", lesson("no-padding"), params("dense"), 770},
      {"D22", one_layer({784}, "Dense", {{"units", 128}}), params("x"), 784 + 128},
  });
}

TEST_CASE("rows D20, D21, Z2 and Z5: Dense on sequences, batches, dropout and PReLU") {
  const Json dropped =
      stacked({10}, {{"Dropout", {{"name", "dropout"}, {"rate", 0.5}}}, {"Dense", {{"name", "dense"}, {"units", 4}}}});
  Json batch = one_layer({10}, "Dense", {{"units", 4}});
  check({
      {"D20", one_layer({5, 10}, "Dense", {{"units", 100}}), params("x"), 5100},
      {"D20", one_layer({5, 10}, "Dense", {{"units", 100}}), shape("x"), "(None, 100)"},
      {"D21", batch, params("x"), 10 * 32 * 4 + 4},
      {"Z2", dropped, params("dense"), 22},
      {"Z2", dropped, params("dense"), 5 * 4 + 4},
      {"Z2", dropped, total(), 22},
      {"Z5", one_layer(kImage, "PReLU", Json::object()), params("x"), 0},
  });
  batch["config"]["layers"][0]["config"]["batch_shape"][0] = 6;
  check({{"D21", batch, params("x"), 10 * 6 * 4 + 4}});
}

TEST_CASE("rows G3 and G5 to G10: freezing, optimizers, sharing, sizes and multiplications") {
  Json frozen = lesson("zero-padding");
  frozen["config"]["layers"][1]["config"]["trainable"] = false;
  const auto tensor = [](const char* layer) {
    return Json{{"class_name", "__keras_tensor__"}, {"config", {{"keras_history", {layer, 0, 0}}}}};
  };
  const auto node = [&](const char* layer) {
    return Json{{"args", Json::array({tensor(layer)})}, {"kwargs", Json::object()}};
  };
  Json shared = sequential({32}, Json::array());
  shared["class_name"] = "Functional";
  Json second = shared["config"]["layers"][0];
  second["config"]["name"] = "second";
  shared["config"]["layers"].push_back(second);
  shared["config"]["layers"].push_back({{"class_name", "Dense"},
                                        {"config", {{"name", "shared"}, {"units", 64}}},
                                        {"inbound_nodes", {node("input_layer"), node("second")}}});
  shared["config"]["input_layers"] = {{"input_layer", 0, 0}, {"second", 0, 0}};
  shared["config"]["output_layers"] = {{"shared", 0, 0}, {"shared", 1, 0}};
  check({
      {"G3", frozen, total(), 2459},
      {"G5", lesson("zero-padding"), total(), 7547},
      {"G5", lesson("zero-padding"), total(), 5032},
      {"G6", shared, total(), 4224},
      {"G7", lesson("no-padding"), params("conv2d"), 21602},
      {"G8", lesson("zero-padding"), {{"of", "size"}}, "10.06 KB"},
      {"G8", lesson("zero-padding"), {{"of", "size"}}, "2.46 KB"},
      {"G10", lesson("zero-padding"), params("conv2d"), 21600},
  });
}

TEST_CASE("a model's size is read in every unit and spelling") {
  const Json size = {{"of", "size"}};
  CHECK(answer(lesson("zero-padding"), size) == "9.82 KB");
  for (const char* right :
       {"9.82 KB", "9.82kB", "9.8 KB", "9.82", "10060", "10,060 bytes", "10060 B", "9.82 KiB", "9.824 KB"}) {
    CAPTURE(right);
    CHECK(diagnose(lesson("zero-padding"), size, right)["correct"] == true);
  }
  for (const char* wrong : {"9.83 KB", "9.82 MB", "10060 KB", "9.82 B", "0", "nine", ""}) {
    CAPTURE(wrong);
    CHECK(diagnose(lesson("zero-padding"), size, wrong)["correct"] == false);
  }
  CHECK(diagnose(lesson("zero-padding"), size, "nine")["understood"]["kind"] == "unreadable");
  CHECK(answer(lesson("zero-padding"), size, Json::array({"size_thousands"})) == "10.06 KB");
}

TEST_CASE("each belief's own answer brings it back, on models of all these layers") {
  const Json beliefs = Json::parse(cnn::api::beliefs());
  const Json inner = {{"class_name", "GRU"}, {"config", {{"units", 3}, {"return_sequences", true}}}};
  const Json dense = {{"class_name", "Dense"}, {"config", {{"units", 4}}}};
  const std::vector<Json> models = {
      stacked({9, 8, 5}, {{"BatchNormalization", {{"scale", false}}},
                          {"PReLU", {{"shared_axes", {1}}}},
                          {"LayerNormalization", Json::object()},
                          {"Dropout", {{"rate", 0.25}}},
                          {"Dense", {{"units", 6}}}}),
      stacked({7}, {{"Embedding", {{"input_dim", 30}, {"output_dim", 6}}},
                    {"Bidirectional", {{"layer", inner}}},
                    {"TimeDistributed", {{"layer", dense}}},
                    {"LSTM", {{"units", 5}}}}),
  };
  int asked = 0;
  for (const Json& config : models) {
    const Json analysis = analyse(config);
    REQUIRE(analysis.contains("layers"));
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
  CHECK(asked > 25);
}
