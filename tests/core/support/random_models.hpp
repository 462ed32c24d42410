// Random models that Keras would build, from a seed: chains of the layers that the catalogue has, ending in Dense, and
// graphs with a shared layer or with several readers and outputs. What random_passes.hpp draws is made to be run.
#pragma once

#include "core/base/random.hpp"
#include "core/layers/catalogue.hpp"
#include "tests/core/support/graphs.hpp"

namespace support {

class RandomModels {
 public:
  explicit RandomModels(std::uint64_t seed) : random_(seed) {}

  /// A model that the engine accepts; windows that do not fit are drawn anew.
  Json next() {
    while (true) {
      Json config = draw();
      if (!analyse(config).contains("error")) return config;
    }
  }

  int from(int low, int high) {
    return low + static_cast<int>(random_.below(static_cast<std::uint64_t>(high - low + 1)));
  }
  bool one_in(int chances) { return from(1, chances) == 1; }
  template <class T>
  T pick(const std::vector<T>& items) {
    return items[static_cast<std::size_t>(from(0, static_cast<int>(items.size()) - 1))];
  }

 private:
  static bool known(const char* class_name) { return cnn::find_layer(class_name) != nullptr; }

  Json sides(int low, int high) { return one_in(3) ? Json(from(low, high)) : Json({from(low, high), from(low, high)}); }

  void window(Json& config) {
    config["padding"] = pick<std::string>({"valid", "same"});
    if (one_in(4)) config["strides"] = one_in(2) ? Json(from(2, 3)) : Json({from(1, 3), from(1, 3)});
  }

  Json convolution() {
    Json config = {{"filters", from(1, 12)}, {"kernel_size", sides(1, 5)}, {"use_bias", !one_in(6)}};
    window(config);
    if (!config.contains("strides") && one_in(5)) config["dilation_rate"] = one_in(2) ? Json(2) : Json({from(1, 3), 2});
    if (one_in(6)) {
      const int groups = from(2, 3);
      config["groups"] = groups;
      config["filters"] = groups * from(1, 4);
    }
    if (one_in(3)) config["activation"] = "relu";
    return Json::array({"Conv2D", config});
  }

  Json pooling() {
    Json config = {{"pool_size", one_in(2) ? Json(from(2, 3)) : Json({from(1, 3), from(2, 3)})}};
    window(config);
    return Json::array({pick<std::string>({"MaxPooling2D", "AveragePooling2D"}), config});
  }

  /// Layers that are drawn where the catalogue has them.
  Json rarer_layer() {
    const Json kernel = {{"kernel_size", sides(2, 4)}};
    Json depthwise = kernel;
    depthwise["depth_multiplier"] = from(1, 3);
    Json filters = kernel;
    filters["filters"] = from(2, 9);
    Json transposed = filters;
    transposed["strides"] = from(1, 3);
    transposed["padding"] = pick<std::string>({"valid", "same"});
    const Json layer = pick<Json>(
        {Json::array({"DepthwiseConv2D", depthwise}), Json::array({"SeparableConv2D", filters}),
         Json::array({"Conv2DTranspose", transposed}), Json::array({"BatchNormalization", {{"scale", !one_in(4)}}}),
         Json::array({"LayerNormalization", Json::object()}),
         Json::array({"PReLU", one_in(2) ? Json{{"shared_axes", {1, 2}}} : Json::object()}),
         Json::array({"UpSampling2D", Json::object()}), Json::array({"ZeroPadding2D", {{"padding", from(1, 2)}}}),
         Json::array({"Dropout", {{"rate", 0.5}}}), Json::array({"Activation", {{"activation", "relu"}}})});
    return known(layer[0].get<std::string>().c_str()) ? layer : convolution();
  }

  Json spatial_layer() {
    const int kind = from(0, 9);
    if (kind < 4) return convolution();
    return kind < 6 ? pooling() : rarer_layer();
  }

