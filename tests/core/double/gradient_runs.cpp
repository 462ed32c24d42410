// Cases of gradients as models of one layer.
#include <cmath>

#include "tests/core/double/gradient_cases.hpp"
#include "tests/core/support/graphs.hpp"

namespace support {
namespace {

/// The same as Sequential or graph, according to how many tensors are read.
Json model_of(const GradientCase& one) {
  const bool several = one.shapes.at(0).is_array();
  const bool operation = one.kind.starts_with("ops.");
  const std::string class_name = operation ? one.kind.substr(4) : one.kind;
  if (one.kind == "InputLayer") return sequential(one.shapes, Json::array({Json::array({"Identity", Json::object()})}));
  if (!several && !operation) {
    return sequential(one.shapes, Json::array({Json::array({class_name, one.config})}));
  }
  Json layers = Json::array();
  Json inputs = Json::array();
  Json args = Json::array();
  const Json shapes = several ? one.shapes : Json::array({one.shapes});
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const std::string name = "input_" + std::to_string(i);
    layers.push_back(input(name.c_str(), shapes[i]));
    inputs.push_back({name, 0, 0});
    args.push_back(tensor(name.c_str()));
  }
  if (one.config.contains("operand")) args.push_back(one.config["operand"]);
  if (!operation && class_name != "TFOpLambda") args = Json::array({args});
  Json entry = call(class_name.c_str(), "x", one.config, args);
  if (operation) entry["module"] = "keras.src.ops.numpy";
  layers.push_back(entry);
  return graph(layers, inputs, {{"x", 0, 0}});
}

/// What it reads, as nothing that stands before it is run.
Step input_layer(const Run& run) {
  const cnn::Shape& shape = run.counted.facts.front().output();
  const cnn::Shape sizes(shape.begin() + 1, shape.end());
  Numbers values(static_cast<std::size_t>(*cnn::product(sizes)));
  return {&run.counted.model.layers.front(), &run.counted.facts.front(), nullptr, {{sizes, values}}, {}, sizes};
}

std::vector<cnn::ConstTensor> views(const std::vector<Held>& tensors) {
  std::vector<cnn::ConstTensor> result;
  for (const Held& held : tensors) result.push_back({held.shape, held.values.data()});
  return result;
}

}  // namespace

RunCase run_case(const GradientCase& one, std::uint64_t seed) {
  CAPTURE(one.kind);
  CAPTURE(one.config.dump());
  auto run = run_plainly(model_of(one), seed, one.range);
  REQUIRE(run);
  RunCase result{std::make_unique<Run>(std::move(*run)), {}};
  if (one.kind == "InputLayer") {
    result.step = input_layer(*result.run);
  } else {
    REQUIRE(result.run->steps.size() == 1);
    result.step = result.run->steps.front();
  }
  cnn::Random random(seed + 1);
  for (Held& held : result.step.inputs) {
    draw(held.values, random, one.range);
    // Words are whole numbers; a difference must not reach the next one.
    for (Real& value : held.values) value = one.kind == "Embedding" ? std::floor(value) + 0.5 : value;
  }
  return result;
}

std::vector<Numbers> backward(const Step& step, const Numbers& output_gradient, const std::vector<bool>& asked) {
  const auto inputs = views(step.inputs);
  const auto weights = views(step.weights);
  std::vector<Numbers> gradients;
  std::vector<Real*> places;
  for (const auto* tensors : {&step.inputs, &step.weights}) {
    for (const Held& held : *tensors) gradients.emplace_back(asked[gradients.size()] ? held.values.size() : 0, kBefore);
  }
  for (Numbers& gradient : gradients) places.push_back(gradient.empty() ? nullptr : gradient.data());
  Numbers output = step.forward();
  const auto floats = step.layer->kind->scratch;
  Numbers scratch(
      floats == nullptr ? 0 : static_cast<std::size_t>(floats({step.layer->config, step.facts->inputs, step.layer})));
  const cnn::Forward forward{step.layer->config, inputs,     weights,        step.output_shape,
                             output.data(),      step.layer, step.arguments, scratch.data()};
  const std::span<Real* const> all(places);
  step.layer->kind->backward({forward, output_gradient.data(), all.first(inputs.size()), all.subspan(inputs.size())});
  for (Numbers& gradient : gradients) {
    for (Real& number : gradient) number -= kBefore;
  }
  return gradients;
}

Batch::Batch(const Step& of, std::size_t count) : step(of), samples(count), input(count * of.inputs[0].values.size()) {
  cnn::Random random(23);
  draw(input, random);
  for (const Held& held : of.weights) weights.push_back(held.values);
  kept.resize(static_cast<std::size_t>(rule().kept({step.layer->config, step.facts->inputs, step.layer}, count)));
}

Numbers Batch::learn(const std::function<void(const cnn::Learning&)>& then) {
  Numbers output(input.size(), NAN);
  std::vector<Real*> places;
  for (Numbers& numbers : weights) places.push_back(numbers.data());
  cnn::Random random(29);
  const cnn::Learning learning{step.layer->config, samples, step.inputs[0].shape, input.data(), places, output.data(),
                               kept.data(),        random};
  rule().forward(learning);
  then(learning);
  return output;
}

}  // namespace support
