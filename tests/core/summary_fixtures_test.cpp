// summary() of Keras 3 byte for byte: every model that Keras 3.16 printed with line_length=76.
#include <fstream>
#include <map>
#include <set>

#include "core/summary.hpp"
#include "support.hpp"

using namespace support;

namespace {

cnn::Shape shape_of(const Json& shape) {
  cnn::Shape sizes;
  for (const auto& size : shape) sizes.push_back(size.is_null() ? cnn::kUnknown : size.get<cnn::Count>());
  return sizes;
}

/// All tensors in the arguments of a call, in Keras's order: positions first, then keywords by name.
void collect_tensors(const Json& value, std::vector<Json>& tensors) {
  if (value.is_object() && value.value("class_name", "") == "__keras_tensor__") {
    tensors.push_back(value["config"]);
  } else if (value.is_object() || value.is_array()) {
    for (const auto& item : value) collect_tensors(item, tensors);
  }
}

std::vector<Json> tensors_of(const Json& node) {
  std::vector<Json> tensors;
  collect_tensors(node["args"], tensors);
  collect_tensors(node["kwargs"], tensors);
  return tensors;
}

/// A graph without branch, merge or shared layer.
bool is_sequential_like(const Json& layers) {
  std::map<std::string, int> uses;
  int sources = 0;
  for (const auto& layer : layers) {
    if (layer["inbound_nodes"].size() > 1) return false;
    if (layer["inbound_nodes"].empty()) ++sources;
    for (const auto& node : layer["inbound_nodes"]) {
      const auto tensors = tensors_of(node);
      if (tensors.size() != 1) return false;
      if (++uses[tensors[0]["keras_history"][0].get<std::string>()] > 1) return false;
    }
  }
  return sources == 1;
}

/// Shapes of operators (`x + y`), which the fixture's rows leave out: written where another layer reads them.
std::map<std::string, cnn::Shape> read_shapes(const Json& layers) {
  std::map<std::string, cnn::Shape> shapes;
  for (const auto& layer : layers) {
    for (const auto& node : layer["inbound_nodes"]) {
      for (const auto& tensor : tensors_of(node)) {
        shapes[tensor["keras_history"][0].get<std::string>()] = shape_of(tensor["shape"]);
      }
    }
  }
  return shapes;
}

/// Bytes of one value of a layer's variables: those of float16 policies take 2; `mixed_float16` keeps float32.
cnn::Count value_bytes(const Json& layer) {
  const auto& dtype = layer["config"].value("dtype", Json());
  return dtype.is_object() && dtype["config"]["name"] == "float16" ? 2 : 4;
}

void add_connections(cnn::SummaryRow& row, const Json& layer) {
  for (const auto& node : layer.value("inbound_nodes", Json::array())) {
    for (const auto& tensor : tensors_of(node)) {
      const auto& history = tensor["keras_history"];
      row.connected_to.push_back(history[0].get<std::string>() + "[" + history[1].dump() + "][" + history[2].dump() +
                                 "]");
    }
  }
}

void add_facts(cnn::SummaryModel& model, cnn::SummaryRow& row, const Json& keras, cnn::Count bytes) {
  row.output_shapes = {shape_of(keras["output_shape"])};
  row.params = keras["params"].get<cnn::Count>();
  row.has_weights = !keras["weights"].empty();
  const cnn::Count trainable = keras["trainable"];
  model.trainable.bytes += trainable * bytes;
  model.non_trainable.bytes += (*row.params - trainable) * bytes;
}

cnn::SummaryModel model_of(const Json& fixture) {
  const Json& config = fixture["config"]["config"];
  const bool graph = fixture["config"]["class_name"] == "Functional";
  cnn::SummaryModel model;
  model.name = config["name"];
  model.sequential_like = !graph || is_sequential_like(config["layers"]);
  model.trainable.params = fixture["trainable"];
  model.non_trainable.params = fixture["non_trainable"];
  const auto shapes = graph ? read_shapes(config["layers"]) : std::map<std::string, cnn::Shape>();
  std::map<std::string, Json> rows;
  for (const auto& row : fixture["rows"]) rows[row["name"].get<std::string>()] = row;
  for (const auto& layer : config["layers"]) {
    cnn::SummaryRow row;
    row.name = layer["config"]["name"];
    row.class_name = layer["class_name"];
    if (!graph && row.class_name == "InputLayer") continue;
    add_connections(row, layer);
    const auto keras = rows.find(row.name);
    if (keras != rows.end()) {
      add_facts(model, row, keras->second, value_bytes(layer));
    } else {
      row.output_shapes = {shapes.at(row.name)};
    }
    model.rows.push_back(row);
  }
  return model;
}

std::vector<Json> built_models(const std::string& name) {
  std::ifstream file(std::string(CNN_FIXTURES) + "/" + name);
  std::vector<Json> models;
  for (std::string line; std::getline(file, line);) {
    Json model = Json::parse(line);
    if (model.contains("config")) models.push_back(std::move(model));
  }
  return models;
}

void check_all(const std::string& name, std::size_t expected) {
  const auto models = built_models(name);
  CHECK(models.size() == expected);
  cnn::SummaryOptions options;
  options.width = 76;
  for (const auto& fixture : models) {
    const auto text = cnn::summary_text(model_of(fixture), options);
    REQUIRE(text);
    CHECK_MESSAGE(*text == fixture["summary"].get<std::string>(), fixture["id"].dump());
  }
}

}  // namespace

TEST_CASE("the summaries of 362 random models are Keras's") { check_all("keras-models.jsonl", 362); }

TEST_CASE("the summaries of 87 graphs, nested, shared and frozen models are Keras's") {
  check_all("keras-graphs.jsonl", 87);
}
