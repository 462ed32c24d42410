// summary() of Keras 3 byte for byte: every model that Keras 3.16 printed with line_length=76.
#include <fstream>
#include <map>
#include <sstream>

#include "core/keras/summary/summary_text.hpp"
#include "tests/core/support/support.hpp"

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

/// Whether the engine knows every layer of a model: no shape and no count is missing.
bool is_known(const Json& config) {
  const Json analysis = analyse(config);
  if (analysis.value("complete", false) == false) return false;
  for (const auto& row : analysis["layers"]) {
    if (row["output_shape"].is_null()) return false;
  }
  return true;
}

/// The text that crosses the engine's door, for the models whose layers it knows.
void check_door(const std::string& name, int least) {
  int checked = 0;
  for (const auto& fixture : built_models(name)) {
    if (!is_known(fixture["config"])) continue;
    CHECK_MESSAGE(summary(fixture["config"], {{"width", 76}}) == fixture["summary"], fixture["id"].dump());
    ++checked;
  }
  MESSAGE("summaries checked in " << name << ": " << checked);
  CHECK(checked >= least);
}

/// A text without the spaces around it; `indent`: those before it beyond the first stay.
std::string trimmed(const std::string& cell, bool indent) {
  const std::size_t begin = indent ? 1 : cell.find_first_not_of(' ');
  const std::size_t end = cell.find_last_not_of(' ');
  return end == std::string::npos ? "" : cell.substr(begin, end + 1 - begin);
}

/// The cells of a table's rows as `|name|shape|count|`, one line of text each.
std::string cells_of(const std::string& text) {
  const std::string border = "│";
  std::string cells;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind(border, 0) != 0) continue;
    std::size_t start = border.size();
    cells += "|";
    for (std::size_t end = 0; (end = line.find(border, start)) != std::string::npos; start = end + border.size()) {
      cells += trimmed(line.substr(start, end - start), start == border.size()) + "|";
    }
    cells += "\n";
  }
  return cells;
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

TEST_CASE("from configs alone the engine prints Keras's summaries of models it knows") {
  check_door("keras-models.jsonl", 29);
  check_door("keras-graphs.jsonl", 11);
}

TEST_CASE("a model within is one row, or opened with an indent for each level") {
  for (const auto& fixture : built_models("keras-graphs.jsonl")) {
    if (fixture["id"] != "special-5-nested-0") continue;
    const std::string text =
        summary(fixture["config"], {{"width", 76}, {"expand_nested", true}, {"show_trainable", true}});
    // Counts and shapes of the fixture; indent and order of print_layer in Keras's source. The whole block is frozen,
    // and so are the layers in it.
    const char* rows[] = {
        "features (Sequential)|(None, 5, 4, 7)|196|N|",
        "   └ conv2d (Conv2D)|(None, 10, 8, 7)|196|N|",
        "   └ max_pooling2d|(None, 5, 4, 7)|0|-|",
        "flatten (Flatten)|(None, 140)|0|-|",
        "dense (Dense)|(None, 2)|282|Y|",
    };
    std::size_t place = 0;
    for (const char* row : rows) {
      const std::size_t found = cells_of(text).find(std::string("|") + row, place);
      CHECK_MESSAGE(found != std::string::npos, std::string(row));
      place = found == std::string::npos ? place : found;
    }
    return;
  }
  FAIL("the fixture is gone");
}

TEST_CASE("a model within has its own shapes, not those of the call around it") {
  const auto input = [](const char* name, const Json& shape) -> Json {
    return {{"class_name", "InputLayer"}, {"config", {{"name", name}, {"batch_shape", shape}}}};
  };
  const Json conv = {{"class_name", "Conv2D"},
                     {"config", {{"name", "conv2d"}, {"filters", 2}, {"kernel_size", 3}, {"padding", "same"}}}};
  const auto sequential_of = [](const Json& layers) -> Json {
    return {{"class_name", "Sequential"}, {"config", {{"name", "block"}, {"layers", layers}}}};
  };
  const Json open = {nullptr, nullptr, nullptr, 3};
  const Json closed = {nullptr, 20, 20, 3};
  const Json options = {{"expand_nested", true}};
  const auto text = [&](const Json& block) -> std::string {
    return summary(sequential_of(Json::array({input("input", closed), block})), options);
  };
  const std::string own = text(sequential_of(Json::array({input("inner", open), conv})));
  CHECK(own.find("(None, None, None, 2)") != std::string::npos);
  CHECK(own.find("(None, 20, 20, 2)") != std::string::npos);
  const std::string given = text(sequential_of(Json::array({conv})));
  CHECK(given.find("None, None") == std::string::npos);
}
