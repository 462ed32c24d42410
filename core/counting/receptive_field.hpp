// How much of the input an output value sees: the receptive field of every layer, axis by axis.
#pragma once

#include <functional>

#include "core/model/facts.hpp"

namespace cnn {

/// A window on cells: output i reads those whose places times `parts` lie between first = start + i * jump and first +
/// extent. More than one part where outputs are more than inputs.
struct Line {
  Count extent = 0;
  Count jump = 1;
  Count start = 0;
  Count parts = 1;
};

/// What is seen along one axis of the input.
struct Sight {
  /// The first reads the input; each reads what comes out of the one before. One line, unless an image that was made
  /// smaller is enlarged again.
  std::vector<Line> lines = {Line{}};
  int along = 0;       ///< the axis of the tensor that goes along it; 0 where there is none
  bool whole = false;  ///< the whole axis is seen
  bool told = true;    ///< false behind layers that move values about
  bool agree = true;   ///< false where branches of different jumps came together: it is that of the larger field
  bool placed = true;  ///< false where `start` hangs on a size that is unknown

  /// The most cells that one output sees, from the first to the last; kUnknown where they are too many.
  Count cells() const;
  /// From one output to the next, in cells: a fraction behind what enlarges.
  double jump() const;
  /// Where the field of the first output begins; a fraction stands for the next cell that is read.
  double start() const;
};

/// What one tensor sees of one input of the model: one Sight for each of its axes but the batch and the channels.
struct ReceptiveField {
  std::size_t input = 0;  ///< the call of the InputLayer
  std::vector<Sight> axes = {};

  bool all() const;
  bool agree() const;
  bool told() const;
};

/// What a layer at a call makes of one axis: `before` is what it reads. For changed rules.
using SightRule = std::function<void(std::size_t call, Reading& reading, Sight& before)>;

/// The field of the first output of each call, by the facts of as many calls as there are. Of a layer that reads
/// several inputs of the model it is that of the first.
std::vector<ReceptiveField> receptive_fields(const Model& model, std::span<const Facts* const> facts,
                                             const SightRule& rule = {});

/// The cells seen along the first axis of the input. Nothing where it cannot be told.
std::optional<Count> field_size(const Model& model, std::span<const Facts* const> facts, const ReceptiveField& field,
                                std::size_t axis);

/// The ReceptiveField of web/engine/types.js for each row of the summary.
Value receptive_fields_value(const CountedModel& counted);

}  // namespace cnn
