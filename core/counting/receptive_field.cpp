// Along one axis, layer by layer: extent += (span - 1) * jump, start -= before * jump, jump *= stride; where outputs
// are more than inputs, the jump is divided first. Source: Araujo, Norris, Sim, "Computing Receptive Fields of
// Convolutional Neural Networks", Distill 2019, for windows that read.
#include "core/counting/receptive_field.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "core/counting/totals.hpp"
#include "core/model/layout.hpp"

namespace cnn {
namespace {

using Fields = std::vector<ReceptiveField>;

/// Outputs that are looked at to find the largest field: fields repeat after as many as there are parts.
constexpr Count kMostPhases = 4096;

Count floor_divide(Count number, Count by) { return number / by - (number % by < 0 ? 1 : 0); }

/// a * b, and whether it is small enough to go on with.
Count times(Count a, Count b, bool& fits) {
  const Count product = saturating_multiply(std::abs(a), std::abs(b));
  fits = fits && product < kMaxCount;
  return (a < 0) != (b < 0) ? -product : product;
}

void reduce(Line& line) {
  const Count common = std::gcd(std::gcd(line.extent, line.jump), std::gcd(line.start, line.parts));
  for (Count* number : {&line.extent, &line.jump, &line.start, &line.parts}) *number /= common;
}

void see_through(const Reading& reading, Sight& sight) {
  if (reading.whole) {
    sight.whole = true;
    return;
  }
  // Two roundings are one where there is no step between them.
  if (reading.parts > 1 && sight.lines.back().jump > 1) sight.lines.emplace_back();
  Line& line = sight.lines.back();
  line.extent = times(line.extent, reading.parts, sight.told) + times(reading.span - 1, line.jump, sight.told);
  line.start = times(line.start, reading.parts, sight.told) - times(reading.before, line.jump, sight.told);
  line.parts = times(line.parts, reading.parts, sight.told);
  line.jump = times(line.jump, reading.stride, sight.told);
  if (sight.told) reduce(line);
}

/// Where the batch is 0: the first axis, of several all but that of the channels.
ReceptiveField field_of_input(const Model& model, std::size_t call, const Shape& shape) {
  const bool first = std::any_of(model.layers.begin(), model.layers.end(),
                                 [](const Layer& layer) { return is_channels_first(layer.config); });
  const std::size_t channels = shape.size() < 3 ? 0 : first ? 1 : shape.size() - 1;
  ReceptiveField field{call};
  for (std::size_t axis = 1; axis < shape.size(); ++axis) {
    if (axis != channels) field.axes.push_back({.along = static_cast<int>(axis)});
  }
  return field;
}

/// Whether each value of a layer without windows comes from its own place.
bool keeps_places(const Layer& layer, const Facts& facts) {
  const LayerKind& kind = *layer.kind;
  if (facts.inputs.size() > 1) return true;
  const bool moves = kind.connections != nullptr && kind.combination != Combination::kElementwise;
  return !moves && !kind.opaque && (!kind.operation || kind.forward != nullptr);
}

std::vector<Reading> readings_of(const Layer& layer, const Facts& facts, const Value& arguments) {
  if (layer.kind->readings != nullptr) {
    return layer.kind->readings({layer.config, facts.inputs, &layer, &arguments, &facts.inner});
  }
  std::vector<Reading> readings;
  for (const Window& window : facts.windows) readings.push_back(window.reading());
  if (layer.wrapped.size() != 1 || facts.inner.empty()) return readings;
  // The steps come before the axes of what is done at each.
  readings = readings_of(layer.wrapped.front(), facts.inner.front(), {});
  for (Reading& reading : readings) ++reading.axis;
  return readings;
}

/// Whether a size that nobody knows decides where a window starts.
bool is_placed(const Facts& facts, int axis) {
  return std::none_of(facts.windows.begin(), facts.windows.end(), [&](const Window& window) {
    return window.axis == axis && window.size == kUnknown && window.padding == "same";
  });
}

/// An axis that no reading speaks of goes on as it is, if the layer has it still.
bool goes_on(const Layer& layer, const Facts& facts, int along) {
  if (layer.kind->readings != nullptr) return true;
  if (layer.wrapped.size() == 1 && !facts.inner.empty()) {
    return along == 1 || goes_on(layer.wrapped.front(), facts.inner.front(), along - 1);
  }
  const auto axis = static_cast<std::size_t>(along);
  const Shape& output = facts.output();
  const bool as_before =
      axis < output.size() && std::any_of(facts.inputs.begin(), facts.inputs.end(), [&](const Shape& shape) {
        return shape.size() == output.size() && shape[axis] == output[axis];
      });
  return as_before && keeps_places(layer, facts);
}

void see_through_layer(const Model& model, std::size_t call, const Facts& facts, const SightRule& rule,
                       ReceptiveField& field) {
  const Layer& layer = model.layer_of(call);
  auto readings = readings_of(layer, facts, model.calls[call].arguments);
  const bool all = !readings.empty() && readings.size() + 1 == facts.inputs.front().size() &&
                   std::all_of(readings.begin(), readings.end(), [](const Reading& one) { return one.whole; });
  for (Sight& sight : field.axes) {
    if (all) sight.whole = sight.told = true;
    if (sight.whole || !sight.told) continue;
    const auto reading =
        std::find_if(readings.begin(), readings.end(), [&](const Reading& one) { return one.axis == sight.along; });
    if (reading == readings.end()) {
      sight.told = facts.shape_known() && goes_on(layer, facts, sight.along);
      continue;
    }
    if (rule && !reading->whole) rule(call, *reading, sight);
    sight.placed = sight.placed && is_placed(facts, sight.along);
    see_through(*reading, sight);
  }
}

/// The larger of two fields that come together; of one whole jump both ends count.
Sight joined(const Sight& a, const Sight& b) {
  if (a.whole || b.whole) return a.whole ? a : b;
  if (!a.told || !b.told) return a.told ? b : a;
  Sight both = a.cells() < b.cells() ? b : a;
  both.told = a.along == b.along;
  both.agree = a.agree && b.agree && a.jump() == b.jump();
  both.placed = a.placed && b.placed;
  const Line& first = a.lines.front();
  const Line& second = b.lines.front();
  const bool whole_steps = a.lines.size() + b.lines.size() == 2 && first.parts == 1 && second.parts == 1;
  if (!whole_steps || first.jump != second.jump) return both;
  Line& line = both.lines.front();
  const Count end = std::max(first.start + first.extent, second.start + second.extent);
  line.start = std::min(first.start, second.start);
  line.extent = end - line.start;
  return both;
}

/// What a call reads, of the model's first input that reaches it.
ReceptiveField field_read(const Call& call, const Fields& fields) {
  ReceptiveField read = fields[call.inputs.front().call];
  for (const Source& source : call.inputs) {
    const ReceptiveField& other = fields[source.call];
    if (other.input < read.input) {
      read = other;
    } else if (other.input == read.input && &other != &fields[call.inputs.front().call]) {
      for (std::size_t axis = 0; axis < read.axes.size(); ++axis)
        read.axes[axis] = joined(read.axes[axis], other.axes[axis]);
    }
  }
  return read;
}

Fields fields_from(const Model& model, std::span<const Facts* const> facts, const SightRule& rule,
                   const std::vector<ReceptiveField>& given);

/// What comes out of a model that stands inside another.
ReceptiveField field_of_model(const Layer& layer, const Call& call, const Facts& facts, const Fields& fields) {
  std::vector<const Facts*> inner;
  for (const Facts& one : facts.inner) inner.push_back(&one);
  std::vector<ReceptiveField> given;
  for (const Source& source : call.inputs) given.push_back(fields[source.call]);
  return fields_from(*layer.model, inner, {}, given)[layer.model->outputs.front().call];
}

/// `given`: of a model inside another, what its inputs see.
Fields fields_from(const Model& model, std::span<const Facts* const> facts, const SightRule& rule,
                   const std::vector<ReceptiveField>& given) {
  Fields fields;
  for (std::size_t call = 0; call < facts.size(); ++call) {
    const Layer& layer = model.layer_of(call);
    const Call& here = model.calls[call];
    if (here.inputs.empty()) {
      const auto input =
          static_cast<std::size_t>(std::find(model.inputs.begin(), model.inputs.end(), call) - model.inputs.begin());
      fields.push_back(input < given.size() ? given[input] : field_of_input(model, call, here.input_shape));
    } else if (layer.model && !facts[call]->inner.empty()) {
      fields.push_back(field_of_model(layer, here, *facts[call], fields));
    } else {
      fields.push_back(field_read(here, fields));
      see_through_layer(model, call, *facts[call], rule, fields.back());
    }
  }
  return fields;
}

/// The axis of the input that a Sight is about.
std::size_t input_axis(const Model& model, const ReceptiveField& field, std::size_t axis) {
  const Shape& shape = model.calls[field.input].input_shape;
  return static_cast<std::size_t>(field_of_input(model, field.input, shape).axes[axis].along);
}

Value axis_value(const Model& model, std::span<const Facts* const> facts, const ReceptiveField& field,
                 std::size_t axis) {
  const Sight& sight = field.axes[axis];
  const auto size = field_size(model, facts, field, axis);
  return object({{"size", size ? Value(*size) : Value()},
                 {"jump", sight.whole ? Value(0) : Value(sight.jump())},
                 {"start", sight.whole    ? Value(0)
                           : sight.placed ? Value(sight.start())
                                          : Value()}});
}

}  // namespace

Count Sight::cells() const {
  Count phases = 1;
  for (const Line& line : lines) phases = std::min(saturating_multiply(phases, line.parts), kMostPhases);
  Count most = 0;
  bool fits = true;
  for (Count output = 0; fits && output < phases; ++output) {
    Count first = output;
    Count last = output;
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
      first = -floor_divide(-(line->start + times(first, line->jump, fits)), line->parts);
      last = floor_divide(line->start + line->extent + times(last, line->jump, fits), line->parts);
    }
    most = std::max(most, last - first + 1);
  }
  return fits ? most : kUnknown;
}

