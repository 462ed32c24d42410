// Reads one layer of a Keras config, with the layers or the model inside it.
#pragma once

#include "core/keras/limits.hpp"
#include "core/model/catalogue.hpp"
#include "core/model/model.hpp"

namespace cnn {

/// Where an entry stands: which layers are known, how many models are around it, and whether they learn, which a layer
/// that does not say for itself does too.
struct Around {
  const Catalogue& catalogue;
  int nesting = 0;
  bool trainable = true;

  Around inside(bool learns) const { return {catalogue, nesting + 1, learns}; }
};

/// Reads an entry of a config's `layers`. `position` names a layer that has no name. Errors: those of read_model.
Result<Layer> read_layer(const Value& entry, std::size_t position, const Around& around);

/// True for Keras's InputLayer; an operation of that name is none.
bool is_input_layer(const Layer& layer);

/// True for the entry of a model used as a layer.
bool is_model(const Value& entry);

/// Reads a Sequential or Functional. Inside another model it may lack an input shape.
Result<Model> read_nested_model(const Value& entry, const Around& around);

/// Reads `config.layers`, `input_layers` and `output_layers` of a Functional.
Result<Model> read_functional(const Value& config, const Around& around);

/// The flag `trainable` of a config, or that of what is around it.
bool read_trainable(const Value& config, const Around& around);

/// A list of sizes, null where one is not known, the batch included. Error `invalid_shape` with layer and argument.
Result<Shape> read_shape(const Value& value, const std::string& layer, std::string_view argument);

/// The shape with its batch that stands in a layer's config, as any version of Keras writes it.
/// Error `missing_input_shape` when there is none.
Result<Shape> read_input_shape(const Value& config, const std::string& layer);
bool has_input_shape(const Value& config);

/// A shape that only confirms what follows from the rest: empty where it is none.
Shape read_told_shape(const Value& value);

/// Error `duplicate_name` for the first name that two layers share, as Keras refuses it.
std::optional<Error> check_names(const Model& model);

}  // namespace cnn
