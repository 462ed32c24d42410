#include "core/training/plan.hpp"

#include "core/running/activation_runs.hpp"
#include "core/running/kernels/activation_gradient.hpp"

namespace cnn {
namespace {

class Planner {
 public:
  explicit Planner(const CountedModel& counted) : counted_(counted) {}

  Result<LearningPlan> plan() {
    auto laid_out = lay_out(counted_.model, counted_.facts, {.drawn = false, .learns = true});
    if (!laid_out) return laid_out.error();
    // Keras then leaves steps that do not count out of the loss.
    if (laid_out->output_masked) return Error{"no_gradient", "", "mask", "output_without_mask", true};
    plan_.flat = std::make_unique<FlatGraph>(std::move(laid_out->flat));
    plan_.weight_numbers = static_cast<std::size_t>(laid_out->weight_floats);
    add_tensors();
    plan_.trainable.resize(plan_.flat->weights.size());
    for (const FlatCall& call : plan_.flat->calls) {
      if (auto error = add(call)) return *error;
    }
    if (plan_.trainable_ranges.empty()) return Error{"nothing_to_train", "", "trainable", "trainable_weights", 0};
    return std::move(plan_);
  }

 private:
  void add_tensors() {
    const auto& flat = plan_.flat->tensors;
    for (std::size_t t = 0; t < flat.size(); ++t) {
      std::size_t root = 0;
      while (flat[root].offset != flat[t].offset) ++root;
      plan_.tensors.push_back({flat[t].shape, flat[t].size, root});
    }
  }

  bool moves_nothing(const FlatCall& call) const {
    return call.inputs.size() == 1 && plan_.root(call.inputs.front()) == plan_.root(call.output);
  }

  std::optional<Error> add(const FlatCall& call) {
    const LayerKind& kind = *call.rule->kind;
    LearningStep step{&call, call.rule->config, "", call.inputs, call.output};
    // What moves nothing afterwards may well do something while it learns.
    if (moves_nothing(call)) return check(call, step);
    if (kind.learning != nullptr && !(kind.learning->unless_frozen && !call.rule->trainable)) step.rule = kind.learning;
    if (auto error = add_weights(call, step)) return error;
    for (const std::size_t input : call.inputs) step.goes_back = step.goes_back || plan_.wants_gradient(input);
    if (auto error = check(call, step)) return error;
    const std::string* activation = kind.activation_last ? step.config.value("activation").text() : nullptr;
    const bool split = activation != nullptr && *activation != "linear";
    if (!split) {
      finish(std::move(step));
      return std::nullopt;
    }
    LearningStep last{&call,       Config(object({{"activation", *activation}})),
                      *activation, {plan_.tensors.size()},
                      call.output, step.goes_back};
    if (step.goes_back && kernels::find_activation_gradient(*activation) == nullptr) {
      return Error{"no_gradient", call.layer, "activation", "activation_with_gradient", *activation};
    }
    step.config = without_activation(step.config);
    step.output = plan_.tensors.size();
    const LearnedTensor& output = plan_.tensors[call.output];
    plan_.tensors.push_back({output.shape, output.size, step.output});
    finish(std::move(step));
    finish(std::move(last));
    return std::nullopt;
  }

  void finish(LearningStep step) {
    LearnedTensor& output = plan_.tensors[plan_.root(step.output)];
    output.wants_gradient = output.wants_gradient || step.goes_back;
    plan_.steps.push_back(std::move(step));
  }

  std::optional<Error> add_weights(const FlatCall& call, LearningStep& step) {
    for (std::size_t w = 0; w < call.weight_count; ++w) {
      if (!call.facts->weights[w].trainable || !counted_.model.trainable) continue;
      step.goes_back = true;
      const std::size_t number = call.first_weight + w;
      if (plan_.trainable[number]) continue;  // another use of the same layer
      plan_.trainable[number] = true;
      const WeightPlace& place = plan_.flat->weights[number];
      plan_.trainable_ranges.push_back({place.offset, place.size});
      auto penalty = penalty_of(call, w, plan_.trainable_ranges.back());
      if (!penalty) return penalty.error();
      if (penalty->l1 != 0 || penalty->l2 != 0) plan_.penalties.push_back(*penalty);
    }
    return std::nullopt;
  }

  std::optional<Error> check(const FlatCall& call, const LearningStep& step) const {
    const Layer& layer = *call.rule;
    if (!layer.config.value("activity_regularizer").is_null()) {
      return Error{"no_gradient", call.layer, "activity_regularizer", "none",
                   layer.config.value("activity_regularizer")};
    }
    const LayerKind& kind = *layer.kind;
    // Of some arguments nobody here knows how a layer runs while it learns, whether or not anything goes back.
    const bool knows =
        kind.has_gradient == nullptr || kind.has_gradient({layer.config, call.facts->inputs, &layer, call.arguments});
    const bool passes_back = !step.goes_back || step.rule != nullptr || kind.backward != nullptr;
    if (knows && passes_back) return std::nullopt;
    return Error{"no_gradient", call.layer, "", "layer_with_gradient", layer.class_name};
  }

  const CountedModel& counted_;
  LearningPlan plan_;
};

}  // namespace

Result<LearningPlan> plan_learning(const CountedModel& counted) { return Planner(counted).plan(); }

}  // namespace cnn
