// Random models to run, from a seed: chains, and graphs with several readers of a tensor, merges and several outputs.
// Rows and columns have sizes, strides and dilations of their own.
#pragma once

#include <algorithm>

#include "tests/core/support/graphs.hpp"
#include "tests/core/support/plain_passes.hpp"

namespace plain {

struct Dice {
  cnn::Random random;

  int between(int low, int high) {
    return low + static_cast<int>(random.below(static_cast<std::uint64_t>(high - low + 1)));
  }
  bool one_in(int times) { return between(1, times) == 1; }
  template <class T>
  T pick(std::initializer_list<T> choices) {
    return *(choices.begin() + random.below(choices.size()));
  }
  std::size_t place(std::size_t count) { return static_cast<std::size_t>(random.below(count)); }
  /// Rows and columns.
  Json sides(int low, int high) {
    const int rows = between(low, high);
    return {rows, between(low, high)};
  }
};

inline Json random_convolution(Dice& dice, const char* activation, const char* padding) {
  Json config = {{"filters", dice.pick({1, 2, 3, 4, 5, 8, 16, 24, 32})},
                 {"kernel_size", dice.one_in(2) ? Json({3, 3}) : dice.sides(1, 5)},
                 {"padding", padding},
                 {"activation", activation},
                 {"use_bias", !dice.one_in(4)}};
  if (dice.one_in(3)) {
    config["dilation_rate"] = dice.sides(1, 3);
  } else if (dice.one_in(2)) {
    config["strides"] = dice.sides(1, 3);
  }
  return Json::array({"Conv2D", config});
}

inline Json random_pooling(Dice& dice, const char* padding) {
  Json config = {{"pool_size", dice.one_in(2) ? Json({2, 2}) : dice.sides(1, 3)}, {"padding", padding}};
  if (!dice.one_in(3)) config["strides"] = dice.sides(1, 3);
  return Json::array({dice.pick({"MaxPooling2D", "AveragePooling2D"}), config});
}

/// Depthwise and separable convolutions stride alike on both axes.
inline Json random_depthwise(Dice& dice, const char* activation, const char* padding) {
  Json config = {{"kernel_size", dice.sides(1, 4)},
                 {"padding", padding},
                 {"activation", activation},
                 {"depth_multiplier", dice.pick({1, 1, 1, 2})},
                 {"use_bias", !dice.one_in(3)}};
  if (dice.one_in(3)) {
    config["dilation_rate"] = dice.sides(1, 2);
  } else {
    config["strides"] = dice.between(1, 2);
  }
  if (dice.one_in(2)) return Json::array({"DepthwiseConv2D", config});
  config["filters"] = dice.between(1, 12);
  return Json::array({"SeparableConv2D", config});
}

inline Json random_layer(Dice& dice) {
  const auto activation = dice.pick({"relu", "linear", "tanh", "softmax", "relu6"});
  const auto padding = dice.pick({"same", "valid"});
  switch (dice.between(0, 10)) {
    case 0:
    case 1:
      return random_pooling(dice, padding);
    case 2:
      return Json::array({"Activation", {{"activation", activation}}});
    case 3:
      return Json::array({"Dropout", {{"rate", 0.5}}});
    case 4:
      return Json::array({"Dense", {{"units", dice.between(1, 12)}, {"activation", activation}}});
    case 5:
    case 6:
      return random_depthwise(dice, activation, padding);
    default:
      return random_convolution(dice, activation, padding);
  }
}

/// A random Sequential on images. Layers that do not fit are left out.
inline Json random_model(std::uint64_t seed) {
  Dice dice{cnn::Random(seed)};
  Json input = dice.sides(4, 24);
  input.push_back(dice.pick({1, 2, 3, 4, 8, 16}));
  Json layers = Json::array();
  for (int i = dice.between(1, 6); i > 0; --i) {
    Json more = layers;
    more.push_back(random_layer(dice));
    if (!analyse(sequential(input, more)).contains("error")) layers = more;
  }
  if (dice.between(0, 1) == 1) {
    layers.push_back(Json::array(
        {dice.pick({"Flatten", "Flatten", "GlobalAveragePooling2D", "GlobalMaxPooling2D"}), Json::object()}));
    layers.push_back(Json::array({"Dense", {{"units", dice.pick({2, 10, 16, 20})}, {"activation", "relu"}}}));
    layers.push_back(Json::array({"Dense", {{"units", 3}, {"activation", "softmax"}}}));
  }
  if (layers.empty()) layers.push_back(Json::array({"Flatten", Json::object()}));
  return sequential(input, layers);
}

/// Grows a graph on images, layer by layer. Any tensor may be read again, and be an output besides.
class RandomGraph {
 public:
  explicit RandomGraph(std::uint64_t seed) : dice_{cnn::Random(seed)} {
    Json size = dice_.sides(4, 16);
    size.push_back(dice_.pick({1, 2, 3, 4, 8, 16}));
    for (int i = dice_.one_in(3) ? 2 : 1; i > 0; --i) {
      layers_.push_back(input(("in_" + std::to_string(i)).c_str(), size));
      inputs_.push_back({layers_.back()["name"], 0, 0});
      tensors_.push_back({layers_.back()["name"], layers_.back()["config"]["batch_shape"], false});
    }
    for (int i = dice_.between(3, 9); i > 0; --i) grow();
  }

