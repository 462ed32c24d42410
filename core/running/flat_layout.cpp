// Walks the calls of a model, and of the models within it, in order.
#include "core/running/flat_layout.hpp"

#include <algorithm>

#include "core/running/activation_runs.hpp"
#include "core/running/fast_path.hpp"
#include "core/running/initializers.hpp"

namespace cnn {

Error too_much_memory(const std::string& layer, Count floats) {
  return {"too_much_memory", layer, "", "at_most_1073741824_bytes", static_cast<double>(floats) * 4};
}

namespace {

using Tensors = std::vector<std::size_t>;

class FlatLayout {
 public:
  explicit FlatLayout(LayoutWishes wishes) : wishes_(wishes) {}

  Result<std::vector<Tensors>> lay_out(const Model& model, const std::vector<Facts>& facts, const std::string& prefix,
                                       const Tensors& given);
  LaidOut take() { return std::move(out_); }
  bool is_masked(std::size_t tensor) const { return masked_[tensor]; }

 private:
  Result<std::size_t> lay_out_call(const Layer& layer, const Facts& facts, const Call& call, const std::string& name,
                                   Tensors inputs);
  Result<std::size_t> add_tensor(Shape shape, const std::string& layer);
  bool reads_mask(const Tensors& inputs) const;
  std::size_t same_tensor(Shape shape, std::size_t tensor);
  std::optional<Error> add_weights(FlatCall& flat_call);

