// TensorFlowOpLayer: how TF 2.0 to 2.3 wrote an operation between layers: as a node of TensorFlow's graph. It has no
// parameters. Source: tensorflow/python/keras/engine/base_layer.py, TensorFlow's ops.
#include <algorithm>

#include "core/base/json.hpp"
#include "core/layers/list.hpp"
#include "core/layers/merging/merge.hpp"
#include "core/layers/operations/operations.hpp"

namespace cnn {
namespace {

/// Operations whose output has the shape of their input.
constexpr std::string_view kUnary[] = {
    "Abs",      "Acos",       "Asin",   "Atan",         "Cast",       "Ceil",       "Cos",
    "Cosh",     "Elu",        "Erf",    "Exp",          "Expm1",      "Floor",      "Identity",
    "Inv",      "LeakyRelu",  "Log",    "Log1p",        "LogSoftmax", "LogicalNot", "Neg",
    "OnesLike", "Reciprocal", "Relu",   "Relu6",        "Rint",       "Round",      "Rsqrt",
    "Selu",     "Sigmoid",    "Sign",   "Sin",          "Sinh",       "Softmax",    "Softplus",
    "Softsign", "Sqrt",       "Square", "StopGradient", "Tan",        "Tanh",       "ZerosLike"};
constexpr std::string_view kBinary[] = {"Add",        "AddV2",
                                        "BiasAdd",    "Div",
                                        "DivNoNan",   "Equal",
                                        "FloorDiv",   "FloorMod",
                                        "Greater",    "GreaterEqual",
                                        "Less",       "LessEqual",
                                        "LogicalAnd", "LogicalOr",
                                        "Maximum",    "Minimum",
                                        "Mul",        "MulNoNan",
                                        "NotEqual",   "Pow",
                                        "RealDiv",    "SquaredDifference",
                                        "Sub"};

template <std::size_t N>
bool holds(const std::string_view (&names)[N], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

/// Keras wrote the node as an object, before TF 2.2 as the text of one.
Value node_of(const Config& config) {
  const Value& node = config.value("node_def");
  if (node.text() == nullptr) return node;
  const auto parsed = parse_json(*node.text());
  return parsed ? *parsed : Value();
}

/// TensorFlow's attributes: integers as texts, texts in base 64.
Count integer_of(const Value& attribute) {
  const std::string* text = attribute["i"].text();
  const auto value = text != nullptr ? parse_json(*text) : Result<Value>(attribute["i"]);
  return value ? value->integer().value_or(0) : 0;
}

bool is_channels_first(const Value& node) {
  const Value& format = node["attr"]["data_format"]["s"];
  return !format.is_null() && format != Value("TkhXQw==") && format != Value("NHWC");
}

/// Blocks of channels become blocks of places, or the other way round.
Shape moved_blocks(const Shape& input, const Value& node, bool to_space) {
  const Count block = integer_of(node["attr"]["block_size"]);
  if (input.size() != 4 || block < 2 || block > 1024) return {};
  const std::size_t first = is_channels_first(node) ? 2 : 1;
  const std::size_t channels = is_channels_first(node) ? 1 : 3;
  Shape output = input;
  const auto scale = [](Count& size, Count by, bool up) {
    if (size == kUnknown) return true;
    if (!up && size % by != 0) return false;
    const auto product = up ? multiply(size, by) : std::optional(size / by);
    if (product) size = *product;
    return product.has_value();
  };
  const bool fits = scale(output[first], block, to_space) && scale(output[first + 1], block, to_space) &&
                    scale(output[channels], block * block, !to_space);
  return fits ? output : Shape{};
}

/// The shapes of the operands in their order: tensors of the call, and constants where they stand.
std::vector<std::optional<Shape>> operands(const Site& site) {
  const Value& constants = site.config.value("constants");
  const std::size_t given = constants.object() != nullptr ? constants.object()->size() : 0;
  std::vector<std::optional<Shape>> shapes;
  std::size_t next = 0;
  for (std::size_t i = 0; i < site.inputs.size() + given; ++i) {
    if (const Value* constant = constants.find(std::to_string(i))) {
      shapes.push_back(constant_shape(*constant));
    } else if (next < site.inputs.size()) {
      shapes.emplace_back(site.inputs[next++]);
    }
  }
  return shapes;
}

Result<Shape> output_shape(const Site& site) {
  const Value node = node_of(site.config);
  const std::string* op = node["op"].text();
  if (op == nullptr) return Shape{};
  if (holds(kUnary, *op)) return site.input();
  if (*op == "DepthToSpace" || *op == "SpaceToDepth") return moved_blocks(site.input(), node, *op == "DepthToSpace");
  const auto shapes = operands(site);
  if (!holds(kBinary, *op) || shapes.size() != 2 || !shapes[0] || !shapes[1]) return Shape{};
  const auto shape = broadcast(*shapes[0], *shapes[1]);
  if (shape) return *shape;
  return Error{"shapes_differ", "", "", "shapes_that_fit", Array{to_value(*shapes[0]), to_value(*shapes[1])}};
}

}  // namespace

LayerKind tensorflow_op_layer() {
  return {
      .class_name = "TensorFlowOpLayer",
      .arguments = {{.name = "node_def"}, {.name = "constants"}},
      .max_inputs = 0,
      .output_shape = output_shape,
  };
}

}  // namespace cnn
