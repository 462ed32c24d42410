// Receptive fields against a judge that knows no window: one row of the input is lit, and the forward pass with weights
// of one shows which outputs it reaches.
#include "core/counting/receptive_field.hpp"

#include <cmath>
#include <cstdlib>
#include <numeric>
#include <random>

#include "core/running/network.hpp"
#include "tests/core/support/support.hpp"

using namespace support;

namespace {

Json fields_of(const Json& config) { return Json::parse(cnn::api::receptive_field(config.dump())); }

Json axis(double size, double jump, double start) { return {{"size", size}, {"jump", jump}, {"start", start}}; }

/// The first and the last cell along an axis that each output of the last layer sees; none: {0, -1}.
std::vector<std::pair<long, long>> seen_cells(const Json& config, std::size_t along) {
  auto model = counted(config);
  REQUIRE(model);
  const auto input = model->facts.front().output();
  const auto output = model->facts.back().output();
  auto network = cnn::Network::compile(std::move(*model), 1);
  REQUIRE(network);
  const auto weights = (*network)->weights();
  for (const auto& place : (*network)->weight_places()) {
    std::fill_n(weights.begin() + static_cast<std::ptrdiff_t>(place.offset), place.size,
                place.name == "bias" ? 0.0F : 1.0F);
  }
  const auto values = (*network)->activations();
  const auto& in = (*network)->tensors()[(*network)->inputs().front()];
  const auto& out = (*network)->tensors()[(*network)->outputs().front()];
  std::vector<std::pair<long, long>> seen(static_cast<std::size_t>(output[along]), {0, -1});
  const auto place = [&](const cnn::Shape& shape, std::size_t index) {
    const auto row = static_cast<std::size_t>(shape[2] * shape[3]);
    return along == 1 ? index / row : index % row / static_cast<std::size_t>(shape[3]);
  };
  for (long cell = 0; cell < input[along]; ++cell) {
    for (std::size_t i = 0; i < in.size; ++i) {
      values[in.offset + i] = place(input, i) == static_cast<std::size_t>(cell) ? 1.0F : 0.0F;
    }
    (*network)->run();
    for (std::size_t i = 0; i < out.size; ++i) {
      if (values[out.offset + i] == 0) continue;
      auto& [first, last] = seen[place(output, i)];
      if (last < first) first = cell;
      last = cell;
    }
  }
  return seen;
}

/// Holds what is reckoned against what is seen, where the field is not cut off at the borders.
int check_axis(const Json& config, std::size_t along) {
  const Json field = fields_of(config).back()["axes"][along - 1];
  const double start = field["start"];
  const double jump = field["jump"];
  const long input = config["config"]["layers"][0]["config"]["batch_shape"][along];
  const auto seen = seen_cells(config, along);
  const std::string text = config.dump();
  const auto has = [&](const char* name) { return text.find(name) != std::string::npos; };
  const bool exact = !has("Transpose") && !has("UpSampling");
  long most = 0;
  int inside = 0;
  for (std::size_t output = 0; output < seen.size(); ++output) {
    const double begin = start + static_cast<double>(output) * jump;
    const auto first = static_cast<long>(std::ceil(begin - 1e-9));
    // What is cut off can be padded again, and then nothing is seen there.
    if (first < (has("Cropping") ? 9 : 0) || begin + field["size"].get<double>() + 6 > static_cast<double>(input))
      continue;
    CAPTURE(output);
    CAPTURE(field.dump());
    CHECK(seen[output].first >= first);
    if (exact) CHECK(seen[output].first == first);
    most = std::max(most, seen[output].second - seen[output].first + 1);
    ++inside;
  }
  // Enough of them to have met the place where a field holds the most.
  if (inside > 6) CHECK(most == field["size"].get<long>());
  return inside > 6 ? 1 : 0;
}

/// A layer on images in which nothing is skipped: windows at least as large as their strides.
Json random_layer(std::mt19937& random) {
  const auto from = [&](int first, int last) {
    return first + static_cast<int>(random() % static_cast<unsigned>(last - first + 1));
  };
  const auto two = [&](int first, int last) { return Json::array({from(first, last), from(first, last)}); };
  const char* padding = random() % 2 == 0 ? "same" : "valid";
  const int stride = from(1, 2);
  switch (from(0, 8)) {
    case 0:
      return {"Conv2D",
              {{"filters", 1}, {"kernel_size", two(1, 4)}, {"padding", padding}, {"dilation_rate", two(1, 3)}}};
    case 1:
      return {"Conv2D", {{"filters", 1}, {"kernel_size", two(stride, 5)}, {"padding", padding}, {"strides", stride}}};
    case 2:
      return {"MaxPooling2D", {{"pool_size", two(stride, 3)}, {"padding", padding}, {"strides", stride}}};
    case 3:
      return {"AveragePooling2D", {{"pool_size", 2}, {"padding", padding}}};
    case 4:
      return {"Conv2DTranspose",
              {{"filters", 1}, {"kernel_size", two(stride, 5)}, {"padding", padding}, {"strides", stride}}};
    case 5:
      return {"UpSampling2D", {{"size", two(1, 3)}, {"interpolation", random() % 2 == 0 ? "nearest" : "bilinear"}}};
    case 6:
      return {"ZeroPadding2D", {{"padding", {two(0, 3), two(0, 3)}}}};
    case 7:
      return {"Cropping2D", {{"cropping", {two(0, 2), two(0, 2)}}}};
    default:
      return {"DepthwiseConv2D", {{"kernel_size", two(1, 3)}, {"padding", padding}}};
  }
}

}  // namespace