  /// A row of vectors, or of numbers of words.
  Json draw_sequence() {
    Json layers = Json::array();
    Json input = {from(4, 12), from(3, 10)};
    if (known("Embedding") && one_in(3)) {
      input = {from(4, 12)};
      layers.push_back({"Embedding", {{"input_dim", from(20, 90)}, {"output_dim", from(3, 9)}}});
    }
    const Json conv = {
        {"filters", from(2, 9)}, {"kernel_size", from(2, 4)}, {"padding", pick<std::string>({"valid", "same"})}};
    const Json units = {{"units", from(2, 12)}};
    const auto wrapped = [](const char* wrapper, const char* layer, const Json& config) {
      return Json::array({wrapper, {{"layer", {{"class_name", layer}, {"config", config}}}}});
    };
    const Json layer =
        pick<Json>({Json::array({"Conv1D", conv}), Json::array({"LSTM", units}), Json::array({"GRU", units}),
                    Json::array({"SimpleRNN", units}), Json::array({"Dense", units}),
                    wrapped("Bidirectional", "LSTM", units), wrapped("TimeDistributed", "Dense", units)});
    if (known(layer[0].get<std::string>().c_str())) layers.push_back(layer);
    layers.push_back({"Dense", {{"units", from(2, 10)}}});
    return sequential(input, layers);
  }

  /// A layer that two inputs share.
  Json draw_shared() {
    const Json shape = {from(5, 12), from(5, 12), from(1, 4)};
    const Json args = Json::array({tensor("left")});
    Json shared = call("Conv2D", "shared", {{"filters", from(2, 9)}, {"kernel_size", from(1, 4)}}, args);
    shared["inbound_nodes"].push_back({{"args", {tensor("right")}}, {"kwargs", Json::object()}});
    Json second = tensor("shared");
    second["config"]["keras_history"][1] = 1;
    const Json both = Json::array({Json::array({tensor("shared"), second})});
    const Json layers = {input("left", shape), input("right", shape), shared, call("Concatenate", "both", {}, both),
                         call("Dense", "dense", {{"units", from(2, 9)}}, Json::array({tensor("both")}))};
    const Json ends = Json::array({Json::array({"left", 0, 0}), Json::array({"right", 0, 0})});
    return graph(layers, ends, Json::array({Json::array({"dense", 0, 0})}));
  }

  /// A convolution that three layers read and that is an output besides.
  Json draw_branched() {
    const auto conv = [&](const char* name, const char* from_layer, int filters) {
      const Json config = {{"filters", filters}, {"kernel_size", sides(1, 4)}, {"padding", "same"}};
      return call("Conv2D", name, config, Json::array({tensor(from_layer)}));
    };
    const int filters = from(2, 9);
    const Json both = Json::array({Json::array({tensor("early"), tensor("side")})});
    const Json layers = {input("image", {from(5, 12), from(5, 12), from(1, 4)}),
                         conv("early", "image", filters),
                         conv("side", "early", filters),
                         conv("other", "early", from(2, 9)),
                         call(one_in(2) ? "Add" : "Concatenate", "both", {}, both),
                         call("Flatten", "flat", {}, Json::array({tensor("both")})),
                         call("Dense", "dense", {{"units", from(2, 9)}}, Json::array({tensor("flat")}))};
    const Json ends = {{"early", 0, 0}, {"dense", 0, 0}, {"other", 0, 0}};
    return graph(layers, Json::array({Json::array({"image", 0, 0})}), ends);
  }

  /// The same layers with the channels before the rows.
  static void turn(Json& layers) {
    for (Json& layer : layers) {
      if (layer[0] != "Dense" && cnn::find_layer(layer[0].get<std::string>())->windows != nullptr) {
        layer[1]["data_format"] = "channels_first";
      }
      if (layer[0] == "Flatten") layer[1]["data_format"] = "channels_first";
      if (layer[0] == "BatchNormalization") layer[1]["axis"] = 1;
    }
  }

  Json draw() {
    if (one_in(6)) return draw_sequence();
    if (one_in(12)) return draw_shared();
    if (one_in(12)) return draw_branched();
    Json layers = Json::array();
    const int count = from(1, 4);
    for (int i = 0; i < count; ++i) {
      layers.push_back(spatial_layer());
      if (one_in(8)) layers.back()[1]["trainable"] = false;
    }
    if (!one_in(5)) layers.push_back({"Flatten", Json::object()});
    if (one_in(4)) layers.push_back({"Dense", {{"units", from(2, 20)}, {"activation", "relu"}}});
    layers.push_back({"Dense", {{"units", from(1, 10)}, {"use_bias", !one_in(6)}}});
    const Json rows = from(7, 33), columns = from(7, 33), channels = pick<int>({1, 3, 3, 4});
    if (!one_in(8)) return sequential({rows, columns, channels}, layers);
    turn(layers);
    return sequential({channels, rows, columns}, layers);
  }

  cnn::Random random_;
};

}  // namespace support
