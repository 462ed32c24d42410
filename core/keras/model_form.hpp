// The forms in which a model's config is met, made one: {"class_name", "config"} as `model.to_json()` writes it.
#pragma once

#include <memory>
#include <vector>

#include "core/base/result.hpp"

namespace cnn {

struct ModelForm {
  const Value* config = nullptr;
  /// tfjs's `weightsManifest` beside it; null where there is none.
  const Value* manifest = nullptr;
  /// What was made on the way, into which the others may point.
  std::vector<std::unique_ptr<const Value>> made = {};
};

/// Finds the config in: JSON or a Python literal inside a string (four times at most), tfjs's `model.json`
/// (`modelTopology`, with or without `model_config`), what `get_config()` gives (a Sequential's or Functional's without
/// its class, the bare list of a Sequential), and files of Keras 1, which are translated.
/// What is none of these is left as it is, for the reader to refuse. `given` must outlive the result.
/// Errors: `graph_model` for tfjs's graph models, which hold operations and no layers; those of keras1_translated.
Result<ModelForm> find_model(const Value& given);

}  // namespace cnn
