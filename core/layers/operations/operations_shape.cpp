// Operations of keras.ops that move values about: Reshape, Transpose, Concatenate, Matmul, …. Source: keras.ops.numpy.
#include <algorithm>

#include "core/layers/list.hpp"
#include "core/layers/merging/merge.hpp"
#include "core/layers/operations/operations.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/layers/shared/gradients.hpp"

namespace cnn {
namespace {

Error refuse(const Site& site, std::string_view argument) {
  return {"invalid_argument", "", argument, "axis_of_the_input", site.config.value(argument)};
}

Error mismatch(const Site& site) {
  Array shapes;
  for (const Shape& shape : site.inputs) shapes.push_back(to_value(shape));
  return {"shapes_differ", "", "", "shapes_that_fit", std::move(shapes)};
}

/// The new shape, the batch included; -1 stands for what is left, which is known where all else is.
Result<Shape> reshape(const Site& site) {
  const Array* sizes = items_of(site.config.value("newshape"));
  if (sizes == nullptr) return Shape{};
  Shape shape;
  std::optional<std::size_t> open;
  Count product_of_known = 1;
  bool known = std::find(site.input().begin(), site.input().end(), kUnknown) == site.input().end();
  for (const Value& size : *sizes) {
    if (size.integer() && *size.integer() == -1) open = shape.size();
    const bool given = size.integer() && *size.integer() >= 0;
    known = known && (given || open == shape.size());
    shape.push_back(given ? *size.integer() : kUnknown);
    if (given) product_of_known = saturating_multiply(product_of_known, *size.integer());
  }
  if (!known) return shape;
  const Count all = product(site.input()).value_or(0);
  if (open && product_of_known > 0 && all % product_of_known == 0) shape[*open] = all / product_of_known;
  if (product(shape).value_or(-1) != all) {
    return Error{"invalid_argument", "", "newshape", "as_many_values_as_the_input", site.config.value("newshape")};
  }
  return shape;
}

Result<Shape> transpose(const Site& site) {
  const Shape& input = site.input();
  if (!site.config.has("axes")) return Shape(input.rbegin(), input.rend());
  const auto axes = site.config.tuple("axes");
  Shape shape;
  for (const Count given : axes) {
    const auto axis = axis_at(given, input.size());
    if (!axis) return refuse(site, "axes");
    shape.push_back(input[*axis]);
  }
  if (!axes_of(site.config, "axes", input.size()) || axes.size() != input.size()) return refuse(site, "axes");
  return shape;
}

Result<Shape> swap_axes(const Site& site) {
  Shape shape = site.input();
  const auto first = axis_at(site.config.count("axis1"), shape.size());
  const auto second = axis_at(site.config.count("axis2"), shape.size());
  if (!first || !second) return refuse(site, first ? "axis2" : "axis1");
  std::swap(shape[*first], shape[*second]);
  return shape;
}

Result<Shape> expand_dims(const Site& site) {
  const std::size_t rank = site.input().size() + site.config.tuple("axis").size();
  const auto axes = axes_of(site.config, "axis", rank);
  if (!axes) return refuse(site, "axis");
  Shape shape = site.input();
  for (const std::size_t axis : *axes) shape.insert(shape.begin() + static_cast<std::ptrdiff_t>(axis), 1);
  return shape;
}

Result<Shape> squeeze(const Site& site) {
  const Shape& input = site.input();
  const auto axes = axes_of(site.config, "axis", input.size());
  if (!axes) return refuse(site, "axis");
  Shape shape;
  for (std::size_t axis = 0; axis < input.size(); ++axis) {
    const bool named = std::find(axes->begin(), axes->end(), axis) != axes->end();
    if (named && input[axis] != 1) return refuse(site, "axis");
    if (!named && (site.config.has("axis") || input[axis] != 1)) shape.push_back(input[axis]);
  }
  return shape;
}

Result<Shape> concatenate(const Site& site) {
  Shape shape = site.input();
  const auto axis = axis_at(site.config.count("axis"), shape.size());
  if (!axis) return refuse(site, "axis");
  for (std::size_t next = 1; next < site.inputs.size(); ++next) {
    const Shape& input = site.inputs[next];
    if (input.size() != shape.size()) return mismatch(site);
    for (std::size_t i = 0; i < shape.size(); ++i) {
      const bool unknown = shape[i] == kUnknown || input[i] == kUnknown;
      if (i == *axis) {
        shape[i] = unknown ? kUnknown : shape[i] + input[i];
      } else if (!unknown && shape[i] != input[i]) {
        return mismatch(site);
      } else if (shape[i] == kUnknown) {
        shape[i] = input[i];
      }
    }
  }
  return shape;
}

Result<Shape> stack(const Site& site) {
  Shape shape = site.input();
  const auto axis = axis_at(site.config.count("axis"), shape.size() + 1);
  if (!axis) return refuse(site, "axis");
  for (const Shape& input : site.inputs) {
    if (input != shape) return mismatch(site);
  }
  shape.insert(shape.begin() + static_cast<std::ptrdiff_t>(*axis), static_cast<Count>(site.inputs.size()));
  return shape;
}

Result<Shape> matmul(const Site& site) {
  const auto first = operand_at(site.inputs, site.arguments, 0, "x1");
  const auto second = operand_at(site.inputs, site.arguments, 1, "x2");
  if (!first || !second || !first->shape || !second->shape) return Shape{};
  Shape a = *first->shape;
  Shape b = *second->shape;
  if (a.size() < 2 || b.size() < 2) return Shape{};
  const Count columns = b.back();
  const Count rows = a[a.size() - 2];
  const Count inner[] = {a.back(), b[b.size() - 2]};
  if (inner[0] != kUnknown && inner[1] != kUnknown && inner[0] != inner[1]) return mismatch(site);
  a.resize(a.size() - 2);
  b.resize(b.size() - 2);
  auto shape = broadcast(a, b);
  if (!shape) return mismatch(site);
  shape->insert(shape->end(), {rows, columns});
  return *shape;
}

/// Where the values stay in their order: each sample is copied as it is.
bool keeps_batch(const Shape& before, const Shape& after) {
  if (before.empty() || after.empty() || after[0] != before[0]) return false;
  const auto values = product(without_batch(before));
  return values && values == product(without_batch(after));
}

template <Result<Shape> (*output_shape)(const Site&)>
bool copies(const Site& site) {
  const auto shape = output_shape(site);
  return shape && keeps_batch(site.input(), *shape);
}

LayerKind moving(std::string_view class_name, Argument argument, Result<Shape> (*output_shape)(const Site&)) {
  return {
      .class_name = class_name, .arguments = {std::move(argument)}, .operation = true, .output_shape = output_shape};
}

template <Result<Shape> (*output_shape)(const Site&)>
LayerKind copying(std::string_view class_name, Argument argument) {
  LayerKind kind = moving(class_name, std::move(argument), output_shape);
  kind.forward = copy_forward;
  kind.backward = copy_backward;
  kind.runs = copies<output_shape>;
  kind.combination = Combination::kCopy;
  return kind;
}

}  // namespace

std::vector<LayerKind> shape_operations() {
  const auto axis = [](Value fallback) {
    return Argument{.name = "axis", .kind = ArgumentKind::kInteger, .fallback = std::move(fallback)};
  };
  const auto axes = [](std::string_view name, bool optional) {
    return Argument{.name = name, .kind = ArgumentKind::kIntegers, .required = !optional, .optional = optional};
  };
  std::vector<LayerKind> kinds = {
      copying<reshape>("Reshape", {.name = "newshape"}),
      copying<squeeze>("Squeeze", axes("axis", true)),
      copying<expand_dims>("ExpandDims", axes("axis", false)),
      moving("Transpose", axes("axes", true), transpose),
      moving("SwapAxes", {.name = "axis1", .kind = ArgumentKind::kInteger, .required = true}, swap_axes),
      moving("Concatenate", axis(-1), concatenate),
      moving("Stack", axis(0), stack),
      moving("Matmul", {.name = "dtype"}, matmul),
  };
  kinds[4].aliases = {"Swapaxes"};
  kinds[4].arguments.push_back({.name = "axis2", .kind = ArgumentKind::kInteger, .required = true});
  kinds[7].readings = reads_all;
  for (std::size_t several = 5; several < kinds.size(); ++several) kinds[several].max_inputs = 0;
  return kinds;
}

}  // namespace cnn