  /// All that nobody reads, and some that are read, in any order.
  Json config() {
    std::vector<Json> ends;
    for (std::size_t i = inputs_.size(); i < tensors_.size(); ++i) {
      if (!tensors_[i].read || dice_.one_in(4)) ends.push_back({tensors_[i].name, 0, 0});
    }
    for (std::size_t i = ends.size(); i > 1; --i) std::swap(ends[i - 1], ends[dice_.place(i)]);
    return graph(layers_, inputs_, ends);
  }

 private:
  struct Tensor {
    std::string name;
    Json shape;
    bool read;
  };

  /// The last one, or any: then it has several readers.
  const Tensor& some() { return dice_.one_in(2) ? tensors_.back() : tensors_[dice_.place(tensors_.size())]; }

  void grow() {
    switch (dice_.between(0, 9)) {
      case 0:
      case 1:
        return merge();
      case 2: {
        const Tensor& source = some();
        const int filters = source.shape.back();
        return add(convolution(filters), {source.name});
      }
      case 3:
        return add(rarer_layer(), {some().name});
      default:
        return add(random_layer(dice_), {some().name});
    }
  }

  /// Mostly ones that run plainly, or move nothing.
  Json rarer_layer() {
    const Json none = Json::object();
    const Json layers[] = {{"BatchNormalization", none},
                           {"ZeroPadding2D", {{"padding", dice_.sides(0, 2)}}},
                           {"UpSampling2D", {{"size", dice_.sides(1, 2)}}},
                           {"Permute", {{"dims", {2, 1, 3}}}},
                           {"Conv2DTranspose", {{"filters", 3}, {"kernel_size", dice_.sides(1, 3)}}},
                           {"Conv2D", {{"filters", 16}, {"kernel_size", dice_.sides(1, 3)}, {"groups", 2}}},
                           {"GlobalMaxPooling2D", {{"keepdims", dice_.one_in(2)}}},
                           {"GlobalAveragePooling2D", {{"keepdims", dice_.one_in(2)}}},
                           {"Flatten", none},
                           {"Flatten", none}};
    return layers[dice_.place(std::size(layers))];
  }

  void merge() {
    const Tensor& first = some();
    const bool joined = dice_.one_in(3);
    const auto fits = [&](const Tensor& other) {
      Json own = first.shape, others = other.shape;
      if (joined) own.back() = others.back() = 0;
      return own == others;
    };
    std::vector<std::string> names = {first.name};
    for (const Tensor& other : tensors_) {
      if (fits(other) && !dice_.one_in(3)) names.push_back(other.name);
    }
    if (names.size() < 2) return;
    const char* name = joined ? "Concatenate" : dice_.pick({"Add", "Average", "Maximum", "Minimum", "Multiply"});
    add(Json::array({name, Json::object()}), names);
  }

  /// Nothing where it does not fit.
  void add(const Json& layer, const std::vector<std::string>& sources) {
    const std::string name = "t" + std::to_string(tensors_.size());
    Json reads = Json::array();
    for (const std::string& source : sources) reads.push_back(support::tensor(source.c_str()));
    const Json args = sources.size() > 1 ? Json::array({reads}) : reads;
    Json more = layers_;
    more.push_back(call(layer[0].get<std::string>().c_str(), name.c_str(), layer[1], args));
    const Json analysis = analyse(graph(more, inputs_, Json::array({Json::array({name, 0, 0})})));
    if (analysis.contains("error")) return;
    layers_ = more;
    for (Tensor& one : tensors_) {
      one.read = one.read || std::find(sources.begin(), sources.end(), one.name) != sources.end();
    }
    tensors_.push_back({name, row(analysis, name)["output_shape"], false});
  }

  Dice dice_;
  Json layers_ = Json::array();
  Json inputs_ = Json::array();
  std::vector<Tensor> tensors_;
};

}  // namespace plain
