// Walks models, and models within models, as Network does, without its memory.
#include "tests/core/double/steps.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/layers/shared/elementwise.hpp"
#include "core/running/kernels/activation.hpp"

namespace support {
namespace {

constexpr cnn::Count kMostNumbers = 4'000'000;

cnn::ConstTensor view(const Held& held) { return {held.shape, held.values.data()}; }

std::vector<cnn::ConstTensor> views(const std::vector<Held>& tensors) {
  std::vector<cnn::ConstTensor> result;
  for (const Held& tensor : tensors) result.push_back(view(tensor));
  return result;
}

/// A layer that Network would run.
bool runs(const cnn::Layer& layer, const cnn::Facts& facts, const cnn::Call& call) {
  const cnn::LayerKind& kind = *layer.kind;
  if (kind.forward == nullptr || !facts.shape_known() || !cnn::is_known(facts.output())) return false;
  if (cnn::product(cnn::without_batch(facts.output())).value_or(kMostNumbers) >= kMostNumbers) return false;
  for (const cnn::Weight& weight : facts.weights) {
    if (weight.count().value_or(kMostNumbers) >= kMostNumbers) return false;
  }
  if (call.inputs.size() > std::max<std::size_t>(facts.inputs.size(), 1)) return false;  // a mask
  if (kind.runs != nullptr && !kind.runs({layer.config, facts.inputs, &layer, &call.arguments})) return false;
  const cnn::Value& activation = layer.config.value("activation");
  return activation.is_null() ||
         (activation.text() != nullptr && cnn::kernels::find_activation(*activation.text()) != nullptr);
}

class Walk {
 public:
  Walk(std::uint64_t seed, Range range, std::vector<Step>& steps) : random_(seed), range_(range), steps_(steps) {}

  using Outputs = std::vector<std::vector<Held>>;

  /// What each call puts out; `given`: what a model inside another reads. Nothing where a layer is not run.
  std::optional<Outputs> through(const cnn::Model& model, const std::vector<cnn::Facts>& facts,
                                 const std::vector<Held>& given) {
    Outputs outputs;
    for (std::size_t call = 0; call < model.calls.size(); ++call) {
      std::vector<Held> inputs;
      for (const cnn::Source& source : model.calls[call].inputs) inputs.push_back(outputs[source.call][source.output]);
      const auto outer = std::find(model.inputs.begin(), model.inputs.end(), call) - model.inputs.begin();
      if (static_cast<std::size_t>(outer) < given.size()) {
        outputs.push_back({given[static_cast<std::size_t>(outer)]});
        continue;
      }
      auto output = of_call(model.layer_of(call), facts[call], model.calls[call], std::move(inputs));
      if (!output) return std::nullopt;
      outputs.push_back(std::move(*output));
    }
    return outputs;
  }

 private:
  std::optional<std::vector<Held>> of_call(const cnn::Layer& layer, const cnn::Facts& facts, const cnn::Call& call,
                                           std::vector<Held> inputs) {
    if (layer.model) {
      const auto inner = through(*layer.model, facts.inner, inputs);
      if (!inner) return std::nullopt;
      std::vector<Held> outputs;
      for (const cnn::Source& source : layer.model->outputs) outputs.push_back((*inner)[source.call][source.output]);
      return outputs;
    }
    if (!runs(layer, facts, call)) return std::nullopt;
    const auto sizes = cnn::without_batch(facts.output());
    Held output{cnn::Shape(sizes.begin(), sizes.end())};
    if (inputs.empty()) {
      output.values.resize(cnn::value_count(sizes));
      draw(output.values, random_, range_);
    } else {
      steps_.push_back({&layer, &facts, &call.arguments, std::move(inputs), weights_of(layer, facts), output.shape});
      output.values = steps_.back().forward();
    }
    return std::vector<Held>{std::move(output)};
  }

  /// The same at every use of a layer.
  const std::vector<Held>& weights_of(const cnn::Layer& layer, const cnn::Facts& facts) {
    const auto [place, is_new] = weights_.try_emplace(&layer);
    if (!is_new) return place->second;
    for (const cnn::Weight& weight : facts.weights) {
      Held held{weight.shape(), Numbers(static_cast<std::size_t>(weight.count().value_or(0)))};
      draw(held.values, random_, range_);
      // A variance is positive; where it is next to none, its root has no straight piece to measure.
      if (weight.name.find("variance") != std::string_view::npos) {
        for (Real& value : held.values) value = std::fabs(value) + 0.1;
      }
      place->second.push_back(std::move(held));
    }
    return place->second;
  }

  cnn::Random random_;
  Range range_;
  std::vector<Step>& steps_;
  std::map<const cnn::Layer*, std::vector<Held>> weights_;
};

}  // namespace

Numbers Step::forward() const {
  const auto read = views(inputs);
  const auto learned = views(weights);
  Numbers output(cnn::value_count(output_shape), std::numeric_limits<Real>::quiet_NaN());
  const auto floats = layer->kind->scratch;
  Numbers scratch(floats == nullptr ? 0 : static_cast<std::size_t>(floats({layer->config, facts->inputs, layer})));
  layer->kind->forward({layer->config, read, learned, output_shape, output.data(), layer, arguments, scratch.data()});
  return output;
}

std::optional<Run> run_plainly(const Json& config, std::uint64_t seed, Range range) {
  auto model = counted(config);
  REQUIRE(model);
  Run run{std::move(*model)};
  const bool whole = Walk(seed, range, run.steps).through(run.counted.model, run.counted.facts, {}).has_value();
  return whole ? std::optional(std::move(run)) : std::nullopt;
}

Step one_step(const Json& input_shape, const char* class_name, const Json& config, std::uint64_t seed) {
  static std::vector<std::unique_ptr<Run>> kept;  // a step points into its model
  auto run = run_plainly(sequential(input_shape, Json::array({Json::array({class_name, config})})), seed);
  REQUIRE(run);
  REQUIRE(run->steps.size() == 1);
  kept.push_back(std::make_unique<Run>(std::move(*run)));
  return kept.back()->steps.front();
}

void draw(Numbers& numbers, cnn::Random& random, Range range) {
  for (Real& number : numbers) number = range.low + random.uniform() * (range.high - range.low);
}

double difference(const Numbers& a, const Numbers& b) {
  double scale = 1;
  double most = a.size() == b.size() ? 0 : std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    scale = std::max({scale, std::fabs(a[i]), std::fabs(b[i])});
    const double apart = std::fabs(a[i] - b[i]);
    most = std::isnan(apart) ? std::numeric_limits<double>::infinity() : std::max(most, apart);
  }
  return most / scale;
}

}  // namespace support
