// Random models that Keras would build, from a seed: chains of the layers that the catalogue has, ending in Dense.
#pragma once

#include "core/layers/all.hpp"
#include "core/random.hpp"
#include "support.hpp"

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
    if (one_in(4)) config["strides"] = from(2, 3);
  }

  Json convolution() {
    Json config = {{"filters", from(1, 12)}, {"kernel_size", sides(1, 5)}, {"use_bias", !one_in(6)}};
    window(config);
    if (!config.contains("strides") && one_in(5)) config["dilation_rate"] = 2;
    if (one_in(3)) config["activation"] = "relu";
    return Json::array({"Conv2D", config});
  }

  Json pooling() {
    Json config = {{"pool_size", from(2, 3)}};
    window(config);
    return Json::array({pick<std::string>({"MaxPooling2D", "AveragePooling2D"}), config});
  }

  Json spatial_layer() {
    const int kind = from(0, 9);
    if (kind < 5) return convolution();
    if (kind < 7) return pooling();
    if (kind == 7 && known("BatchNormalization")) return Json::array({"BatchNormalization", Json::object()});
    if (kind == 8 && known("DepthwiseConv2D")) {
      return Json::array({"DepthwiseConv2D", {{"kernel_size", from(2, 4)}, {"depth_multiplier", from(1, 3)}}});
    }
    return Json::array({"Activation", {{"activation", "relu"}}});
  }

  Json draw() {
    Json layers = Json::array();
    const int count = from(1, 4);
    for (int i = 0; i < count; ++i) {
      layers.push_back(spatial_layer());
      if (one_in(8)) layers.back()[1]["trainable"] = false;
    }
    if (!one_in(5)) layers.push_back({"Flatten", Json::object()});
    if (one_in(4)) layers.push_back({"Dense", {{"units", from(2, 20)}, {"activation", "relu"}}});
    layers.push_back({"Dense", {{"units", from(1, 10)}, {"use_bias", !one_in(6)}}});
    return sequential({from(7, 33), from(7, 33), pick<int>({1, 3, 3, 4})}, layers);
  }

  cnn::Random random_;
};

}  // namespace support