TEST_CASE("a random chain sees what its forward pass shows, output by output, on both axes") {
  const char* given = std::getenv("CNN_PARAMS_SEED");
  const auto seed = static_cast<unsigned>(given != nullptr ? std::atol(given) : 20270105);
  MESSAGE("seed " << seed);
  std::mt19937 random(seed);
  int checked = 0;
  for (int i = 0; i < 300; ++i) {
    Json layers = Json::array();
    for (unsigned more = 1 + random() % 4; more > 0; --more) layers.push_back(random_layer(random));
    const Json config = sequential({31, 26, 1}, layers);
    if (!counted(config)) continue;
    CAPTURE(config.dump());
    checked += check_axis(config, 1) + check_axis(config, 2);
  }
  CHECK(checked > 200);
}

TEST_CASE("a jump is a fraction behind what enlarges an image, and whole again behind a stride") {
  // Each output of a transposed 3 by stride 2 lies between two inputs or on one; the 3 behind it reaches one further.
  const Json up = {"Conv2DTranspose", {{"filters", 1}, {"kernel_size", 3}, {"strides", 2}}};
  const Json conv = {"Conv2D", {{"filters", 1}, {"kernel_size", 3}}};
  const Json down = {"MaxPooling2D", {{"pool_size", 2}}};
  const Json fields = fields_of(sequential({30, 30, 1}, Json::array({up, conv, down})));
  CHECK(fields[0]["axes"][0] == axis(2, 0.5, -1));
  CHECK(fields[1]["axes"][0] == axis(3, 0.5, -1));
  CHECK(fields[2]["axes"][0] == axis(3, 1, -1));
  CHECK(fields_of(sequential({9, 9, 1}, Json::array({{"UpSampling2D", {{"size", 3}}}})))[0]["axes"][1]["jump"] ==
        doctest::Approx(1.0 / 3));
}

TEST_CASE("Dense, Flatten, global pooling and recurrent layers see all, a Dense on features its own place") {
  const Json conv = {"Conv2D", {{"filters", 4}, {"kernel_size", 3}}};
  for (const char* last : {"Flatten", "GlobalAveragePooling2D", "GlobalMaxPooling2D"}) {
    const Json fields =
        fields_of(sequential({30, 20, 3}, Json::array({conv, {last, Json::object()}, {"Dense", {{"units", 2}}}})));
    CHECK(fields[0]["all"] == false);
    CHECK(fields[0]["axes"] == Json::array({axis(3, 1, 0), axis(3, 1, 0)}));
    for (const int row : {1, 2}) {
      CHECK(fields[row]["all"] == true);
      CHECK(fields[row]["axes"] == Json::array({axis(30, 0, 0), axis(20, 0, 0)}));
    }
  }
  const Json text = fields_of(sequential({40}, Json::array({{"Embedding", {{"input_dim", 9}, {"output_dim", 5}}},
                                                            {"Dense", {{"units", 3}}},
                                                            {"Conv1D", {{"filters", 2}, {"kernel_size", 4}}},
                                                            {"LSTM", {{"units", 3}}}})));
  CHECK(text[1]["axes"] == Json::array({axis(1, 1, 0)}));
  CHECK(text[2]["axes"] == Json::array({axis(4, 1, 0)}));
  CHECK(text[3] == Json({{"layer", "layer_4"}, {"axes", {axis(40, 0, 0)}}, {"all", true}, {"agree", true}}));
  // Each picture of a sequence by itself: the steps keep their places.
  const Json film = fields_of(sequential(
      {7, 30, 20, 3},
      Json::array(
          {{"TimeDistributed",
            {{"layer", {{"class_name", "Conv2D"}, {"config", {{"name", "c"}, {"filters", 2}, {"kernel_size", 3}}}}}}},
           {"TimeDistributed", {{"layer", {{"class_name", "Flatten"}, {"config", {{"name", "f"}}}}}}}})));
  CHECK(film[0]["axes"] == Json::array({axis(1, 1, 0), axis(3, 1, 0), axis(3, 1, 0)}));
  CHECK(film[1]["axes"] == Json::array({axis(1, 1, 0), axis(30, 0, 0), axis(20, 0, 0)}));
  CHECK(film[1]["all"] == false);
}

