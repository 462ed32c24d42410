// What a file says of shapes (`build_config`, the tensors of Keras 3, tfjs's list of weights) against what was counted.
#include "core/counting/differences.hpp"

#include <algorithm>
#include <map>

namespace cnn {
namespace {

bool unlike(const Shape& told, const Shape& counted) {
  if (told.empty() || counted.empty()) return false;
  if (told.size() != counted.size()) return true;
  for (std::size_t axis = 0; axis < told.size(); ++axis) {
    if (told[axis] != kUnknown && counted[axis] != kUnknown && told[axis] != counted[axis]) return true;
  }
  return false;
}

Value shapes_value(const std::vector<Shape>& shapes) {
  Array values;
  for (const Shape& shape : shapes) values.push_back(to_value(shape));
  return values;
}

/// Walks a model and the models within; their nesting is limited where they are read.
struct Differences {
  const std::vector<ListedWeight>& listed;
  std::map<std::string_view, int> named = {};  ///< how many layers have a name, those of models within too
  Array found = {};

  void add(const std::string& layer, std::string_view of, Value file, Value counted) {
    found.push_back(object({{"layer", layer}, {"of", of}, {"file", std::move(file)}, {"counted", std::move(counted)}}));
  }

  /// The first shape in which call and file differ: one is enough to say that they do.
  void compare_inputs(const std::string& layer, const std::vector<Shape>& told, const std::vector<Shape>& counted) {
    for (std::size_t i = 0; i < std::min(told.size(), counted.size()); ++i) {
      if (unlike(told[i], counted[i])) return add(layer, "input_shape", to_value(told[i]), to_value(counted[i]));
    }
  }

  /// tfjs names a weight by its layer, after the models around it: `model/dense/kernel`.
  void compare_weights(const std::string& layer, const std::string& path, const std::vector<Weight>& weights) {
    // Of layers that share a name in two models the list does not say whose is whose.
    if (named[layer] != 1) return;
    std::vector<Shape> file;
    for (const ListedWeight& weight : listed) {
      const std::string name = "/" + weight.name;
      if (name.find("/" + layer + "/") != std::string::npos) file.push_back(weight.shape);
    }
    if (file.empty()) return;
    std::vector<Shape> counted;
    counted.reserve(weights.size());
    for (const Weight& weight : weights) counted.push_back(weight.shape());
    std::vector<Shape> sorted = counted;
    std::vector<Shape> sorted_file = file;
    std::sort(sorted.begin(), sorted.end());
    std::sort(sorted_file.begin(), sorted_file.end());
    if (sorted != sorted_file) add(path, "weights", shapes_value(file), shapes_value(counted));
  }

  void count_names(const Model& model) {
    for (const Layer& layer : model.layers) {
      ++named[layer.name];
      if (layer.model) count_names(*layer.model);
    }
  }

  /// Whether a model within is called on what it was made for, of which alone its own shapes speak.
  static bool on_own_shapes(const Model& model, const Facts& call) {
    for (std::size_t i = 0; i < model.inputs.size() && i < call.inputs.size(); ++i) {
      if (unlike(model.calls[model.inputs[i]].input_shape, call.inputs[i])) return false;
    }
    return true;
  }

  void walk(const Model& model, const std::vector<Facts>& facts, const std::string& path) {
    if (facts.size() != model.calls.size()) return;
    for (std::size_t i = 0; i < model.calls.size(); ++i) {
      const Call& call = model.calls[i];
      const Layer& layer = model.layers[call.layer];
      const std::string name = path + layer.name;
      const std::size_t before = found.size();
      compare_inputs(name, call.told, facts[i].inputs);
      if (call.node > 0) continue;
      if (found.size() == before) compare_inputs(name, layer.built_on, facts[i].inputs);
      if (layer.model) {
        if (on_own_shapes(*layer.model, facts[i])) walk(*layer.model, facts[i].inner, name + "/");
      } else if (facts[i].count_known) {
        compare_weights(layer.name, name, facts[i].weights);
      }
    }
  }
};

}  // namespace

Value differences_of(const CountedModel& counted) {
  const Model& model = counted.model;
  const bool told =
      !model.listed_weights.empty() ||
      std::any_of(model.calls.begin(), model.calls.end(), [](const Call& call) { return !call.told.empty(); }) ||
      std::any_of(model.layers.begin(), model.layers.end(),
                  [](const Layer& layer) { return layer.model != nullptr || !layer.built_on.empty(); });
  if (!told) return Array{};
  Differences differences{counted.model.listed_weights};
  if (!counted.model.listed_weights.empty()) differences.count_names(counted.model);
  differences.walk(counted.model, counted.facts, "");
  return std::move(differences.found);
}

}  // namespace cnn
