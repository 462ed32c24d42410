// SimpleRNN, LSTM, GRU and Bidirectional run: what Keras made of models that it saved; and what is refused by name.
#include "tests/core/support/keras_fixtures.hpp"
#include "tests/core/support/plain_passes.hpp"

using namespace plain;

namespace {

void write(std::span<float> target, const Json& values, std::size_t first = 0) {
  REQUIRE(values.size() >= first + target.size());
  for (std::size_t i = 0; i < target.size(); ++i) target[i] = values[first + i];
}

/// The largest difference of a tensor from one sample of Keras's.
double apart(std::span<const float> found, const Json& expected, std::size_t sample) {
  double most = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    most = std::max(most, std::fabs(found[i] - expected["values"][sample * found.size() + i].get<double>()));
  }
  return most;
}

void check_samples(const Json& model, cnn::Keep keep) {
  const auto network = compile(model["config"], keep);
  REQUIRE(network->weight_places().size() == model["weights"].size());
  for (std::size_t i = 0; i < model["weights"].size(); ++i) {
    const cnn::WeightPlace& place = network->weight_places()[i];
    CHECK(Json(place.shape) == model["weights"][i]["shape"]);
    write(network->weights().subspan(place.offset, place.size), model["weights"][i]["values"]);
  }
  const std::size_t samples = model["inputs"][0]["shape"][0];
  for (std::size_t sample = 0; sample < samples; ++sample) {
    const auto input = tensor(*network, network->inputs()[0]);
    write(input, model["inputs"][0]["values"], sample * input.size());
    network->run();
    CHECK(apart(tensor(*network, network->outputs()[0]), model["outputs"][0], sample) < 1e-5);
    if (keep == cnn::Keep::kOutputs) continue;
    network->show();
    for (std::size_t call = 0; call < network->call_outputs().size(); ++call) {
      const std::string& name = network->model().layer_of(call).name;
      if (!model["layer_outputs"].contains(name)) continue;
      CAPTURE(name);
      CHECK(apart(tensor(*network, network->call_outputs()[call]), model["layer_outputs"][name], sample) < 1e-5);
    }
  }
}

std::string refused(const Json& layers, const Json& shape = {6, 3}) {
  auto model = counted(sequential(shape, layers));
  REQUIRE(model);
  const auto network = cnn::Network::compile(std::move(*model), 1);
  return network ? "" : network.error().code + " " + network.error().layer + " " + network.error().argument;
}

Json one(const char* class_name, Json config) {
  config["name"] = "x";
  return Json::array({Json::array({class_name, config})});
}

Json wrapped(Json config = Json::object()) {
  config["units"] = 2;
  return {{"class_name", "LSTM"}, {"config", config}};
}

}  // namespace

TEST_CASE("models that Keras saved give Keras's outputs, layer by layer") {
  for (const Json& model : read_fixtures("recurrent.jsonl")) {
    CAPTURE(model["id"].get<std::string>());
    check_samples(model, cnn::Keep::kAll);
    check_samples(model, cnn::Keep::kOutputs);
  }
}

TEST_CASE("states, two outputs and activations without a kernel are refused by name") {
  CHECK(refused(one("LSTM", {{"units", 2}})).empty());
  CHECK(refused(one("LSTM", {{"units", 2}, {"return_state", true}})) == "not_run x ");
  CHECK(refused(one("GRU", {{"units", 2}, {"activation", "glu"}})) == "not_run x activation");
  CHECK(refused(one("GRU", {{"units", 2}, {"recurrent_activation", "glu"}})) == "not_run x recurrent_activation");
  CHECK(refused(one("Bidirectional", {{"layer", wrapped()}})).empty());
  CHECK(refused(one("Bidirectional", {{"layer", wrapped()}, {"merge_mode", nullptr}})) == "not_run x ");
  CHECK(refused(one("Bidirectional", {{"layer", wrapped({{"return_state", true}})}})) == "not_run x ");
  CHECK(refused(one("Bidirectional", {{"layer", wrapped({{"recurrent_activation", "glu"}})}})) == "not_run x ");
}

TEST_CASE("where a mask would reach a layer that heeds it, nothing is run") {
  const auto behind = [](bool mask_zero, const Json& more) {
    Json layers = Json::array(
        {Json::array({"Embedding", {{"name", "e"}, {"input_dim", 9}, {"output_dim", 3}, {"mask_zero", mask_zero}}})});
    for (const Json& layer : more) layers.push_back(layer);
    return refused(layers, {6});
  };
  const Json lstm = one("LSTM", {{"units", 2}});
  const Json both = one("Bidirectional", {{"layer", wrapped()}});
  const Json mean = one("GlobalAveragePooling1D", Json::object());
  for (const Json& layers : {lstm, both, mean}) {
    CHECK(behind(false, layers).empty());
    CHECK(behind(true, layers) == "not_run x mask");
    // Dense hands a mask on; a window ends it.
    Json dense = Json::array({Json::array({"Dense", {{"name", "d"}, {"units", 2}}})});
    Json conv = Json::array({Json::array({"Conv1D", {{"name", "c"}, {"filters", 2}, {"kernel_size", 2}}})});
    dense.push_back(layers[0]);
    conv.push_back(layers[0]);
    CHECK(behind(true, dense) == "not_run x mask");
    CHECK(behind(true, conv).empty());
  }
  Json masked = Json::array({Json::array({"Masking", {{"name", "m"}}})});
  masked.push_back(lstm[0]);
  CHECK(refused(masked) == "not_run x mask");
}

TEST_CASE("a recurrent value has no list of products, and the trace says so") {
  for (const Json& layers : {one("GRU", {{"units", 3}}), one("Bidirectional", {{"layer", wrapped()}})}) {
    const auto network = compile(sequential({6, 3}, layers));
    fill_all(*network, 7);
    network->run();
    const auto trace = network->trace("x", 1);
    REQUIRE(trace);
    CHECK((*trace)["kind"] == cnn::Value("untraced"));
    CHECK((*trace)["sum"].is_null());
    network->show();
    CHECK((*trace)["output"] == cnn::Value(static_cast<double>(tensor(*network, network->outputs()[0])[1])));
  }
}
