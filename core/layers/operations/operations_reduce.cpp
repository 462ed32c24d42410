// Operations of keras.ops that make fewer values: Mean, Sum, Max, … along axes, and GetItem (`x[:, 0]`). Source:
// keras.ops.numpy.
#include <algorithm>

#include "core/layers/list.hpp"
#include "core/layers/operations/operations.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/model/facts.hpp"

namespace cnn {
namespace {

Result<Shape> reduced(const Site& site) {
  const Shape& input = site.input();
  const auto axes = axes_of(site.config, "axis", input.size());
  if (!axes) return Error{"invalid_argument", "", "axis", "axis_of_the_input", site.config.value("axis")};
  const bool all = !site.config.has("axis");
  Shape shape;
  for (std::size_t axis = 0; axis < input.size(); ++axis) {
    const bool goes = all || std::find(axes->begin(), axes->end(), axis) != axes->end();
    if (!goes) shape.push_back(input[axis]);
    if (goes && site.config.flag("keepdims")) shape.push_back(1);
  }
  return shape;
}

bool runs(const Site& site) { return site.config.has("axis") && axes_within_sample(site); }

double combined(std::string_view name, double sum, double value) {
  // A NaN is taken over, and stays.
  if (name == "Max" || name == "Amax") return value > sum || value != value ? value : sum;
  if (name == "Min" || name == "Amin") return value < sum || value != value ? value : sum;
  return name == "Prod" ? sum * value : sum + value;
}

void forward(const Forward& call) {
  const std::string_view name = call.layer->kind->class_name;
  const ConstTensor& input = call.inputs[0];
  const AxisGroups groups(input.shape, *axes_of(call.config, "axis", input.shape.size() + 1));
  for (std::size_t group = 0; group < groups.count(); ++group) {
    double result = input.data[groups.at(group, 0)];
    for (std::size_t i = 1; i < groups.size(); ++i) result = combined(name, result, input.data[groups.at(group, i)]);
    if (name == "Mean") result /= static_cast<double>(groups.size());
    call.output[group] = static_cast<Real>(result);
  }
}

bool is_extreme(std::string_view name) { return name == "Max" || name == "Amax" || name == "Min" || name == "Amin"; }

/// How a group's result changes with one of its values. Equal largest or smallest ones share what comes back.
double share(std::string_view name, const ConstTensor& input, const AxisGroups& groups, std::size_t group,
             std::size_t member) {
  if (name == "Sum") return 1;
  if (name == "Mean") return 1 / static_cast<double>(groups.size());
  const Real own = input.data[groups.at(group, member)];
  double product = 1;
  double equal = 1;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (i == member) continue;
    const Real other = input.data[groups.at(group, i)];
    if (is_extreme(name) && other != own && combined(name, own, other) == other) return 0;
    product *= other;
    equal += other == own ? 1 : 0;
  }
  return is_extreme(name) ? 1 / equal : product;
}

void backward(const Backward& call) {
  const std::string_view name = call.forward.layer->kind->class_name;
  const ConstTensor& input = call.forward.inputs[0];
  if (call.input_gradients[0] == nullptr) return;
  const AxisGroups groups(input.shape, *axes_of(call.forward.config, "axis", input.shape.size() + 1));
  for (std::size_t group = 0; group < groups.count(); ++group) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const double by = share(name, input, groups, group, i);
      call.input_gradients[0][groups.at(group, i)] += static_cast<Real>(call.output_gradient[group] * by);
    }
  }
}

LayerKind reduction(std::string_view class_name, bool can_run) {
  return {
      .class_name = class_name,
      .arguments = {{.name = "axis", .kind = ArgumentKind::kIntegers, .optional = true},
                    {.name = "keepdims", .kind = ArgumentKind::kFlag, .fallback = false}},
      .operation = true,
      .output_shape = reduced,
      .forward = can_run ? forward : nullptr,
      .backward = can_run ? backward : nullptr,
      .runs = runs,
  };
}

/// Python's len(range(*slice.indices(length))).
std::optional<Count> slice_length(const Value& slice, Count length) {
  const Value& step_value = slice["step"];
  const Count step = step_value.is_null() ? 1 : step_value.integer().value_or(0);
  if (step == 0) return std::nullopt;
  const auto bound = [&](const Value& value, Count fallback) -> std::optional<Count> {
    if (value.is_null()) return fallback;
    if (!value.integer()) return std::nullopt;
    const Count place = *value.integer() < 0 ? *value.integer() + length : *value.integer();
    return std::clamp<Count>(place, step > 0 ? 0 : -1, step > 0 ? length : length - 1);
  };
  const auto start = bound(slice["start"], step > 0 ? 0 : length - 1);
  const auto stop = bound(slice["stop"], step > 0 ? length : -1);
  if (!start || !stop) return std::nullopt;
  const Count span = step > 0 ? *stop - *start : *start - *stop;
  const Count stride = step > 0 ? step : -step;
  return span <= 0 ? 0 : (span - 1) / stride + 1;
}

bool is_ellipsis(const Value& key) { return key["class_name"] == Value("__ellipsis__"); }

/// What one key makes of one axis: nothing for an index, a size for a slice. False where the config does not say it.
bool take(const Value& key, Count size, Shape& shape) {
  if (key.integer()) return true;
  if (!(key["class_name"] == Value("__slice__"))) return false;
  const auto length = size == kUnknown ? std::optional<Count>(kUnknown) : slice_length(key["config"], size);
  if (length) shape.push_back(*length);
  return length.has_value();
}

Result<Shape> get_item(const Site& site) {
  const auto arguments = call_arguments(*site.arguments);
  const CallArgument* given = find_argument(arguments, 1, "key");
  if (given == nullptr || given->tensors > 0) return Shape{};
  const Array* listed = items_of(*given->value);
  const Array keys = listed != nullptr ? *listed : Array{*given->value};
  const auto takes_axis = [](const Value& key) { return !key.is_null() && !is_ellipsis(key); };
  const auto taken = static_cast<std::size_t>(std::count_if(keys.begin(), keys.end(), takes_axis));
  const Shape& input = site.input();
  if (taken > input.size()) {
    return Error{"invalid_argument", "", "key", "as_many_indices_as_axes", static_cast<Count>(taken)};
  }
  Shape shape;
  std::size_t axis = 0;
  bool rest = false;
  for (const Value& key : keys) {
    if (key.is_null()) {
      shape.push_back(1);
    } else if (is_ellipsis(key)) {
      for (std::size_t left = input.size() - taken; left > 0 && !rest; --left) shape.push_back(input[axis++]);
      rest = true;
    } else if (!take(key, input[axis++], shape)) {
      return Shape{};
    }
  }
  while (axis < input.size()) shape.push_back(input[axis++]);
  return shape;
}

}  // namespace

std::vector<LayerKind> reductions() {
  std::vector<LayerKind> kinds;
  for (const std::string_view name : {"Mean", "Sum", "Max", "Min", "Amax", "Amin", "Prod"}) {
    kinds.push_back(reduction(name, true));
  }
  for (const std::string_view name : {"Var", "Std", "Any", "All", "Argmax", "Argmin", "Logsumexp", "CountNonzero"}) {
    kinds.push_back(reduction(name, false));
  }
  kinds.push_back({.class_name = "GetItem", .max_inputs = 0, .operation = true, .output_shape = get_item});
  return kinds;
}

}  // namespace cnn
