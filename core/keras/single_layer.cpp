#include "core/keras/single_layer.hpp"

#include "core/keras/layer_reader.hpp"
#include "core/model/facts.hpp"

namespace cnn {
namespace {

Result<std::vector<Shape>> read_shapes(const Value& given) {
  const Array* items = given.array();
  if (items == nullptr) return Error{"invalid_argument", "", "input_shapes", "list_of_shapes", given};
  std::vector<Shape> shapes;
  for (const Value& item : *items) {
    auto shape = read_shape(item, "", "input_shapes");
    if (!shape) return shape.error();
    shapes.push_back(std::move(*shape));
  }
  return shapes;
}

Value facts_value(const Facts& facts) {
  Array outputs;
  for (const Shape& shape : facts.outputs) outputs.push_back(shape.empty() ? Value() : to_value(shape));
  Array weights;
  for (const Weight& weight : facts.weights) {
    weights.push_back(
        object({{"name", weight.name}, {"shape", to_value(weight.shape())}, {"trainable", weight.trainable}}));
  }
  return object({{"output_shapes", std::move(outputs)}, {"weights", std::move(weights)}, {"known", facts.count_known}});
}

}  // namespace

Result<Value> single_layer(const Value& layer, const Value& shapes, const Value& call, const Catalogue& catalogue) {
  auto inputs = read_shapes(shapes);
  if (!inputs) return inputs.error();
  auto read = read_layer(layer, 0, Around{catalogue});
  if (!read) return read.error();
  if (inputs->empty() && !is_input_layer(*read)) {
    return object({{"output_shapes", Array{}}, {"weights", Array{}}, {"known", true}});
  }
  if (is_input_layer(*read)) {
    auto shape = read_input_shape(layer["config"], read->name);
    if (!shape) return shape.error();
    *inputs = {*shape};
  }
  auto facts = facts_at(*read, std::move(*inputs), call);
  if (!facts) return facts.error();
  return facts_value(*facts);
}

}  // namespace cnn
