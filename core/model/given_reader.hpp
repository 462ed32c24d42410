// How rooms below the reader get a model from a config: they are handed this.
#pragma once

#include "core/model/catalogue.hpp"
#include "core/model/facts.hpp"

namespace cnn {

struct ModelReader {
  const Catalogue& catalogue;
  Result<CountedModel> (*read)(const Value& config, const Catalogue& catalogue);

  /// The model that a config describes, counted. Errors: those of read_model and facts_of.
  Result<CountedModel> operator()(const Value& config) const { return read(config, catalogue); }
};

}  // namespace cnn