TEST_CASE("what moves values about is not told, and a channels_first model has its axes in the same order") {
  const Json moved =
      fields_of(sequential({8, 8, 3}, Json::array({{"Permute", {{"dims", {2, 1, 3}}}}, {"Flatten", Json::object()}})));
  CHECK(moved[0]["axes"] == nullptr);
  CHECK(moved[1]["all"] == true);
  const Json config = {{"filters", 2}, {"kernel_size", {3, 5}}, {"data_format", "channels_first"}};
  const Json first = fields_of(sequential({3, 20, 30}, Json::array({{"Conv2D", config}, {"ReLU", Json::object()}})));
  CHECK(first[1]["axes"] == Json::array({axis(3, 1, 0), axis(5, 1, 0)}));
  // The size decides how "same" pads where there are strides.
  Json open = {{"filters", 2}, {"kernel_size", 3}, {"strides", 2}, {"padding", "same"}};
  const Json none =
      fields_of(sequential({nullptr, 20, 3}, Json::array({{"Conv2D", open}, {"Flatten", Json::object()}})));
  CHECK(none[0]["axes"][0] == Json({{"size", 3}, {"jump", 2}, {"start", nullptr}}));
  CHECK(none[1]["axes"][0]["size"] == nullptr);
}

TEST_CASE("branches are one field, and where their jumps differ that is said") {
  const auto node = [](const char* class_name, const char* name, Json config, std::vector<const char*> reads) {
    config["name"] = name;
    Json tensors = Json::array();
    for (const char* one : reads) tensors.push_back(Json::array({one, 0, 0, Json::object()}));
    return Json{{"class_name", class_name},
                {"name", name},
                {"config", config},
                {"inbound_nodes", reads.empty() ? Json::array() : Json::array({tensors})}};
  };
  const auto model = [&](const Json& left, const Json& right) {
    const Json layers = Json::array({node("InputLayer", "image", {{"batch_shape", {nullptr, 32, 32, 3}}}, {}),
                                     node("Conv2D", "left", left, {"image"}), node("Conv2D", "right", right, {"image"}),
                                     node("UpSampling2D", "up", {{"size", left.value("strides", 1)}}, {"left"}),
                                     node("Concatenate", "both", Json::object(), {"up", "right"})});
    return fields_of({{"class_name", "Functional"},
                      {"config",
                       {{"name", "model"},
                        {"layers", layers},
                        {"input_layers", {{"image", 0, 0}}},
                        {"output_layers", {{"both", 0, 0}}}}}});
  };
  const auto conv = [](int kernel, int strides) {
    return Json{{"filters", 2}, {"kernel_size", kernel}, {"strides", strides}, {"padding", "same"}};
  };
  const Json alike = model(conv(5, 1), conv(4, 1)).back();
  CHECK(alike["axes"][0] == axis(5, 1, -2));
  CHECK(alike["agree"] == true);
  // 5 by stride 2 and back: the same jump.
  CHECK(model(conv(5, 2), conv(3, 1)).back()["agree"] == true);
  // Sizes that agree though the jumps do not: a stride of 32 leaves one cell, which is broadcast.
  Json layers =
      Json::array({node("InputLayer", "image", {{"batch_shape", {nullptr, 32, 32, 3}}}, {}),
                   node("Conv2D", "one", {{"filters", 2}, {"kernel_size", 8}, {"strides", 32}}, {"image"}),
                   node("Conv2D", "all", {{"filters", 2}, {"kernel_size", 3}, {"padding", "same"}}, {"image"}),
                   node("Add", "sum", Json::object(), {"all", "one"})});
  const Json apart = fields_of({{"class_name", "Functional"},
                                {"config",
                                 {{"name", "model"},
                                  {"layers", layers},
                                  {"input_layers", {{"image", 0, 0}}},
                                  {"output_layers", {{"sum", 0, 0}}}}}})
                         .back();
  CHECK(apart["agree"] == false);
  CHECK(apart["axes"][0]["size"] == 8);
}