  LayoutWishes wishes_;
  LaidOut out_;
  std::map<const Layer*, std::size_t> first_weight_;  ///< of layers seen so far: a second use has the same weights
  std::vector<bool> masked_;                          ///< by tensor: a mask comes with it
};

/// Kernels count cells in 32 bits: a window beyond that would need a border that no memory holds.
std::optional<Error> check_windows(const std::vector<Window>& windows, const std::string& name) {
  for (const Window& window : windows) {
    const auto [before, after] = window.pads();
    const Count widest = std::max({window.kernel, window.stride, window.dilation, window.span(), before, after});
    if (widest > kMaxFloats) return too_much_memory(name, widest);
  }
  return std::nullopt;
}

std::optional<Error> check_layer(const Layer& layer, const Facts& facts, const Call& call, const std::string& name) {
  if (layer.kind->forward == nullptr) return Error{"not_run", name, "", "layer_that_runs", layer.class_name};
  // A mask would have to be looked at.
  const bool masked = call.inputs.size() > std::max<std::size_t>(facts.inputs.size(), 1);
  const bool can_run =
      layer.kind->runs == nullptr || layer.kind->runs({layer.config, facts.inputs, &layer, &call.arguments});
  if (!facts.shape_known() || masked || !can_run)
    return Error{"not_run", name, "", "layer_that_runs", layer.class_name};
  if (const auto argument = activation_not_run(layer.config)) {
    return Error{"not_run", name, std::string(*argument), "activation_that_runs", layer.config.value(*argument)};
  }
  if (!is_known(facts.output())) return Error{"unknown_size", name, "", "known_sizes", to_value(facts.output())};
  return check_windows(facts.windows, name);
}

/// Whether a layer makes something else of its input where a mask comes with it.
bool heeds_mask(const Layer& layer) {
  const auto heeds = [](const Layer& one) { return one.kind->heeds_mask; };
  return heeds(layer) || std::any_of(layer.wrapped.begin(), layer.wrapped.end(), heeds);
}

/// Whether what it puts out may have a mask. Most layers hand on what they read; a mask ends where steps become others
/// and where no steps are left. Of those few where Keras drops it and this says that it goes on, less is run.
bool puts_out_mask(const Layer& layer, const Facts& facts, bool reads_mask) {
  const LayerKind& kind = *layer.kind;
  if (kind.makes_mask != nullptr && kind.makes_mask({layer.config, facts.inputs, &layer})) return true;
  return reads_mask && kind.windows == nullptr && !kind.operation && facts.output().size() > 2;
}

/// Lays out the calls of a model; answers the tensors that each call puts out. `given`: the tensors that it reads
/// where it stands inside another model.
Result<std::vector<Tensors>> FlatLayout::lay_out(const Model& model, const std::vector<Facts>& facts,
                                                 const std::string& prefix, const Tensors& given) {
  std::vector<Tensors> outputs;
  for (std::size_t call = 0; call < model.calls.size(); ++call) {
    const Layer& layer = model.layer_of(call);
    const std::string name = prefix + layer.name;
    Tensors inputs;
    for (const Source& source : model.calls[call].inputs) inputs.push_back(outputs[source.call][source.output]);
    if (layer.model) {
      auto inner = lay_out(*layer.model, facts[call].inner, name + "/", inputs);
      if (!inner) return inner.error();
      Tensors tensors;
      for (const Source& source : layer.model->outputs) tensors.push_back((*inner)[source.call][source.output]);
      outputs.push_back(std::move(tensors));
      continue;
    }
    std::optional<std::size_t> outer;
    for (std::size_t i = 0; i < given.size(); ++i) {
      if (model.inputs[i] == call) outer = given[i];
    }
    if (outer) {
      outputs.push_back({*outer});
      continue;
    }
    auto output = lay_out_call(layer, facts[call], model.calls[call], name, std::move(inputs));
    if (!output) return output.error();
    outputs.push_back({*output});
  }
  return outputs;
}

Result<std::size_t> FlatLayout::lay_out_call(const Layer& layer, const Facts& facts, const Call& call,
                                             const std::string& name, Tensors inputs) {
  if (auto error = check_layer(layer, facts, call, name)) return *error;
  const bool masked = reads_mask(inputs);
  if (masked && heeds_mask(layer)) return Error{"not_run", name, "mask", "input_without_mask", layer.class_name};
  const auto sizes = without_batch(facts.output());
  Shape shape(sizes.begin(), sizes.end());
  // A layer that moves nothing needs no memory: its output is its input, perhaps in another shape.
  const FastPath* rule = layer.kind->fast_path;
  const bool moves_nothing = inputs.size() == 1 && rule != nullptr && rule->moves_nothing != nullptr &&
                             rule->moves_nothing(layer.config, out_.flat.tensors[inputs.front()].shape) &&
                             !(wishes_.learns && layer.kind->learning != nullptr);
  auto output = moves_nothing ? same_tensor(std::move(shape), inputs.front()) : add_tensor(std::move(shape), name);
  if (output) masked_.push_back(puts_out_mask(layer, facts, masked));
  if (!output || inputs.empty()) return output;  // the caller writes the input where it belongs
  FlatCall flat_call{name, &layer, &facts, &call.arguments, std::move(inputs), *output};
  if (auto error = add_weights(flat_call)) return *error;
  out_.flat.calls.push_back(std::move(flat_call));
  return output;
}

std::size_t FlatLayout::same_tensor(Shape shape, std::size_t tensor) {
  const TensorPlace place = out_.flat.tensors[tensor];
  out_.flat.tensors.push_back({std::move(shape), place.offset, place.size});
  return out_.flat.tensors.size() - 1;
}

bool FlatLayout::reads_mask(const Tensors& inputs) const {
  return std::any_of(inputs.begin(), inputs.end(), [&](std::size_t tensor) { return masked_[tensor]; });
}

Result<std::size_t> FlatLayout::add_tensor(Shape shape, const std::string& layer) {
  const Count size = product(shape).value_or(kMaxCount);
  out_.flat.tensors.push_back(
      {std::move(shape), static_cast<std::size_t>(out_.activation_floats), static_cast<std::size_t>(size)});
  out_.activation_floats = saturating_add(out_.activation_floats, aligned(size));
  const Count floats = saturating_add(out_.weight_floats, out_.activation_floats);
  if (floats > kMaxFloats) return too_much_memory(layer, floats);
  return out_.flat.tensors.size() - 1;
}

std::optional<Error> FlatLayout::add_weights(FlatCall& flat_call) {
  flat_call.weight_count = flat_call.facts->weights.size();
  const auto [first, is_new] = first_weight_.try_emplace(flat_call.rule, out_.flat.weights.size());
  flat_call.first_weight = first->second;
  if (!is_new) return std::nullopt;
  auto initializers = wishes_.drawn ? initializers_of(*flat_call.rule, *flat_call.facts, flat_call.layer)
                                    : std::vector<Initializer>(flat_call.weight_count, Initializer::kZeros);
  if (!initializers) return initializers.error();
  for (std::size_t i = 0; i < flat_call.weight_count; ++i) {
    const Weight& weight = flat_call.facts->weights[i];
    const Count count = weight.count().value_or(kMaxCount);
    out_.flat.weights.push_back({flat_call.layer, weight.name, weight.shape(),
                                 static_cast<std::size_t>(out_.weight_floats), static_cast<std::size_t>(count),
                                 (*initializers)[i]});
    out_.weight_floats = saturating_add(out_.weight_floats, aligned(count));
    const Count floats = saturating_add(out_.weight_floats, out_.activation_floats);
    if (floats > kMaxFloats) return too_much_memory(flat_call.layer, floats);
  }
  return std::nullopt;
}

}  // namespace

Result<LaidOut> lay_out(const Model& model, const std::vector<Facts>& facts, LayoutWishes wishes) {
  FlatLayout layout(wishes);
  auto outputs = layout.lay_out(model, facts, "", {});
  if (!outputs) return outputs.error();
  LaidOut out = layout.take();
  for (const Tensors& tensors : *outputs) out.call_outputs.push_back(tensors.front());
  for (const std::size_t call : model.inputs) out.flat.inputs.push_back(out.call_outputs[call]);
  for (const Source& source : model.outputs) {
    out.flat.outputs.push_back((*outputs)[source.call][source.output]);
    out.output_masked = out.output_masked || layout.is_masked(out.flat.outputs.back());
  }
  return out;
}

}  // namespace cnn
