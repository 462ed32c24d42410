// summary() in five eras: texts printed by each era's own print_summary, and what is known of the lessons' transcripts.
#include <fstream>

#include "core/keras/print_summary.hpp"
#include "core/keras/summary/summary_text.hpp"
#include "tests/core/support/graphs.hpp"
#include "tests/core/support/support.hpp"

using namespace support;

namespace {

std::vector<Json> read_lines(const std::string& name) {
  std::ifstream file(std::string(CNN_FIXTURES) + "/" + name);
  std::vector<Json> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(Json::parse(line));
  return lines;
}

cnn::Shape shape_of(const Json& shape) {
  cnn::Shape sizes;
  for (const auto& size : shape) sizes.push_back(size.is_null() ? cnn::kUnknown : size.get<cnn::Count>());
  return sizes;
}

void add_rows(std::vector<cnn::SummaryRow>& rows, const Json& layer, int depth) {
  cnn::SummaryRow row;
  row.name = layer["name"];
  row.class_name = layer["cls"];
  for (const auto& shape : layer["shapes"]) row.output_shapes.push_back(shape_of(shape));
  row.shapes_differ = layer["differ"];
  row.built = layer["built"];
  row.params = layer["params"].get<cnn::Count>();
  row.trainable = layer["trainable"];
  row.has_weights = layer["has_weights"];
  row.depth = depth;
  for (const auto& from : layer["conns"]) {
    row.connected_to.push_back(from[0].get<std::string>() + "[" + from[1].dump() + "][" + from[2].dump() + "]");
  }
  rows.push_back(row);
  for (const auto& inner : layer["layers"]) add_rows(rows, inner, depth + 1);
}

cnn::SummaryTotal total_of(const Json& total) { return {total[0].get<cnn::Count>(), total[1].get<cnn::Count>()}; }

cnn::SummaryModel model_of(const Json& json) {
  cnn::SummaryModel model;
  model.name = json["name"];
  model.sequential_like = json["sequential_like"];
  model.trainable = total_of(json["trainable"]);
  model.non_trainable = total_of(json["non_trainable"]);
  if (!json["optimizer"].is_null()) model.optimizer = total_of(json["optimizer"]);
  for (const auto& layer : json["layers"]) add_rows(model.rows, layer, 0);
  return model;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t start = 0;
  for (std::size_t end = 0; (end = text.find('\n', start)) != std::string::npos; start = end + 1) {
    lines.push_back(text.substr(start, end - start));
  }
  return lines;
}

std::string repeat(const std::string& text, int times) {
  std::string all;
  for (; times > 0; --times) all += text;
  return all;
}

bool has_line(const std::string& text, const std::string& line) {
  return text.find("\n" + line + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("160 models are printed as each era's own print_summary prints them") {
  const auto cases = read_lines("summaries.jsonl");
  CHECK(cases.size() == 160);
  for (const auto& one : cases) {
    const Json& json = one["options"];
    cnn::SummaryOptions options;
    options.style = *cnn::summary_style(json["style"].get<std::string>());
    options.width = json["width"];
    options.show_trainable = json["show_trainable"];
    options.expand_nested = json["expand_nested"];
    const auto text = cnn::summary_text(model_of(one["model"]), options);
    REQUIRE(text);
    CHECK_MESSAGE(*text == one["text"].get<std::string>(), json.dump());
  }
}

TEST_CASE("the lessons' models are printed as in every era, at 88, 76 and 56 columns, before and after fit") {
  const auto cases = read_lines("summaries-lessons.jsonl");
  CHECK(cases.size() == 57);
  for (const auto& one : cases) {
    CHECK_MESSAGE(summary(lesson(one["lesson"]), one["options"]) == one["text"], one["options"].dump());
  }
}

TEST_CASE("Keras 3 gives the columns 38, 29, 17 of 88, 33, 24, 15 of 76 and 24, 17, 11 of 56") {
  const std::array<int, 4> kWidths[] = {{88, 38, 29, 17}, {76, 33, 24, 15}, {56, 24, 17, 11}};
  for (const auto& [width, name, shape, params] : kWidths) {
    const std::string text = summary(lesson("zero-padding"), {{"width", width}});
    const auto lines = lines_of(text);
    CHECK(lines[0] == "Model: \"sequential\"");
    CHECK(lines[1] == "┏" + repeat("━", name) + "┳" + repeat("━", shape) + "┳" + repeat("━", params) + "┓");
  }
  const auto lines = lines_of(summary(lesson("zero-padding"), {{"width", 76}}));
  CHECK(lines[2] == "┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃");
  CHECK(lines[4] == "│ conv2d (Conv2D)                 │ (None, 20, 20, 2)      │            56 │");
}

TEST_CASE("totals of the lessons' models before and after fit") {
  const std::string before = summary(lesson("zero-padding"));
  CHECK(has_line(before, " Total params: 2,515 (9.82 KB)"));
  CHECK(has_line(before, " Non-trainable params: 0 (0.00 B)"));
  CHECK(before.find("Optimizer") == std::string::npos);
  const std::string after = summary(lesson("zero-padding"), {{"optimizer", "adam"}});
  CHECK(has_line(after, " Total params: 7,547 (29.48 KB)"));
  CHECK(has_line(after, " Trainable params: 2,515 (9.82 KB)"));
  CHECK(after.find("\n Optimizer params: 5,032 (") != std::string::npos);
  const std::string plain = summary(lesson("zero-padding"), {{"optimizer", "sgd"}});
  CHECK(plain.find("\n Total params: 2,517 (") != std::string::npos);
  CHECK(has_line(plain, " Optimizer params: 2 (12.00 B)"));
  CHECK(has_line(summary(lesson("no-padding")), " Total params: 1,651 (6.45 KB)"));
  CHECK(has_line(summary(lesson("max-pooling")), " Total params: 715 (2.79 KB)"));
}

TEST_CASE("the transcript of 2018 cuts the third lesson's pooling layer, later eras wrap it") {
  const auto text = [](const char* style, bool era_names) -> std::string {
    return summary(lesson("max-pooling"), {{"style", style}, {"era_names", era_names}});
  };
  const std::string cut = text("keras2", true);
  CHECK(has_line(cut, "max_pooling2d_1 (MaxPooling2 (None, 10, 10, 3)         0         "));
  CHECK(has_line(cut, "conv2d_2 (Conv2D)            (None, 20, 20, 3)         57        "));
  CHECK(has_line(cut, "Total params: 715"));
  CHECK(cut.substr(0, 66) == repeat("_", 65) + "\n");
  CHECK(lines_of(text("keras2.3", true))[0] == "Model: \"sequential_1\"");
  const std::string padded = summary(lesson("zero-padding"), {{"style", "tf2.13"}});
  CHECK(has_line(padded, "Total params: 2515 (9.82 KB)"));
  CHECK(has_line(padded, "Non-trainable params: 0 (0.00 Byte)"));
  // The wrapping of max_pooling2d_1, by the name that a second model of a session gets.
  Json second = lesson("max-pooling");
  second["config"]["layers"][3]["config"]["name"] = "max_pooling2d_1";
  const std::string tf27 = summary(second, {{"style", "tf2.7"}});
  CHECK(tf27.find("\n max_pooling2d_1 (MaxPooling  (None,") != std::string::npos);
  CHECK(tf27.find("\n 2D)  ") != std::string::npos);
  const std::string tf213 = summary(second, {{"style", "tf2.13"}});
  CHECK(tf213.find("\n max_pooling2d_1 (MaxPoolin  (None,") != std::string::npos);
  CHECK(tf213.find("\n g2D)  ") != std::string::npos);
}

TEST_CASE("TF 2.0 to 2.6 print an input's shape in brackets, in the layout of standalone Keras") {
  // As TensorFlow's guide to the functional API printed it.
  const char* kPrinted =
      "Model: \"mnist_model\"\n"
      "_________________________________________________________________\n"
      "Layer (type)                 Output Shape              Param #   \n"
      "=================================================================\n"
      "input_1 (InputLayer)         [(None, 784)]             0         \n"
      "_________________________________________________________________\n"
      "dense (Dense)                (None, 64)                50240     \n"
      "_________________________________________________________________\n"
      "dense_1 (Dense)              (None, 10)                650       \n"
      "=================================================================\n"
      "Total params: 50,890\n"
      "Trainable params: 50,890\n"
      "Non-trainable params: 0\n"
      "_________________________________________________________________\n";
  Json model = graph(Json::array({input("input_layer", {784}),
                                  call("Dense", "dense", {{"units", 64}}, Json::array({tensor("input_layer")})),
                                  call("Dense", "dense_1", {{"units", 10}}, Json::array({tensor("dense")}))}),
                     {{"input_layer", 0, 0}}, {{"dense_1", 0, 0}});
  model["config"]["name"] = "mnist_model";
  CHECK(summary(model, {{"style", "tf2.0"}, {"era_names", true}}) == kPrinted);
  const Json branched = graph(
      Json::array({input("img", {32, 32, 3}),
                   call("Conv2D", "conv2d_8", {{"filters", 32}, {"kernel_size", 3}}, Json::array({tensor("img")})),
                   call("Conv2D", "b", {{"filters", 32}, {"kernel_size", 3}}, Json::array({tensor("img")}))}),
      {{"img", 0, 0}}, Json::array({Json::array({"conv2d_8", 0, 0}), Json::array({"b", 0, 0})}));
  const std::string text = summary(branched, {{"style", "tf2.0"}});
  CHECK(has_line(text, "img (InputLayer)                [(None, 32, 32, 3)]  0" + repeat(" ", 44)));
  CHECK(has_line(text, "conv2d_8 (Conv2D)               (None, 30, 30, 32)   896         img[0][0]" + repeat(" ", 24)));
}

TEST_CASE("automatic names are those of the era, given names stay") {
  using cnn::era_name;
  using cnn::SummaryStyle;
  CHECK(era_name("conv2d", "Conv2D", SummaryStyle::kKeras3) == "conv2d");
  CHECK(era_name("conv2d", "Conv2D", SummaryStyle::kTf27) == "conv2d");
  CHECK(era_name("conv2d_4", "Conv2D", SummaryStyle::kKeras2) == "conv2d_5");
  CHECK(era_name("conv2d_x", "Conv2D", SummaryStyle::kKeras2) == "conv2d_x");
  CHECK(era_name("conv2d_", "Conv2D", SummaryStyle::kKeras2) == "conv2d_");
  CHECK(era_name("first", "Conv2D", SummaryStyle::kKeras2) == "first");
  // Eight digits are a number; more are taken for a name that was given.
  CHECK(era_name("dense_12345678", "Dense", SummaryStyle::kKeras2) == "dense_12345679");
  CHECK(era_name("dense_99999999", "Dense", SummaryStyle::kKeras23) == "dense_100000000");
  CHECK(era_name("dense_123456789", "Dense", SummaryStyle::kKeras2) == "dense_123456789");
  CHECK(era_name("input_layer", "InputLayer", SummaryStyle::kTf213) == "input_1");
  CHECK(era_name("input_layer_1", "InputLayer", SummaryStyle::kKeras23) == "input_2");
  CHECK(era_name("functional", "Functional", SummaryStyle::kTf27) == "model");
  CHECK(era_name("functional_2", "Functional", SummaryStyle::kKeras23) == "model_3");
  // Keras 3's names of classes, from its fixtures.
  const std::pair<const char*, const char*> kNames[] = {
      {"re_lu", "ReLU"},
      {"p_re_lu", "PReLU"},
      {"lstm", "LSTM"},
      {"conv_lstm2d", "ConvLSTM2D"},
      {"conv2d_transpose", "Conv2DTranspose"},
      {"global_average_pooling2d", "GlobalAveragePooling2D"},
      {"batch_normalization", "BatchNormalization"},
      {"zero_padding2d", "ZeroPadding2D"},
  };
  for (const auto& one : kNames) {
    CHECK(era_name(one.first, one.second, SummaryStyle::kKeras2) == std::string(one.first) + "_1");
  }
}

TEST_CASE("a Sequential without an input shape is unbuilt in Keras 3 and refused before") {
  Json model = {
      {"class_name", "Sequential"},
      {"config",
       {{"name", "sequential"},
        {"layers", Json::array({{{"class_name", "Dense"}, {"config", {{"name", "dense"}, {"units", 2}}}}})}}}};
  const std::string text = summary(model, {{"width", 76}});
  // As printed in Keras's own discussion of unbuilt models.
  CHECK(has_line(text, "│ dense (Dense)                   │ ?                      │   0 (unbuilt) │"));
  CHECK(has_line(text, " Total params: 0 (0.00 B)"));
  CHECK(summary(model, {{"style", "tf2.13"}})["error"]["code"] == "missing_input_shape");
  CHECK(analyse(model)["error"]["code"] == "missing_input_shape");
}

TEST_CASE("what an unknown layer holds is never shown as a number") {
  Json model = lesson("zero-padding");
  model["config"]["layers"][2]["class_name"] = "MyConvolution";
  model["config"]["layers"][2]["config"] = {{"name", "mine"}};
  const std::string text = summary(model, {{"width", 76}, {"optimizer", "sgd"}});
  CHECK(has_line(text, "│ mine (MyConvolution)            │ ?                      │             ? │"));
  CHECK(has_line(text, " Total params: ≥ 58 (≥ 236.00 B)"));
  CHECK(has_line(text, " Optimizer params: ≥ 2 (≥ 12.00 B)"));
}

TEST_CASE("options that no summary has are refused, naming the option") {
  const std::pair<Json, const char*> kCases[] = {
      {{{"style", "keras4"}}, "style"},
      {{{"style", 3}}, "style"},
      {{{"width", 0}}, "width"},
      {{{"width", 1001}}, "width"},
      {{{"width", 20.5}}, "width"},
      {{{"width", "wide"}}, "width"},
      {{{"width", 12}}, "width"},
      {{{"width", 6}, {"style", "tf2.7"}}, "width"},
      {{{"show_trainable", 1}}, "show_trainable"},
      {{{"expand_nested", "no"}}, "expand_nested"},
      {{{"era_names", 2}}, "era_names"},
  };
  for (const auto& one : kCases) {
    const Json answer = summary(lesson("zero-padding"), one.first);
    REQUIRE_MESSAGE(answer.is_object(), one.first.dump());
    CHECK(answer["error"]["code"] == "invalid_argument");
    CHECK(answer["error"]["argument"] == one.second);
  }
  CHECK(summary(lesson("zero-padding"), {{"optimizer", "adamant"}})["error"]["code"] == "unknown_optimizer");
}

TEST_CASE("analyse tells the optimizer's variables beside the model's") {
  const Json analysis = Json::parse(cnn::api::analyse(lesson("zero-padding").dump(), R"({"optimizer": "adam"})"));
  CHECK(analysis["total_params"] == 2515);
  CHECK(analysis["optimizer"]["params"] == 5032);
  CHECK(analyse(lesson("zero-padding"))["optimizer"].is_null());
}
