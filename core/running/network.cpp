// Plans one arena for all activations, draws weights and runs the layers in order. Models within the model are laid out
// flat, so that running knows no nesting.
#include "core/running/network.hpp"

#include <algorithm>

#include "core/running/activation_runs.hpp"
#include "core/running/initializers.hpp"

namespace cnn {
namespace {

Error too_much_memory(const std::string& layer, Count floats) {
  return {"too_much_memory", layer, "", "at_most_1073741824_bytes", static_cast<double>(floats) * 4};
}

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

/// Numbers drawn in one part of a pass: about a millisecond.
constexpr Count kDrawnAtOnce = 262'144;

}  // namespace

Result<std::unique_ptr<Network>> Network::compile(CountedModel counted, std::uint32_t seed, Keep keep, Start start) {
  std::unique_ptr<Network> network(new Network);
  network->start_ = start;
  network->model_ = std::move(counted.model);
  network->facts_ = std::move(counted.facts);
  network->keep_ = keep;
  auto outputs = network->lay_out(network->model_, network->facts_, "", {});
  if (!outputs) return outputs.error();
  for (const Tensors& tensors : *outputs) network->call_outputs_.push_back(tensors.front());
  for (const std::size_t call : network->model_.inputs) network->flat_.inputs.push_back(network->call_outputs_[call]);
  for (const Source& source : network->model_.outputs) {
    network->flat_.outputs.push_back((*outputs)[source.call][source.output]);
  }
  network->arrangement_ = std::make_unique<Arrangement>(network->flat_, keep);
  for (std::size_t i = 0; i < network->flat_.tensors.size(); ++i) {
    network->flat_.tensors[i].offset = network->arrangement_->place_of(i);
  }
  const Count activations = network->arrangement_->row_major_floats();
  const Count tensors = network->weight_floats_ + activations;
  const Count floats = saturating_add(tensors, network->arrangement_->floats());
  if (floats > kMaxFloats) return too_much_memory("", floats);
  network->weights_.resize(static_cast<std::size_t>(network->weight_floats_));
  network->activations_.resize(static_cast<std::size_t>(activations));
  network->random_ = Random(seed);
  network->arrangement_->build(network->weights_.data(), network->activations_.data());
  return network;
}

/// Lays out the calls of a model; answers the tensors that each call puts out. `given`: the tensors that it reads
/// where it stands inside another model.
Result<std::vector<Network::Tensors>> Network::lay_out(const Model& model, const std::vector<Facts>& facts,
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

Result<std::size_t> Network::lay_out_call(const Layer& layer, const Facts& facts, const Call& call,
                                          const std::string& name, Tensors inputs) {
  if (auto error = check_layer(layer, facts, call, name)) return *error;
  const bool masked = reads_mask(inputs);
  if (masked && heeds_mask(layer)) return Error{"not_run", name, "mask", "input_without_mask", layer.class_name};
  const auto sizes = without_batch(facts.output());
  Shape shape(sizes.begin(), sizes.end());
  // A layer that moves nothing needs no memory: its output is its input, perhaps in another shape.
  const FastPath* rule = layer.kind->fast_path;
  const bool moves_nothing = inputs.size() == 1 && rule != nullptr && rule->moves_nothing != nullptr &&
                             rule->moves_nothing(layer.config, flat_.tensors[inputs.front()].shape);
  auto output = moves_nothing ? same_tensor(std::move(shape), inputs.front()) : add_tensor(std::move(shape), name);
  if (output) masked_.push_back(puts_out_mask(layer, facts, masked));
  if (!output || inputs.empty()) return output;  // the caller writes the input where it belongs
  FlatCall flat_call{name, &layer, &facts, &call.arguments, std::move(inputs), *output};
  if (auto error = add_weights(flat_call)) return *error;
  flat_.calls.push_back(std::move(flat_call));
  return output;
}

std::size_t Network::same_tensor(Shape shape, std::size_t tensor) {
  const TensorPlace place = flat_.tensors[tensor];
  flat_.tensors.push_back({std::move(shape), place.offset, place.size});
  return flat_.tensors.size() - 1;
}

bool Network::reads_mask(const Tensors& inputs) const {
  return std::any_of(inputs.begin(), inputs.end(), [&](std::size_t tensor) { return masked_[tensor]; });
}

Result<std::size_t> Network::add_tensor(Shape shape, const std::string& layer) {
  const Count size = product(shape).value_or(kMaxCount);
  flat_.tensors.push_back(
      {std::move(shape), static_cast<std::size_t>(activation_floats_), static_cast<std::size_t>(size)});
  activation_floats_ = saturating_add(activation_floats_, aligned(size));
  const Count floats = saturating_add(weight_floats_, activation_floats_);
  if (floats > kMaxFloats) return too_much_memory(layer, floats);
  return flat_.tensors.size() - 1;
}

std::optional<Error> Network::add_weights(FlatCall& flat_call) {
  flat_call.weight_count = flat_call.facts->weights.size();
  const auto [first, is_new] = first_weight_.try_emplace(flat_call.rule, flat_.weights.size());
  flat_call.first_weight = first->second;
  if (!is_new) return std::nullopt;
  const bool drawn = start_ == Start::kDrawn;
  auto initializers = drawn ? initializers_of(*flat_call.rule, *flat_call.facts, flat_call.layer)
                            : std::vector<Initializer>(flat_call.weight_count, Initializer::kZeros);
  if (!initializers) return initializers.error();
  for (std::size_t i = 0; i < flat_call.weight_count; ++i) {
    const Weight& weight = flat_call.facts->weights[i];
    const Count count = weight.count().value_or(kMaxCount);
    flat_.weights.push_back({flat_call.layer, weight.name, weight.shape(), static_cast<std::size_t>(weight_floats_),
                             static_cast<std::size_t>(count), (*initializers)[i]});
    weight_floats_ = saturating_add(weight_floats_, aligned(count));
    const Count floats = saturating_add(weight_floats_, activation_floats_);
    if (floats > kMaxFloats) return too_much_memory(flat_call.layer, floats);
  }
  return std::nullopt;
}

void Network::draw(Count most) {
  while (most > 0 && drawn_tensors_ < flat_.weights.size()) {
    const WeightPlace& place = flat_.weights[drawn_tensors_];
    const auto all = std::span(weights_).subspan(place.offset, place.size);
    const Count before = work_left(place, drawn_numbers_);
    drawn_numbers_ += draw_numbers(place, random_, all, drawn_numbers_, most);
    most -= before - work_left(place, drawn_numbers_);
    if (drawn_numbers_ < place.size) return;
    drawn_numbers_ = 0;
    ++drawn_tensors_;
  }
}

void Network::run() {
  draw(kMaxCount);
  if (weights_changed_) arrangement_->pack();
  weights_changed_ = false;
  arrangement_->run();
  shown_ = false;
  part_ = parts_ = 0;
}

// The parts are: weights yet to be drawn, then packing, then the layers.
void Network::begin() {
  Count undrawn = 0;
  for (std::size_t i = drawn_tensors_; i < flat_.weights.size(); ++i)
    undrawn += work_left(flat_.weights[i], i == drawn_tensors_ ? drawn_numbers_ : 0);
  part_ = 0;
  parts_ = static_cast<std::size_t>((undrawn + kDrawnAtOnce - 1) / kDrawnAtOnce);
  parts_ += weights_changed_ ? arrangement_->pack_actions().size() : 0;
  parts_ += arrangement_->run_actions().size();
}

double Network::advance() {
  if (part_ >= parts_) return 1;
  const auto& pack = arrangement_->pack_actions();
  const auto& run = arrangement_->run_actions();
  const std::size_t left = parts_ - part_;
  if (left > run.size() + (weights_changed_ ? pack.size() : 0)) {
    draw(kDrawnAtOnce);
  } else if (left > run.size()) {
    pack[pack.size() - (left - run.size())]();
    if (left == run.size() + 1) weights_changed_ = false;
  } else {
    shown_ = false;
    run[run.size() - left]();
  }
  ++part_;
  return static_cast<double>(part_) / static_cast<double>(parts_);
}

void Network::show() {
  if (!shown_) arrangement_->show();
  shown_ = true;
}

}  // namespace cnn
