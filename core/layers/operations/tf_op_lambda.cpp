// TFOpLambda and SlicingOpLambda: how Keras 2 writes an operation of TensorFlow between layers. They count as layers
// and have no parameters. Source: keras.layers.core.TFOpLambda of Keras 2.
#include "core/layers/list.hpp"
#include "core/layers/operations/operations.hpp"
#include "core/layers/shared/elementwise.hpp"

namespace cnn {
namespace {

/// The same operation in keras.ops.
struct Function {
  std::string_view function;
  std::string_view operation;
};

constexpr Function kFunctions[] = {
    {"__operators__.add", "Add"},
    {"math.add", "Add"},
    {"math.subtract", "Subtract"},
    {"math.multiply", "Multiply"},
    {"math.truediv", "TrueDivide"},
    {"math.divide", "Divide"},
    {"math.pow", "Power"},
    {"math.maximum", "Maximum"},
    {"math.minimum", "Minimum"},
    {"math.negative", "Negative"},
    {"math.abs", "Absolute"},
    {"math.square", "Square"},
    {"math.sqrt", "Sqrt"},
    {"math.rsqrt", "Rsqrt"},
    {"math.exp", "Exp"},
    {"math.log", "Log"},
    {"math.sigmoid", "Sigmoid"},
    {"math.tanh", "Tanh"},
    {"math.softplus", "Softplus"},
    {"nn.relu", "Relu"},
    {"nn.relu6", "Relu6"},
    {"nn.sigmoid", "Sigmoid"},
    {"nn.tanh", "Tanh"},
    {"nn.softplus", "Softplus"},
    {"nn.softsign", "Softsign"},
    {"nn.selu", "Selu"},
    {"nn.silu", "Silu"},
    {"identity", "Copy"},
    {"stop_gradient", "StopGradient"},
};

std::string_view operation_of(const Config& config) {
  const std::string* function = config.value("function").text();
  for (const Function& known : kFunctions) {
    if (function != nullptr && known.function == *function) return known.operation;
  }
  return "";
}

Result<Shape> output_shape(const Site& site) {
  const std::string_view operation = operation_of(site.config);
  if (is_binary(operation)) return binary_shape(site, "x", "y");
  return find_unary(operation) != nullptr ? site.input() : Shape{};
}

bool runs(const Site& site) {
  const std::string_view operation = operation_of(site.config);
  return find_unary(operation) != nullptr || (is_binary(operation) && binary_runs(site, "x", "y"));
}

void forward(const Forward& call) {
  const std::string_view operation = operation_of(call.config);
  if (const Unary* unary = find_unary(operation)) {
    unary_forward(call, *unary);
  } else {
    binary_forward(call, find_binary(operation), "x", "y");
  }
}

void backward(const Backward& call) {
  const std::string_view operation = operation_of(call.forward.config);
  if (const Unary* unary = find_unary(operation)) {
    unary_backward(call, *unary);
  } else {
    binary_backward(call, find_binary_gradient(operation), "x", "y");
  }
}

Result<Shape> unknown_shape(const Site&) { return Shape{}; }

}  // namespace

LayerKind tf_op_lambda() {
  return {
      .class_name = "TFOpLambda",
      .arguments = {{.name = "function"}},
      .max_inputs = 0,
      .output_shape = output_shape,
      .forward = forward,
      .backward = backward,
      .runs = runs,
  };
}

LayerKind slicing_op_lambda() {
  return {
      .class_name = "SlicingOpLambda",
      .arguments = {{.name = "function"}},
      .max_inputs = 0,
      .output_shape = unknown_shape,
  };
}

}  // namespace cnn
