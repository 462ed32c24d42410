// One model at least for every kind of layer of the catalogue: Keras's fixtures, and examples of what none of them has.
#pragma once

#include <tuple>

#include "core/layers/list.hpp"
#include "tests/core/support/graphs.hpp"
#include "tests/core/support/keras_fixtures.hpp"

namespace support {

namespace examples {

inline const Json kNone = Json::object();
inline const Json kDense = {{"class_name", "Dense"}, {"config", {{"units", 2}}}};

/// Kinds that none of Keras's models here uses: one layer of each on an input shape.
inline const std::vector<std::tuple<Json, const char*, Json>> kExtra = {
    {{9, 4}, "SpatialDropout1D", {{"rate", 0.5}}},
    {{5, 4, 3, 2}, "SpatialDropout3D", {{"rate", 0.5}}},
    {{5, 4, 3, 2}, "Cropping3D", kNone},
    {{5, 4, 3, 2}, "MaxPooling3D", kNone},
    {{9, 4}, "AveragePooling1D", {{"pool_size", 2}}},
    {{9, 4}, "GlobalMaxPooling1D", kNone},
    {{9, 4}, "RMSNormalization", kNone},
    {{9, 4}, "Normalization", kNone},
    {{9, 4, 2}, "Solarization", kNone},
    {{9, 4}, "AlphaDropout", {{"rate", 0.5}}},
    {{9, 4}, "GaussianDropout", {{"rate", 0.5}}},
    {{9, 4}, "Masking", kNone},
    {{9, 4}, "Identity", kNone},
    {{9, 4}, "ActivityRegularization", kNone},
    {{9, 4}, "Lambda", kNone},
    {{9, 4}, "TimeDistributed", {{"layer", kDense}}},
    {{9, 4, 2}, "ConvLSTM1D", {{"filters", 3}, {"kernel_size", 2}}},
    {{2, 5, 4, 3, 2}, "ConvLSTM3D", {{"filters", 3}, {"kernel_size", 2}}},
    {{9, 4, 2}, "RandomCrop", {{"height", 3}, {"width", 2}}},
    {{9, 4, 2}, "RandomResizedCrop", {{"height", 3}, {"width", 2}}},
    {{9, 4, 2}, "RandomHeight", kNone},
    {{9, 4, 2}, "RandomWidth", kNone},
    {{5, 4}, "RNN", {{"cell", {{"class_name", "LSTMCell"}, {"config", {{"units", 3}}}}}}},
    {{9, 4}, "SpectralNormalization", {{"layer", kDense}}},
    {{9, 4}, "LayerScale", {{"init_values", 1e-6}, {"projection_dim", 4}}},
    {{4, 4, 8}, "TensorFlowOpLayer", {{"node_def", {{"op", "Relu"}}}}},
};

/// Layers that read two tensors, or that only graphs have.
inline std::vector<Json> pairs() {
  const Json both = Json::array({Json::array({tensor("a"), tensor("b")})});
  const Json apart = Json::array({tensor("a"), tensor("b")});
  std::vector<Json> models;
  const Json heads = {{"head_dim", 2}, {"num_query_heads", 4}, {"num_key_value_heads", 2}};
  for (const Json& entry :
       {call("Minimum", "x", kNone, both), call("CustomScaleLayer", "x", {{"scale", 0.17}}, both),
        call("GroupQueryAttention", "x", heads, apart), call("Attention", "x", kNone, both),
        call("AdditiveAttention", "x", kNone, both), call("TFOpLambda", "x", {{"function", "math.add"}}, apart),
        call("SlicingOpLambda", "x", {{"function", "__operators__.getitem"}}, apart)}) {
    const Json layers = Json::array({input("a", {4, 3}), input("b", {4, 3}), entry});
    models.push_back(graph(layers, {{"a", 0, 0}, {"b", 0, 0}}, {{"x", 0, 0}}));
  }
  return models;
}

}  // namespace examples

/// All of them.
inline std::vector<Json> all_models() {
  std::vector<Json> models;
  for (const char* file : {"keras-models.jsonl", "keras-graphs.jsonl"}) {
    for (auto& model : read_fixtures(file)) {
      if (model.contains("config") && supported(model["config"])) models.push_back(model["config"]);
    }
  }
  for (const auto& [input, class_name, config] : examples::kExtra) {
    models.push_back(sequential(input, Json::array({Json::array({class_name, config})})));
  }
  for (const cnn::LayerKind& kind : cnn::augmentations()) {
    models.push_back(sequential({9, 4, 2}, Json::array({Json::array({kind.class_name, examples::kNone})})));
  }
  for (Json& model : examples::pairs()) models.push_back(std::move(model));
  return models;
}

}  // namespace support