double Sight::jump() const {
  double jump = 1;
  for (const Line& line : lines) jump *= static_cast<double>(line.jump) / static_cast<double>(line.parts);
  return jump;
}

double Sight::start() const {
  double start = 0;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    start =
        (static_cast<double>(line->start) + start * static_cast<double>(line->jump)) / static_cast<double>(line->parts);
  }
  return start;
}

bool ReceptiveField::all() const {
  return !axes.empty() && std::all_of(axes.begin(), axes.end(), [](const Sight& one) { return one.whole; });
}
bool ReceptiveField::agree() const {
  return std::all_of(axes.begin(), axes.end(), [](const Sight& one) { return one.agree || one.whole; });
}
bool ReceptiveField::told() const {
  return std::all_of(axes.begin(), axes.end(), [](const Sight& one) { return one.told; });
}

std::vector<ReceptiveField> receptive_fields(const Model& model, std::span<const Facts* const> facts,
                                             const SightRule& rule) {
  return fields_from(model, facts, rule, {});
}

std::optional<Count> field_size(const Model& model, std::span<const Facts* const> facts, const ReceptiveField& field,
                                std::size_t axis) {
  if (axis >= field.axes.size() || !field.axes[axis].told) return std::nullopt;
  const Count size =
      field.axes[axis].whole ? facts[field.input]->output()[input_axis(model, field, axis)] : field.axes[axis].cells();
  return size == kUnknown ? std::nullopt : std::optional(size);
}

Value receptive_fields_value(const CountedModel& counted) {
  const Model& model = counted.model;
  std::vector<const Facts*> facts;
  for (const Facts& one : counted.facts) facts.push_back(&one);
  const auto fields = receptive_fields(model, facts);
  Array rows;
  for (const auto& calls : calls_by_layer(model)) {
    if (!model.calls[calls.front()].in_summary) continue;
    const ReceptiveField& field = fields[calls.back()];
    Array axes;
    for (std::size_t axis = 0; field.told() && axis < field.axes.size(); ++axis) {
      axes.push_back(axis_value(model, facts, field, axis));
    }
    rows.push_back(object({{"layer", model.layer_of(calls.front()).name},
                           {"axes", field.told() ? Value(std::move(axes)) : Value()},
                           {"all", field.told() && field.all()},
                           {"agree", field.agree()}}));
  }
  return rows;
}

}  // namespace cnn
